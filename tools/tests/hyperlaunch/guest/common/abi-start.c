// SPDX-License-Identifier: GPL-2.0-only
/* Starting domains: which, by which call, and only once. */
#include "abi.h"

#include "probe.h"

static long unpause_by_domctl(domid_t domid)
{
    struct xen_domctl op = {};

    return xen_domctl(XEN_DOMCTL_unpausedomain, domid, &op);
}

static void unpause_nobody(void)
{
    unsigned int i;

    for ( i = DOMID_FIRST_RESERVED; i <= DOMID_MASK; i++ )
        abi_expect("unpause", i, launch_unpause(i), -XEN_ESRCH);
    for ( i = 0x8000; i; i <<= 1 )
        abi_expect("unpause", i, launch_unpause(i), -XEN_ESRCH);
    for ( i = 0; i < MAX_TARGET; i++ )
        if ( !xen_domain_exists(i) )
            abi_expect("unpause", i, launch_unpause(i), -XEN_ESRCH);
    abi_expect("unpause", ~0UL, launch_unpause(~0UL), -XEN_ESRCH);
    abi_expect("unpause, itself", 0, launch_unpause(xen_own_domid()),
               -XEN_EEXIST);
}

/* Nor those whose number has that of a domain in its lower bits. */
static void unpause_truncated(domid_t domid)
{
    unsigned int bit;

    for ( bit = 15; bit < 64; bit++ )
        abi_expect("unpause, truncated", bit,
                   launch_unpause(domid | (1UL << bit)), -XEN_ESRCH);
}

static void expect_state(domid_t domid, bool started)
{
    struct xen_hyperlaunch_domain domain;

    abi_expect("domain", domid, launch_find_domid(domid, &domain), 0);
    abi_expect("started", domid, !!domain.started, started);
    abi_expect("paused", domid,
               domain.state == XEN_HYPERLAUNCH_DOMAIN_paused, !started);
}

static void must_not_start(domid_t domid)
{
    abi_expect("unpause, no access", domid, launch_unpause(domid),
               -XEN_EPERM);
    abi_expect("domctl, no access", domid, unpause_by_domctl(domid),
               -XEN_EPERM);
}

/* The second try is one too many, however the first one was made. */
static void start(domid_t domid, bool by_domctl)
{
    unpause_truncated(domid);
    expect_state(domid, false);
    if ( by_domctl )
        abi_expect("domctl", domid, unpause_by_domctl(domid), 0);
    else
        abi_expect("unpause", domid, launch_unpause(domid), 0);
    expect_state(domid, true);
    abi_expect("unpause, again", domid, launch_unpause(domid), -XEN_EEXIST);
    abi_expect("domctl, again", domid, unpause_by_domctl(domid), -XEN_EPERM);
}

/* Those which are not even shown. */
static void start_hidden(void)
{
    struct xen_hyperlaunch_domain domain;
    domid_t domid;

    for ( domid = 0; domid < MAX_TARGET; domid++ )
        if ( xen_domain_exists(domid) && launch_find_domid(domid, &domain) )
            must_not_start(domid);
}

/* Starts two of those that may be started, and leaves the others as they are. */
void abi_starts(const struct xen_hyperlaunch_info *info)
{
    unsigned int i, started = 0;

    unpause_nobody();
    start_hidden();

    for ( i = 0; i < info->nr_domains; i++ )
    {
        struct xen_hyperlaunch_domain domain;

        if ( launch_domain(i, &domain) < 0 ||
             domain.state != XEN_HYPERLAUNCH_DOMAIN_paused )
            continue;

        if ( !(domain.access & START) )
        {
            must_not_start(domain.domid);
            expect_state(domain.domid, false);
        }
        else if ( started < 2 )
            start(domain.domid, started++);
    }

    abi_expect("domains started", 0, started, 2);
}
