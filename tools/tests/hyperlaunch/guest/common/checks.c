// SPDX-License-Identifier: GPL-2.0-only
#include "checks.h"

#include "lib.h"
#include "say.h"
#include "xen.h"

const struct options *check_opts;

static const struct check common_checks[] = {
    { "args", check_args },
    { "boot-probes", check_boot_probes },
    { "boot-race", check_boot_race },
    { "boot-random", check_boot_random },
    { "channels", check_channels },
    { "clean", check_clean },
    { "cmdline", check_cmdline },
    { "console-deaf", check_console_deaf },
    { "console-input", check_console_input },
    { "console-flood", check_console_flood },
    { "console-ring", check_console_ring },
    { "domains", check_domains },
    { "freepages", check_freepages },
    { "grant-frames", check_grant_frames },
    { "hypfs-modules", check_hypfs_modules },
    { "isolation", check_isolation },
    { "late-hwdom", check_late_hwdom },
    { "launch-abi", check_launch_abi },
    { "launch-info", check_launch_info },
    { "launch-refused", check_launch_refused },
    { "memory", check_memory },
    { "no-channels", check_no_channels },
    { "no-rings", check_no_rings },
    { "noise", check_noise },
    { "not-boot", check_not_boot },
    { "peers-refuse", check_peers_refuse },
    { "peers-stay", check_peers_stay },
    { "crash-peers", check_crash_peers },
    { "hotplug", check_hotplug },
    { "pinning", check_pinning },
    { "privileged", check_privileged },
    { "race-done", check_race_done },
    { "race-failed", check_race_failed },
    { "ramdisk", check_ramdisk },
    { "ready", check_ready },
    { "resources", check_resources },
    { "roles", check_roles },
    { "serve-console", check_serve_console },
    { "serve-store", check_serve_store },
    { "start-peers", check_start_peers },
    { "static-port", check_static_port },
    { "store-ring", check_store_ring },
    { "time", check_time },
    { "told-of-ends", check_told_of_ends },
    { "unprivileged", check_unprivileged },
    { "vcpus", check_vcpus },
    { "wired", check_wired },
    { "zero", check_zero },
};

static bool run_one(const struct check *checks, unsigned int nr,
                    const char *name)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
    {
        if ( strcmp(checks[i].name, name) )
            continue;
        checks[i].run(name);
        return true;
    }

    return false;
}

void run_check(const char *name)
{
    if ( !run_one(common_checks, ARRAY_SIZE(common_checks), name) &&
         !run_one(arch_checks, arch_nr_checks, name) )
        check_fail(name, "there is no such check");
}

void run_checks(const struct options *opts)
{
    const char *list = opts->checks;
    char name[32];

    check_opts = opts;

    while ( next_item(&list, ",", name, sizeof(name)) )
        run_check(name);
}
