// SPDX-License-Identifier: GPL-2.0-only
/* What a control domain learns about the host and the other domains. */
#include "checks.h"

#include "domain-list.h"
#include "say.h"
#include "xen.h"

#define MS 1000000UL

static void say_domain(const struct xen_domctl_getdomaininfo *info)
{
    say("HL-DOMAIN domid=%u state=%s mem=%lu vcpus=%u online=%u%s",
        info->domain, domain_state(info),
        (unsigned long)info->tot_pages << (PAGE_SHIFT - 10),
        info->max_vcpu_id + 1, info->nr_online_vcpus,
        info->flags & XEN_DOMINF_xs_domain ? " xenstore" : "");
}

void check_each_domain(const char *name,
                       void (*say_it)(const struct xen_domctl_getdomaininfo *))
{
    long n = for_each_domain(xen_sysctl, say_it);

    if ( n < 0 )
        check_fail(name, "error %ld", n);
    else
        check_pass(name);
}

void check_domains(const char *name)
{
    check_each_domain(name, say_domain);
}

static unsigned int nr_down;

static void count_down(const struct xen_domctl_getdomaininfo *info)
{
    if ( is_down(info) )
        nr_down++;
}

void wait_for_domains(const struct options *opts)
{
    static const char name[] = "wait-domains";
    uint64_t end = arch_time_ns() + opts->wait_timeout_ms * MS;

    for ( ; ; )
    {
        long n;

        nr_down = 0;
        n = for_each_domain(xen_sysctl, count_down);

        if ( n < 0 )
        {
            check_fail(name, "error %ld", n);
            return;
        }
        if ( nr_down >= opts->wait_domains )
        {
            check_pass(name);
            return;
        }
        if ( arch_time_ns() >= end )
        {
            check_fail(name, "down=%u of %lu, domains=%ld, time is up",
                       nr_down, opts->wait_domains, n);
            return;
        }
        xen_sleep_ns(10 * MS);
    }
}

static long free_pages(uint64_t *pages)
{
    struct xen_sysctl op = {};
    long rc = xen_sysctl(XEN_SYSCTL_physinfo, &op);

    *pages = op.u.physinfo.free_pages + op.u.physinfo.scrub_pages;

    return rc;
}

/*
 * Destroying a domain and freeing modules goes on in the background.  So the
 * number counts when it has not changed for a while.
 */
void check_freepages(const char *name)
{
    uint64_t last = 0, pages, now = arch_time_ns();
    uint64_t end = now + 10000 * MS, settled = now;

    for ( ; ; )
    {
        long rc = free_pages(&pages);

        if ( rc )
        {
            check_fail(name, "error %ld", rc);
            return;
        }

        now = arch_time_ns();
        if ( pages != last )
            settled = now;
        else if ( now >= settled + 100 * MS )
            break;
        if ( now >= end )
        {
            check_fail(name, "does not settle, pages=%lu",
                       (unsigned long)pages);
            return;
        }

        last = pages;
        xen_sleep_ns(10 * MS);
    }

    say("HL-FREE pages=%lu", (unsigned long)pages);
    check_pass(name);
}
