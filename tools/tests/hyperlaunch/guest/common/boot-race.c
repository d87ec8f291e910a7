// SPDX-License-Identifier: GPL-2.0-only
/*
 * Two vCPUs of a boot domain that do the same at the same time: one of them has
 * done it, the other one comes too late.  Needs two vCPUs.
 */
#include "checks.h"

#include "fnv.h"
#include "hyperlaunch.h"
#include "lib.h"
#include "pair.h"
#include "say.h"

#define LCM_MAX 0x4000

/* What the second vCPU is to do, and what came of it. */
static volatile domid_t race_domid;
static volatile long race_result;

static void unpause_second(void)
{
    pair_meet(PAIR_SECOND);
    race_result = launch_unpause(race_domid);
    pair_meet(PAIR_SECOND);
}

/* Both start the same domain. */
static bool race_to_start(const char *name, domid_t domid)
{
    long rc;

    race_domid = domid;
    pair_run(unpause_second);
    pair_meet(PAIR_FIRST);
    rc = launch_unpause(domid);
    pair_meet(PAIR_FIRST);
    pair_wait();

    if ( (!rc && race_result == -XEN_EEXIST) ||
         (rc == -XEN_EEXIST && !race_result) )
        return true;

    check_fail(name, "unpause %u: %ld and %ld", domid, rc, race_result);

    return false;
}

static uint64_t lcm_hash(uint8_t *buf)
{
    long size = launch_read_lcm(0, buf, LCM_MAX);

    return size < 0 ? size : (long)fnv1a(FNV_START, buf, size);
}

/* What the second vCPU looks at, until it is told to stop. */
static volatile bool stop;
static volatile unsigned int nr_looks, nr_wrong;

static bool looks_right(uint64_t hash)
{
    static uint8_t lcm[LCM_MAX];
    struct xen_hyperlaunch_info info;
    struct xen_hyperlaunch_domain domain;
    struct xen_hyperlaunch_event event;
    unsigned int i;

    if ( launch_info(&info) < 0 ||
         info.state != XEN_HYPERLAUNCH_STATE_preparing )
        return false;

    /* Whatever has been started is not paused any more. */
    for ( i = 0; i < info.nr_domains; i++ )
        if ( launch_domain(i, &domain) >= 0 && domain.started &&
             domain.state == XEN_HYPERLAUNCH_DOMAIN_paused )
            return false;

    return launch_event(info.nr_events - 1, &event) >= 0 &&
           event.to == info.state && lcm_hash(lcm) == hash;
}

static void look_second(void)
{
    static uint8_t lcm[LCM_MAX];
    uint64_t hash = lcm_hash(lcm);

    pair_meet(PAIR_SECOND);
    do {
        nr_wrong += !looks_right(hash);
        nr_looks++;
    } while ( !stop );
}

/* The first paused domain that may be started, if any. */
static bool find_startable(struct xen_hyperlaunch_domain *domain)
{
    unsigned int i;
    long rc;

    for ( i = 0; (rc = launch_domain(i, domain)) != -XEN_ENOENT; i++ )
        if ( rc >= 0 && domain->state == XEN_HYPERLAUNCH_DOMAIN_paused &&
             (domain->access & XEN_HYPERLAUNCH_ACCESS_start) )
            return true;

    return false;
}

/* Every other domain is started by both, the rest while the second one looks. */
void check_boot_race(const char *name)
{
    struct xen_hyperlaunch_domain domain;
    unsigned int raced = 0, watched = 0;

    if ( !pair_start() )
    {
        check_fail(name, "there is no second vCPU");
        return;
    }

    while ( find_startable(&domain) )
    {
        if ( !race_to_start(name, domain.domid) )
            return;
        raced++;

        if ( !find_startable(&domain) )
            break;
        stop = false;
        pair_run(look_second);
        pair_meet(PAIR_FIRST);
        if ( launch_unpause(domain.domid) )
            nr_wrong++;
        xen_sleep_ns(5000000);
        stop = true;
        pair_wait();
        watched++;
    }

    say("HL-RACE raced=%u watched=%u looks=%u wrong=%u", raced, watched,
        nr_looks, nr_wrong);
    if ( nr_wrong || !watched )
        check_fail(name, "wrong=%u of %u", nr_wrong, nr_looks);
    else
        check_pass(name);
}

static void done_second(void)
{
    pair_meet(PAIR_SECOND);
    launch_done();
}

static void failed_second(void)
{
    pair_meet(PAIR_SECOND);
    launch_failed("second vCPU");
}

/* Whoever wins, this domain is not going to tell. */
static void race_to_end(const char *name, void (*second)(void))
{
    if ( !pair_start() )
    {
        check_fail(name, "there is no second vCPU");
        return;
    }

    check_pass(name);
    say_tally(check_opts->name);
    pair_run(second);
    pair_meet(PAIR_FIRST);
    launch_done();
    xen_block_forever();
}

void check_race_done(const char *name)
{
    race_to_end(name, done_second);
}

void check_race_failed(const char *name)
{
    race_to_end(name, failed_second);
}
