// SPDX-License-Identifier: GPL-2.0-only
/* What a control domain learns about the host and the other domains. */
#include "checks.h"

#include "format.h"
#include "say.h"
#include "xen.h"

#define MS 1000000UL

/* Small, so that a few domains suffice to need several calls. */
static struct xen_domctl_getdomaininfo batch[8];

/* Domains from @first on; returns how many @batch now holds, or an error. */
static long get_batch(unsigned int first)
{
    struct xen_sysctl op = {
        .u.getdomaininfolist = {
            .first_domain = first,
            .max_domains = ARRAY_SIZE(batch),
        },
    };
    long rc;

    set_xen_guest_handle(op.u.getdomaininfolist.buffer, batch);
    rc = xen_sysctl(XEN_SYSCTL_getdomaininfolist, &op);

    return rc ?: op.u.getdomaininfolist.num_domains;
}

/* Calls @fn for every domain; returns how many there are, or an error. */
static long for_each_domain(void (*fn)(const struct xen_domctl_getdomaininfo *))
{
    unsigned int first = 0;
    long n, i, total = 0;

    while ( (n = get_batch(first)) > 0 )
    {
        for ( i = 0; i < n; i++ )
            fn(&batch[i]);
        total += n;
        first = batch[n - 1].domain + 1;
    }

    return n ?: total;
}

static void format_state(char *buf, size_t size, unsigned int flags)
{
    static const char *const reasons[] = {
        [SHUTDOWN_poweroff] = "poweroff",
        [SHUTDOWN_reboot] = "reboot",
        [SHUTDOWN_suspend] = "suspend",
        [SHUTDOWN_crash] = "crash",
        [SHUTDOWN_watchdog] = "watchdog",
    };
    unsigned int code = (flags >> XEN_DOMINF_shutdownshift) &
                        XEN_DOMINF_shutdownmask;

    if ( flags & XEN_DOMINF_dying )
        format(buf, size, "dying");
    else if ( (flags & XEN_DOMINF_shutdown) && code < ARRAY_SIZE(reasons) )
        format(buf, size, "%s", reasons[code]);
    else if ( flags & XEN_DOMINF_shutdown )
        format(buf, size, "shutdown-%u", code);
    else if ( flags & XEN_DOMINF_paused )
        format(buf, size, "paused");
    else if ( flags & XEN_DOMINF_blocked )
        format(buf, size, "blocked");
    else if ( flags & XEN_DOMINF_running )
        format(buf, size, "running");
    else
        format(buf, size, "runnable");
}

static void say_domain(const struct xen_domctl_getdomaininfo *info)
{
    char state[16];

    format_state(state, sizeof(state), info->flags);
    say("HL-DOMAIN domid=%u state=%s mem=%lu vcpus=%u online=%u%s",
        info->domain, state,
        (unsigned long)info->tot_pages << (PAGE_SHIFT - 10),
        info->max_vcpu_id + 1, info->nr_online_vcpus,
        info->flags & XEN_DOMINF_xs_domain ? " xenstore" : "");
}

void check_domains(const char *name)
{
    long n = for_each_domain(say_domain);

    if ( n < 0 )
        check_fail(name, "error %ld", n);
    else
        check_pass(name);
}

static unsigned int nr_down;

static void count_down(const struct xen_domctl_getdomaininfo *info)
{
    if ( info->flags & (XEN_DOMINF_shutdown | XEN_DOMINF_dying) )
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
        n = for_each_domain(count_down);

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
