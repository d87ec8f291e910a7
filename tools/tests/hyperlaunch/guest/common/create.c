// SPDX-License-Identifier: GPL-2.0-only
/* What a control domain does by creating a domain. */
#include "checks.h"

#include "say.h"
#include "xen.h"

/* The domid that the hypervisor's command line has: hardware_dom=1. */
#define LATE_HWDOM 1

/*
 * Creating the late hardware domain takes that role away from Dom0, and leaves
 * it everything else.  The domain gets its vCPU, as any other has one.
 */
void check_late_hwdom(const char *name)
{
    struct xen_domctl op = {
        .u.createdomain = {
            .max_vcpus = 1,
            .max_evtchn_port = -1,
            .max_grant_frames = -1,
            .max_maptrack_frames = -1,
            .grant_opts = XEN_DOMCTL_GRANT_version(1),
        },
    };
    struct xen_domctl vcpus = { .u.max_vcpus.max = 1 };
    unsigned int before = roles_seen(), after;
    long rc = xen_domctl(XEN_DOMCTL_createdomain, LATE_HWDOM, &op);

    if ( !rc )
        rc = xen_domctl(XEN_DOMCTL_max_vcpus, LATE_HWDOM, &vcpus);

    after = roles_seen();

    if ( rc )
        check_fail(name, "error %ld", rc);
    else if ( !(before & ROLE_HARDWARE) || after != (before & ~ROLE_HARDWARE) )
        check_fail(name, "roles before: %u, after: %u", before, after);
    else
        check_pass(name);
}
