// SPDX-License-Identifier: GPL-2.0-only
#include "domain-list.h"

#include "lib.h"

/* Small, so that a few domains suffice to need several calls. */
static struct xen_domctl_getdomaininfo batch[8];

/* Domains from @first on; returns how many @batch now holds, or an error. */
static long get_batch(sysctl_fn *sysctl, unsigned int first)
{
    static struct xen_sysctl op;
    long rc;

    /* All of this must be there: on Linux, Xen does not wait for pages. */
    memset(&op, 0, sizeof(op));
    memset(batch, 0, sizeof(batch));

    op.u.getdomaininfolist.first_domain = first;
    op.u.getdomaininfolist.max_domains = ARRAY_SIZE(batch);
    set_xen_guest_handle(op.u.getdomaininfolist.buffer, batch);
    rc = sysctl(XEN_SYSCTL_getdomaininfolist, &op);

    return rc < 0 ? rc : (long)op.u.getdomaininfolist.num_domains;
}

long for_each_domain(sysctl_fn *sysctl,
                     void (*fn)(const struct xen_domctl_getdomaininfo *))
{
    unsigned int first = 0;
    long n, i, total = 0;

    while ( (n = get_batch(sysctl, first)) > 0 )
    {
        for ( i = 0; i < n; i++ )
            fn(&batch[i]);
        total += n;
        first = batch[n - 1].domain + 1;
    }

    return n < 0 ? n : total;
}

bool is_down(const struct xen_domctl_getdomaininfo *info)
{
    return info->flags & (XEN_DOMINF_shutdown | XEN_DOMINF_dying);
}

static const char *shutdown_reason(unsigned int flags)
{
    static const char *const reasons[] = {
        [SHUTDOWN_poweroff] = "poweroff",
        [SHUTDOWN_reboot] = "reboot",
        [SHUTDOWN_suspend] = "suspend",
        [SHUTDOWN_crash] = "crash",
        [SHUTDOWN_watchdog] = "watchdog",
        [SHUTDOWN_soft_reset] = "soft-reset",
    };
    unsigned int code = (flags >> XEN_DOMINF_shutdownshift) &
                        XEN_DOMINF_shutdownmask;

    return code < ARRAY_SIZE(reasons) ? reasons[code] : "shutdown";
}

const char *domain_state(const struct xen_domctl_getdomaininfo *info)
{
    if ( info->flags & XEN_DOMINF_dying )
        return "dying";
    if ( info->flags & XEN_DOMINF_shutdown )
        return shutdown_reason(info->flags);
    if ( info->flags & XEN_DOMINF_paused )
        return "paused";
    if ( info->flags & XEN_DOMINF_blocked )
        return "blocked";
    if ( info->flags & XEN_DOMINF_running )
        return "running";

    return "runnable";
}
