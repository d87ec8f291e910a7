// SPDX-License-Identifier: GPL-2.0-only
/*
 * What Xen lets this domain do.  Nothing here trusts a flag that the builder
 * wrote: every answer comes from an attempt.
 */
#include "checks.h"

#include "say.h"
#include "xen.h"

static domid_t own_domid;

static long ask_physinfo(void)
{
    struct xen_sysctl op = {};

    return xen_sysctl(XEN_SYSCTL_physinfo, &op);
}

static long ask_domain_list(void)
{
    static struct xen_domctl_getdomaininfo info;
    struct xen_sysctl op = { .u.getdomaininfolist.max_domains = 1 };

    set_xen_guest_handle(op.u.getdomaininfolist.buffer, &info);

    return xen_sysctl(XEN_SYSCTL_getdomaininfolist, &op);
}

static long own_domain_info(struct xen_domctl *op)
{
    return xen_domctl(XEN_DOMCTL_getdomaininfo, own_domid, op);
}

static long ask_domain_info(void)
{
    struct xen_domctl op = {};

    return own_domain_info(&op);
}

static long ask_vcpu_info(void)
{
    struct xen_domctl op = { .u.getvcpuinfo.vcpu = 0 };

    return xen_domctl(XEN_DOMCTL_getvcpuinfo, own_domid, &op);
}

/* Nobody can pause himself, but only a control domain gets to hear that. */
static long ask_pause(void)
{
    struct xen_domctl op = {};

    return xen_domctl(XEN_DOMCTL_pausedomain, own_domid, &op);
}

/* No such flags; so there will not be a domain. */
static long ask_create(void)
{
    struct xen_domctl op = { .u.createdomain.flags = ~0U };

    return xen_domctl(XEN_DOMCTL_createdomain, DOMID_INVALID, &op);
}

/* Gives up the claim of memory that this domain does not have. */
static long ask_claim(void)
{
    struct xen_memory_reservation claim = { .domid = own_domid };

    return xen_memory_op(XENMEM_claim_pages, &claim);
}

static long ask_console_read(void)
{
    char c;

    return xen_console_read(&c, 0);
}

/* Ends a pinning that never began: invalid, if one may pin at all. */
static long ask_pin_override(void)
{
    struct sched_pin_override pin = { .pcpu = -1 };

    return xen_sched_op(SCHEDOP_pin_override, &pin);
}

static const struct access common_access[] = {
    { "sysctl-physinfo", ask_physinfo, ROLE_CONTROL, 0 },
    { "sysctl-getdomaininfolist", ask_domain_list, ROLE_CONTROL, 0 },
    { "domctl-getdomaininfo", ask_domain_info,
      ROLE_CONTROL | ROLE_XENSTORE, 0 },
    { "domctl-getvcpuinfo", ask_vcpu_info, ROLE_CONTROL, 0 },
    { "domctl-pausedomain", ask_pause, ROLE_CONTROL, -XEN_EINVAL },
    { "domctl-createdomain", ask_create, ROLE_CONTROL, -XEN_EINVAL },
    { "memory-claim-pages", ask_claim, ROLE_CONTROL, 0 },
    { "console-read", ask_console_read, ROLE_CONTROL | ROLE_CONSOLE, 0 },
    { "sched-pin-override", ask_pin_override, ROLE_HARDWARE, -XEN_EINVAL },
};

unsigned int roles_seen(void)
{
    struct xen_domctl op = {};
    unsigned int roles = 0;

    own_domid = xen_own_domid();

    if ( ask_physinfo() != -XEN_EPERM )
        roles |= ROLE_CONTROL;
    if ( ask_pin_override() != -XEN_EPERM )
        roles |= ROLE_HARDWARE;
    if ( ask_console_read() != -XEN_EPERM )
        roles |= ROLE_CONSOLE;
    if ( !own_domain_info(&op) &&
         (op.u.getdomaininfo.flags & XEN_DOMINF_xs_domain) )
        roles |= ROLE_XENSTORE;

    return roles;
}

/* Asks for everything in @table; returns how many answers were wrong. */
static unsigned int ask_all(const struct access *table, unsigned int nr,
                            unsigned int roles)
{
    unsigned int i, wrong = 0;

    for ( i = 0; i < nr; i++ )
    {
        bool allowed = table[i].roles & roles;
        long want = allowed ? table[i].allowed : -XEN_EPERM;
        long got = table[i].ask();

        if ( got == want )
            continue;

        wrong++;
        say("HL-ACCESS %s %s got=%ld want=%ld", table[i].name,
            allowed ? "must be allowed" : "must be refused", got, want);
    }

    return wrong;
}

static void check_access(const char *name, unsigned int roles)
{
    unsigned int total = ARRAY_SIZE(common_access) + arch_nr_access;
    unsigned int wrong =
        ask_all(common_access, ARRAY_SIZE(common_access), roles) +
        ask_all(arch_access, arch_nr_access, roles);

    if ( wrong )
        check_fail(name, "%u of %u answers", wrong, total);
    else
        check_pass(name);
}

void check_privileged(const char *name)
{
    check_access(name, ROLE_ALL);
}

void check_unprivileged(const char *name)
{
    check_access(name, 0);
}

void check_roles(const char *name)
{
    check_access(name, check_opts->roles);
}
