/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the numbers of the interface are called.
 */

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <xen/hyperlaunch.h>
#include <xen/sched.h>

#include "names.h"

#define NR(array) (sizeof(array) / sizeof((array)[0]))

#define NAMES(which, ...) \
    static const char *const which##_names[] = { __VA_ARGS__ }; \
    const struct names which = { which##_names, NR(which##_names) }

/* Which bit the only one in @mask is. */
#define BIT_OF(mask) __builtin_ctz(mask)

NAMES(launch_states,
    [XEN_HYPERLAUNCH_STATE_building] = "building",
    [XEN_HYPERLAUNCH_STATE_preparing] = "preparing",
    [XEN_HYPERLAUNCH_STATE_reclaiming] = "reclaiming",
    [XEN_HYPERLAUNCH_STATE_starting] = "starting",
    [XEN_HYPERLAUNCH_STATE_done] = "done",
    [XEN_HYPERLAUNCH_STATE_recovery] = "recovery");

NAMES(launch_causes,
    [XEN_HYPERLAUNCH_CAUSE_none] = "none",
    [XEN_HYPERLAUNCH_CAUSE_not_built] = "not-built",
    [XEN_HYPERLAUNCH_CAUSE_no_control] = "no-control",
    [XEN_HYPERLAUNCH_CAUSE_no_hardware] = "no-hardware",
    [XEN_HYPERLAUNCH_CAUSE_no_boot] = "no-boot",
    [XEN_HYPERLAUNCH_CAUSE_boot_failed] = "boot-failed",
    [XEN_HYPERLAUNCH_CAUSE_boot_crashed] = "boot-crashed",
    [XEN_HYPERLAUNCH_CAUSE_boot_stopped] = "boot-stopped",
    [XEN_HYPERLAUNCH_CAUSE_boot_timeout] = "boot-timeout",
    [XEN_HYPERLAUNCH_CAUSE_domain_crashed] = "domain-crashed");

NAMES(launch_events,
    [XEN_HYPERLAUNCH_EVENT_created] = "created",
    [XEN_HYPERLAUNCH_EVENT_domain_failed] = "domain-failed",
    [XEN_HYPERLAUNCH_EVENT_launch_failed] = "launch-failed",
    [XEN_HYPERLAUNCH_EVENT_built] = "built",
    [XEN_HYPERLAUNCH_EVENT_built_no_boot] = "built-no-boot",
    [XEN_HYPERLAUNCH_EVENT_boot_done] = "boot-done",
    [XEN_HYPERLAUNCH_EVENT_boot_failed] = "boot-failed",
    [XEN_HYPERLAUNCH_EVENT_boot_crashed] = "boot-crashed",
    [XEN_HYPERLAUNCH_EVENT_boot_stopped] = "boot-stopped",
    [XEN_HYPERLAUNCH_EVENT_boot_timeout] = "boot-timeout",
    [XEN_HYPERLAUNCH_EVENT_reclaimed] = "reclaimed",
    [XEN_HYPERLAUNCH_EVENT_started] = "started",
    [XEN_HYPERLAUNCH_EVENT_recovered] = "recovered",
    [XEN_HYPERLAUNCH_EVENT_unpaused] = "unpaused",
    [XEN_HYPERLAUNCH_EVENT_ready] = "ready",
    [XEN_HYPERLAUNCH_EVENT_shutdown] = "shutdown",
    [XEN_HYPERLAUNCH_EVENT_console] = "console");

NAMES(domain_states,
    [XEN_HYPERLAUNCH_DOMAIN_not_built] = "not-built",
    [XEN_HYPERLAUNCH_DOMAIN_paused] = "paused",
    [XEN_HYPERLAUNCH_DOMAIN_running] = "running",
    [XEN_HYPERLAUNCH_DOMAIN_shutdown] = "shutdown",
    [XEN_HYPERLAUNCH_DOMAIN_destroyed] = "destroyed");

NAMES(shutdown_codes,
    [SHUTDOWN_poweroff] = "poweroff",
    [SHUTDOWN_reboot] = "reboot",
    [SHUTDOWN_suspend] = "suspend",
    [SHUTDOWN_crash] = "crash",
    [SHUTDOWN_watchdog] = "watchdog",
    [SHUTDOWN_soft_reset] = "soft-reset");

NAMES(module_kinds,
    [XEN_HYPERLAUNCH_MODULE_unused] = "unused",
    [XEN_HYPERLAUNCH_MODULE_lcm] = "lcm",
    [XEN_HYPERLAUNCH_MODULE_kernel] = "kernel",
    [XEN_HYPERLAUNCH_MODULE_ramdisk] = "ramdisk",
    [XEN_HYPERLAUNCH_MODULE_device_tree] = "device-tree",
    [XEN_HYPERLAUNCH_MODULE_config] = "config",
    [XEN_HYPERLAUNCH_MODULE_microcode] = "microcode",
    [XEN_HYPERLAUNCH_MODULE_xsm_policy] = "xsm-policy");

NAMES(role_bits,
    [BIT_OF(XEN_HYPERLAUNCH_ROLE_control)] = "control",
    [BIT_OF(XEN_HYPERLAUNCH_ROLE_hardware)] = "hardware",
    [BIT_OF(XEN_HYPERLAUNCH_ROLE_console)] = "console",
    [BIT_OF(XEN_HYPERLAUNCH_ROLE_xenstore)] = "xenstore",
    [BIT_OF(XEN_HYPERLAUNCH_ROLE_boot)] = "boot",
    [BIT_OF(XEN_HYPERLAUNCH_ROLE_recovery)] = "recovery");

NAMES(access_bits,
    [BIT_OF(XEN_HYPERLAUNCH_ACCESS_query)] = "query",
    [BIT_OF(XEN_HYPERLAUNCH_ACCESS_start)] = "start",
    [BIT_OF(XEN_HYPERLAUNCH_ACCESS_configure)] = "configure");

NAMES(domain_flags,
    [BIT_OF(XEN_HYPERLAUNCH_DOMF_ready)] = "ready",
    [BIT_OF(XEN_HYPERLAUNCH_DOMF_manual)] = "manual",
    [BIT_OF(XEN_HYPERLAUNCH_DOMF_console)] = "console");

NAMES(module_flags,
    [BIT_OF(XEN_HYPERLAUNCH_MODF_unpacked)] = "unpacked");

const char *describe_state(uint32_t state)
{
    static const char *const texts[] = {
        [XEN_HYPERLAUNCH_STATE_building] = "no domain runs",
        [XEN_HYPERLAUNCH_STATE_preparing] = "the boot domain runs",
        [XEN_HYPERLAUNCH_STATE_reclaiming] =
            "boot domain, LCM and modules are given back",
        [XEN_HYPERLAUNCH_STATE_starting] = "the domains are started",
        [XEN_HYPERLAUNCH_STATE_done] = "all is well",
        [XEN_HYPERLAUNCH_STATE_recovery] = "something failed",
    };

    return state < NR(texts) ? texts[state] : NULL;
}

const char *describe_cause(uint32_t cause)
{
    static const char *const texts[] = {
        [XEN_HYPERLAUNCH_CAUSE_none] = "nothing has failed",
        [XEN_HYPERLAUNCH_CAUSE_not_built] = "an initial domain was not built",
        [XEN_HYPERLAUNCH_CAUSE_no_control] = "a control domain was not built",
        [XEN_HYPERLAUNCH_CAUSE_no_hardware] =
            "the hardware domain was not built",
        [XEN_HYPERLAUNCH_CAUSE_no_boot] = "the boot domain was not built",
        [XEN_HYPERLAUNCH_CAUSE_boot_failed] =
            "the boot domain said that it failed",
        [XEN_HYPERLAUNCH_CAUSE_boot_crashed] = "the boot domain crashed",
        [XEN_HYPERLAUNCH_CAUSE_boot_stopped] =
            "the boot domain shut down without saying that it was done",
        [XEN_HYPERLAUNCH_CAUSE_boot_timeout] =
            "the boot domain was not done in time",
        [XEN_HYPERLAUNCH_CAUSE_domain_crashed] =
            "an initial domain crashed before the launch had ended",
    };

    return cause < NR(texts) ? texts[cause] : NULL;
}

const char *name_of(const struct names *names, uint32_t value, char *buf)
{
    if ( value < names->nr && names->name[value] )
        snprintf(buf, NAMES_SIZE, "%s", names->name[value]);
    else
        snprintf(buf, NAMES_SIZE, "%" PRIu32, value);

    return buf;
}

const char *names_of(const struct names *bits, uint32_t value, char *buf)
{
    const char *comma = "";
    unsigned int bit;
    size_t len = 0;

    buf[0] = '\0';

    for ( bit = 0; bit < bits->nr; bit++ )
        if ( value & (1U << bit) )
        {
            len += snprintf(buf + len, NAMES_SIZE - len, "%s%s", comma,
                            bits->name[bit]);
            comma = ",";
            value &= ~(1U << bit);
        }

    if ( value )
        snprintf(buf + len, NAMES_SIZE - len, "%s%#" PRIx32, comma, value);
    else if ( !len )
        strcpy(buf, "-");

    return buf;
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
