// SPDX-License-Identifier: GPL-2.0-only
/* The test guest of Hyperlaunch: says what it is, runs checks, ends. */
#include "boot.h"
#include "checks.h"
#include "format.h"
#include "say.h"
#include "xen.h"

/* Large, therefore not on the stack. */
static struct options options;

/* First what matters, the command line last: it is what may be cut off. */
static void say_who(const char *cmdline)
{
    char roles[48], line[SAY_MAX + 1];
    size_t len, room;

    format_roles(roles, sizeof(roles), roles_seen());
    len = format(line, sizeof(line), "HL-GUEST name=%s domid=%u roles-seen=%s "
                 "mem=%lu vcpus=%u t=%lu cmdline=\"", options.name,
                 xen_own_domid(), roles,
                 (unsigned long)arch_nr_pages() << (PAGE_SHIFT - 10),
                 xen_count_vcpus(), (unsigned long)arch_time_ns());

    if ( len + sizeof("...\"") >= sizeof(line) )
    {
        say("%s", line);
        return;
    }

    room = sizeof(line) - len - sizeof("...\"");
    if ( format(line + len, room, "%s", cmdline) + 1 < room )
        say("%s\"", line);
    else
        say("%s...\"", line);
}

/* For the hardware domain, to be off means that the machine is. */
static bool owns_machine(void)
{
    return roles_seen() & ROLE_HARDWARE;
}

static void end(enum ending how) __attribute__((noreturn));
static void end(enum ending how)
{
    switch ( how )
    {
    case END_MACHINE_OFF:
    case END_POWEROFF:
        if ( how == END_MACHINE_OFF || owns_machine() )
            arch_power_off_machine();
        xen_shutdown(SHUTDOWN_poweroff);

    case END_REBOOT:
        xen_shutdown(SHUTDOWN_reboot);

    case END_CRASH:
        xen_shutdown(SHUTDOWN_crash);

    case END_HALT:
        /* Xen takes the last vCPU going down for a power off. */
        arch_stop_vcpu(0);
        break;

    case END_HANG:
        break;
    }

    xen_block_forever();
}

void guest_main(void)
{
    size_t size;
    const char *cmdline = arch_cmdline(&size);

    parse_options(&options, cmdline);
    say_who(cmdline);
    arch_say_start_info();

    run_checks(&options);
    if ( options.wait_domains )
        wait_for_domains(&options);
    prepare_launch(&options);
    say_tally(options.name);

    if ( options.wait_ms )
        xen_sleep_ns(options.wait_ms * 1000000);
    end(options.end);
}
