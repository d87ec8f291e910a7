/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Which domains are started, and in which order.
 */

#include <xen/domain.h>
#include <xen/errno.h>
#include <xen/lib.h>
#include <xen/rcupdate.h>
#include <xen/sched.h>
#include <xen/softirq.h>

#include <public/sched.h>

#include "machine.h"

enum hl_goal hl_goal(void)
{
    if ( !hl_has_failed() )
        return HL_GOAL_LAUNCH;

    return hl_recovery_only() ? HL_GOAL_RECOVER : HL_GOAL_LAUNCH_RECOVER;
}

bool hl_has_started(const struct hl_initial *hi, const struct domain *d)
{
    return read_atomic(&hi->started) || d->creation_finished;
}

static bool is_startable(const struct hl_initial *hi, enum hl_goal goal)
{
    if ( !hi->d || (hi->roles & HL_ROLE_BOOT) || hl_has_started(hi, hi->d) )
        return false;

    /* Whatever else the LCM says of it. */
    if ( goal != HL_GOAL_LAUNCH && (hi->roles & HL_ROLE_RECOVERY) )
        return true;

    return goal != HL_GOAL_RECOVER && !hi->manual &&
           hi->roles != HL_ROLE_RECOVERY;
}

/*
 * Does @hi have to wait for another one?  Not if that one is never going to
 * run: because the LCM says so, which validation has sorted out, or because it
 * could not be built.
 */
static bool has_to_wait(const struct hl_initial *hi, enum hl_goal goal)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
        if ( (hi->after & (1ULL << i)) && is_startable(&hl_initials[i], goal) )
            return true;

    return false;
}

/* The first domain in LCM order that can be started now, or NULL. */
static struct hl_initial *find_next(enum hl_goal goal)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
        if ( is_startable(&hl_initials[i], goal) &&
             !has_to_wait(&hl_initials[i], goal) )
            return &hl_initials[i];

    return NULL;
}

/*
 * To be started after another one means just that: the other one may be down
 * by then.  Say so, as it may be of interest if this one needs it.
 */
static void report_wait(const struct hl_initial *hi,
                        const struct hl_initial *other)
{
    const struct domain *d = other->d;

    if ( other->domid == DOMID_INVALID )
        printk(XENLOG_WARNING
               "Hyperlaunch: \"%s\" starts without waiting for \"%s\", which was not built\n",
               hi->name, other->name);
    else if ( !d || d->is_shutting_down || d->is_dying )
        printk(XENLOG_WARNING
               "Hyperlaunch: \"%s\" starts after \"%s\", which %s already\n",
               hi->name, other->name,
               !d || d->is_dying ? "was destroyed"
               : d->shutdown_code == SHUTDOWN_crash ? "has crashed"
                                                    : "has shut down");
}

static void report_waits(const struct hl_initial *hi)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
        if ( hi->after & (1ULL << i) )
            report_wait(hi, &hl_initials[i]);
}

bool hl_announce_start(struct hl_initial *hi, const struct domain *d)
{
    if ( d->is_dying || d->creation_finished || !hl_claim_start(hi) )
        return false;

    /* Before it is unpaused: then it may run on another CPU, and talk. */
    printk("Hyperlaunch: %pd started at "HL_TIME_FMT"\n", d,
           HL_TIME_ARGS(hi->started));

    return true;
}

int hl_start(struct hl_initial *hi, struct domain *d)
{
    if ( !hl_announce_start(hi, d) )
        return -EEXIST;

    domain_unpause_by_systemcontroller(d);

    return 0;
}

/* The lock of domctl keeps control domains from destroying it meanwhile. */
static void start_next(struct hl_initial *hi)
{
    struct domain *d = hi->d;

    while ( !domctl_lock_acquire() )
        process_pending_softirqs();

    report_waits(hi);
    hl_start(hi, d);

    domctl_lock_release();

    /* Its destruction ends when nobody refers to it. */
    if ( d->is_dying && !hl_has_started(hi, d) )
    {
        printk(XENLOG_WARNING
               "Hyperlaunch: \"%s\" was destroyed before it was started\n",
               hi->name);
        hi->d = NULL;
        put_domain(d);
    }
}

static void report_left(const struct hl_initial *hi)
{
    printk("Hyperlaunch: %pd is left paused (%s)\n", hi->d,
           hi->roles == HL_ROLE_RECOVERY ? "nothing to recover from"
           : hi->manual ? "start = \"manual\"" : "failure-policy");
}

/* How many there are which have been started, the boot domain not counted. */
static unsigned int count_started(void)
{
    unsigned int i, nr = 0;

    for ( i = 0; i < hl_nr_initials; i++ )
    {
        const struct hl_initial *hi = &hl_initials[i];

        if ( !hi->d || (hi->roles & HL_ROLE_BOOT) )
            continue;

        if ( hl_has_started(hi, hi->d) )
            nr++;
        else if ( !hi->d->is_dying )
            report_left(hi);
    }

    return nr;
}

/* Domains that were made after the launch count, too. */
static bool any_runs(void)
{
    const struct domain *d;
    bool found = false;

    rcu_read_lock(&domlist_read_lock);

    for_each_domain ( d )
        if ( !d->is_shutting_down && !d->is_dying &&
             !d->controller_pause_count )
        {
            found = true;
            break;
        }

    rcu_read_unlock(&domlist_read_lock);

    return found;
}

void hl_report_if_none_runs(void)
{
    if ( !any_runs() )
        printk(XENLOG_ERR
               "Hyperlaunch: no domain runs (any more): there is nothing but Xen\n");
}

/* From here on, domains go when whoever else holds them lets them go. */
static void let_go(void)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
    {
        struct domain *d = hl_initials[i].d;

        hl_initials[i].d = NULL;
        if ( d )
            put_domain(d);
    }
}

void hl_start_all(void)
{
    enum hl_goal goal;
    struct hl_initial *hi;
    unsigned int started;
    s_time_t now;

    /* What is started may crash at once, and change what is to be started. */
    do {
        for ( ; ; )
        {
            goal = hl_goal();
            hl_console_assign(goal);

            hi = find_next(goal);
            if ( !hi )
                break;

            start_next(hi);
            process_pending_softirqs();
        }
    } while ( !hl_finish(goal != HL_GOAL_LAUNCH) );

    if ( goal == HL_GOAL_RECOVER )
        printk(XENLOG_WARNING
               "Hyperlaunch: as failure-policy says, only recovery is started\n");

    started = count_started();
    now = NOW();
    printk("Hyperlaunch: launch finalised: %u of %u domains started, modules freed: %lu pages at "HL_TIME_FMT"\n",
           started,
           hl_nr_initials - !!hl_find_role(HL_ROLE_BOOT), hl_freed_pages(),
           HL_TIME_ARGS(now));

    hl_report_if_none_runs();
    let_go();
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
