/* SPDX-License-Identifier: GPL-2.0-only */
/* The checks that a command line can name. */
#ifndef HLG_CHECKS_H
#define HLG_CHECKS_H

#include "arch.h"
#include "options.h"

/* Runs the comma separated list @opts->checks, in that order. */
void run_checks(const struct options *opts);

/* One more of them; after run_checks(). */
void run_check(const char *name);

/* What the running checks were asked for; set by run_checks(). */
extern const struct options *check_opts;

/* probe.c: what this domain is allowed to do */
unsigned int roles_seen(void);
void check_roles(const char *name);
void check_privileged(const char *name);
void check_unprivileged(const char *name);

/* console.c */
void check_console_deaf(const char *name);
void check_console_input(const char *name);
void check_noise(const char *name);

/* isolation.c */
void check_memory(const char *name);
void check_isolation(const char *name);

/* memory.c */
void check_zero(const char *name);
void check_clean(const char *name);
void check_ramdisk(const char *name);

/* self.c: what the domain was given */
void check_cmdline(const char *name);
void check_args(const char *name);
void check_time(const char *name);
void check_vcpus(const char *name);
void check_grant_frames(const char *name);

/* rings.c: what the domain shares with the backends of xenstore and console */
void check_store_ring(const char *name);
void check_console_ring(const char *name);
void check_console_flood(const char *name);
void check_no_rings(const char *name);

/* backend.c: rings of other domains */
void check_serve_store(const char *name);
void check_serve_console(const char *name);
void check_peers_refuse(const char *name);

/* domains.c, resources.c, wired.c, hypfs-modules.c: what only a control domain can see */
void check_hypfs_modules(const char *name);
void check_wired(const char *name);
void check_domains(const char *name);
void check_resources(const char *name);

/* What a check does that says something of every domain. */
struct xen_domctl_getdomaininfo;
void check_each_domain(const char *name,
                       void (*say_it)(const struct xen_domctl_getdomaininfo *));
void check_freepages(const char *name);
void wait_for_domains(const struct options *opts);

/* channel.c: whom the domain may talk to */
void check_channels(const char *name);
void check_no_channels(const char *name);
void check_static_port(const char *name);

/* governor.c: what control and xenstore domains have to do with others */
void check_pinning(const char *name);
void check_peers_stay(const char *name);
void check_crash_peers(const char *name);
void check_hotplug(const char *name);
void check_told_of_ends(const char *name);

/* create.c: what it can make of others */
void check_late_hwdom(const char *name);

/* launch-info.c, launch-part.c: what Xen tells of the launch, and is told */
void check_launch_info(const char *name);
void check_ready(const char *name);
void check_start_peers(const char *name);

/* probe.c: what only a boot, recovery or control domain may */
void check_launch_refused(const char *name);
void check_not_boot(const char *name);

/* abi.c, boot-*.c: for boot domains */
void check_launch_abi(const char *name);
void check_boot_probes(const char *name);
void check_boot_race(const char *name);
void check_race_done(const char *name);
void check_race_failed(const char *name);
void check_boot_random(const char *name);

#endif /* HLG_CHECKS_H */
