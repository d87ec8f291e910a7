// SPDX-License-Identifier: GPL-2.0-only
/* The launch itself.  What changes it is asked only by who must be refused. */
#include "probe.h"

/* More than there are of anything. */
#define NO_NUMBER (~0UL)

static long ask_launch(const struct probe *probe, domid_t target)
{
    (void)target;

    return launch_op(probe->cmd, (unsigned long)probe->arg, 0, NULL, 0);
}

/* A start of a domain, which only who may not is to ask for. */
static long start(const struct probe *probe, domid_t target)
{
    return launch_op(probe->cmd, target, 0, NULL, 0);
}

#define LAUNCH(op, argument, who, result) \
    { .name = "launch-" #op, .ask = ask_launch, \
      .cmd = XEN_HYPERLAUNCH_OP_ ## op, .arg = (const void *)(argument), \
      .roles = who, .allowed = result }

#define WHO_MAY_LOOK (CONTROL | ROLE_RECOVERY | BOOT)

static const struct probe launch_probes_list[] = {
    LAUNCH(version, 0, EVERYONE, XEN_HYPERLAUNCH_VERSION),
    LAUNCH(info, 0, WHO_MAY_LOOK, sizeof(struct xen_hyperlaunch_info)),
    LAUNCH(domain, NO_NUMBER, WHO_MAY_LOOK, -XEN_ENOENT),
    LAUNCH(module, NO_NUMBER, WHO_MAY_LOOK, -XEN_ENOENT),
    LAUNCH(event, NO_NUMBER, WHO_MAY_LOOK, -XEN_ENOENT),
    LAUNCH(read_lcm, 0, BOOT, 0),
    LAUNCH(read_module, NO_NUMBER, BOOT, -XEN_ENOENT),
    /* Before the end, a control domain has to wait. */
    LAUNCH(unpause, DOMID_SELF, CONTROL | BOOT, NOT_REFUSED),
    { .name = "launch-unpause-other", .ask = start,
      .cmd = XEN_HYPERLAUNCH_OP_unpause, .target = PROBE_OTHER,
      .roles = CONTROL | BOOT, .refusal_only = true },
    { .name = "launch-done", .ask = ask_launch,
      .cmd = XEN_HYPERLAUNCH_OP_done, .roles = BOOT, .refusal_only = true },
    { .name = "launch-failed", .ask = ask_launch,
      .cmd = XEN_HYPERLAUNCH_OP_failed, .roles = BOOT, .refusal_only = true },
    { .name = "launch-unknown", .ask = ask_launch, .cmd = 9999,
      .roles = NOBODY, .refused = -XEN_ENOSYS },
};
PROBE_TABLE(launch_probes);
