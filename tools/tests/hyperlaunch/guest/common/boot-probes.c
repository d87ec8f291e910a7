// SPDX-License-Identifier: GPL-2.0-only
/*
 * What a boot domain may: everything is tried on each other domain in turn, as
 * what is allowed depends on the domain, and on whether it has been started.
 */
#include "checks.h"

#include "domain-list.h"
#include "probe.h"
#include "say.h"

/* A domain that may not be looked at, or that none launched: no access. */
static unsigned int access_to(domid_t domid, const char **state)
{
    struct xen_hyperlaunch_domain domain;

    *state = "hidden";
    if ( launch_find_domid(domid, &domain) )
        return 0;

    *state = domain.started ? "started" : "paused";

    return domain.started ? 0 : domain.access;
}

static void probe_domain(domid_t domid, struct probe_tally *sum)
{
    struct probe_tally tally = {};
    const char *state;
    unsigned int access = access_to(domid, &state);

    probe_one_target(domid, access);
    ask_probes(ROLE_BOOT, &tally);
    say("HL-TARGET domid=%u state=%s access=%x asked=%u unexpected=%u", domid,
        state, access, tally.asked, tally.unexpected);

    sum->asked += tally.asked;
    sum->unexpected += tally.unexpected;
    sum->skipped += tally.skipped;
}

/* Domains that are listed, and of these those that should not be. */
static unsigned int nr_listed, nr_wrong;

static bool is_to_be_listed(domid_t domid)
{
    const char *state;

    return domid == xen_own_domid() || (access_to(domid, &state) & QUERY);
}

static void look_at_listed(const struct xen_domctl_getdomaininfo *info)
{
    nr_listed++;
    if ( is_to_be_listed(info->domain) )
        return;

    nr_wrong++;
    say("HL-ACCESS sysctl lists domid=%u", info->domain);
}

/* How many should be. */
static unsigned int count_to_be_listed(void)
{
    unsigned int nr = 0;
    domid_t domid;

    for ( domid = 0; domid < MAX_TARGET; domid++ )
        nr += xen_domain_exists(domid) && is_to_be_listed(domid);

    return nr;
}

static bool list_is_right(const char *name)
{
    unsigned int want = count_to_be_listed();

    nr_listed = nr_wrong = 0;
    if ( for_each_domain(xen_sysctl, look_at_listed) == (long)want &&
         !nr_wrong )
        return true;

    check_fail(name, "listed=%u wrong=%u want=%u", nr_listed, nr_wrong, want);

    return false;
}

void check_boot_probes(const char *name)
{
    struct probe_tally sum = {};
    domid_t domid, self = xen_own_domid();

    for ( domid = 0; domid < MAX_TARGET; domid++ )
        if ( domid != self && xen_domain_exists(domid) )
            probe_domain(domid, &sum);

    if ( list_is_right(name) )
        conclude_probes(name, &sum);
}
