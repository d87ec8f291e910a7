// SPDX-License-Identifier: GPL-2.0-only
/* Of which of the host's resources each domain makes use. */
#include "checks.h"

#include "domain-list.h"
#include "say.h"
#include "xen.h"

static void say_resources(const struct xen_domctl_getdomaininfo *info)
{
    struct xen_domctl op = {};
    long rc = xen_domctl(XEN_DOMCTL_get_paging_mempool_size, info->domain, &op);

    say("HL-RESOURCES domid=%u cpupool=%u paging-kib=%ld", info->domain,
        info->cpupool, rc ?: (long)(op.u.paging_mempool.size >> 10));
}

void check_resources(const char *name)
{
    check_each_domain(name, say_resources);
}
