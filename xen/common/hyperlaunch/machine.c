/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The state of the launch, the cause of its failure, and the log of events.
 *
 * One lock protects all of it.  It is taken with locks of domains held, and
 * within are those of console, scheduler and tasklets.
 */

#include <xen/errno.h>
#include <xen/hyperlaunch/state.h>
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/nospec.h>
#include <xen/sched.h>
#include <xen/sections.h>
#include <xen/spinlock.h>
#include <xen/xvmalloc.h>

#include "machine.h"

static DEFINE_SPINLOCK(launch_lock);

static unsigned int __read_mostly state = XEN_HYPERLAUNCH_STATE_building;
s_time_t hl_state_entered[HL_NR_STATES];

static enum hl_failure_policy __ro_after_init policy;

static unsigned int cause;
static domid_t cause_domid = DOMID_INVALID;
static char cause_text[XEN_HYPERLAUNCH_TEXT];

/*
 * Domains decide how much is noted down, within limits.  What moves the launch
 * on always finds room: it is bounded by the number of domains.
 */
#define LOG_SIZE     (6 * HL_MAX_DOMAINS)
#define LOG_RESERVED (3 * HL_MAX_DOMAINS)

static struct xen_hyperlaunch_event *__ro_after_init event_log;
static unsigned int nr_events, lost_events;

void __init hl_machine_init(enum hl_failure_policy failure_policy)
{
    policy = failure_policy;
    hl_state_entered[state] = NOW();

    event_log = xvzalloc_array(struct xen_hyperlaunch_event, LOG_SIZE);
    if ( !event_log )
        printk(XENLOG_WARNING "Hyperlaunch: no memory for the event log\n");
}

unsigned int hl_state(void)
{
    return read_atomic(&state);
}

bool hl_has_failed(void)
{
    return read_atomic(&cause) != XEN_HYPERLAUNCH_CAUSE_none;
}

bool hl_can_recover_without(const struct domain *except)
{
    const struct hl_initial *hi = hl_find_role(HL_ROLE_RECOVERY);
    struct domain *d = hi ? hl_initial_lock(hi) : NULL;
    bool can;

    if ( !d )
        return false;

    can = d != except && !d->is_dying && !d->is_shutting_down;
    rcu_unlock_domain(d);

    return can;
}

/*
 * As failure-policy says, unless the recovery domain could not be built.  What
 * became of it then does not count: it would be a way around the policy.
 */
static bool is_strict(void)
{
    const struct hl_initial *hi = hl_find_role(HL_ROLE_RECOVERY);

    return policy == HL_FAILURE_RECOVERY_ONLY && hi &&
           !(hi->failed && hi->domid == DOMID_INVALID);
}

void __init hl_report_policy(void)
{
    const struct hl_initial *hi = hl_find_role(HL_ROLE_RECOVERY);

    if ( policy == HL_FAILURE_RECOVERY_ONLY && !is_strict() )
        printk(XENLOG_ERR
               "Hyperlaunch: error: failure-policy: \"%s\", the recovery domain, was not built, so \"continue\" is the policy\n",
               hi ? hi->name : "?");
}

bool hl_recovery_only(void)
{
    return hl_has_failed() && is_strict();
}

static void append(s_time_t now, unsigned int event, unsigned int to,
                   const struct hl_initial *hi, const char *text)
{
    /* What was not built has a name only. */
    bool nameless = hi && hi->domid == DOMID_INVALID;
    bool moves = to != state || hl_event_is_failure(event);
    struct xen_hyperlaunch_event *entry;

    if ( !event_log ||
         nr_events >= (moves ? LOG_SIZE : LOG_SIZE - LOG_RESERVED) )
    {
        lost_events++;
        return;
    }

    entry = &event_log[nr_events];

    /* CPUs do not agree on the time to the last bit. */
    entry->time = nr_events ? max_t(uint64_t, now, entry[-1].time) : now;
    entry->event = event;
    entry->from = state;
    entry->to = to;
    entry->domid = hi ? hi->domid : DOMID_INVALID;
    snprintf(entry->text, sizeof(entry->text), "%s%s%s",
             nameless ? hi->name : "", nameless ? ": " : "", text);
    nr_events++;
}

static unsigned int find_cause(unsigned int event, const struct hl_initial *hi)
{
    switch ( event )
    {
    case XEN_HYPERLAUNCH_EVENT_boot_failed:
        return XEN_HYPERLAUNCH_CAUSE_boot_failed;

    case XEN_HYPERLAUNCH_EVENT_boot_crashed:
        return XEN_HYPERLAUNCH_CAUSE_boot_crashed;

    case XEN_HYPERLAUNCH_EVENT_boot_stopped:
        return XEN_HYPERLAUNCH_CAUSE_boot_stopped;

    case XEN_HYPERLAUNCH_EVENT_boot_timeout:
        return XEN_HYPERLAUNCH_CAUSE_boot_timeout;
    }

    if ( hi->domid != DOMID_INVALID )
        return XEN_HYPERLAUNCH_CAUSE_domain_crashed;

    if ( hi->roles & HL_ROLE_BOOT )
        return XEN_HYPERLAUNCH_CAUSE_no_boot;

    if ( hi->roles & HL_ROLE_CONTROL )
        return XEN_HYPERLAUNCH_CAUSE_no_control;

    if ( hi->roles & HL_ROLE_HARDWARE )
        return XEN_HYPERLAUNCH_CAUSE_no_hardware;

    return XEN_HYPERLAUNCH_CAUSE_not_built;
}

static void note_failure(unsigned int event, const struct hl_initial *hi,
                         const char *text)
{
    unsigned int code = find_cause(event, hi);

    printk(XENLOG_ERR "Hyperlaunch: failure: %s: \"%s\"%s%s\n",
           hl_cause_name(code), hi->name, *text ? ": " : "", text);

    if ( cause )
        return;

    cause_domid = hi->domid;
    snprintf(cause_text, sizeof(cause_text), "%s%s%s", hi->name,
             *text ? ": " : "", text);
    write_atomic(&cause, code);
}

/* With the lock held. */
static int move_on(unsigned int event, const struct hl_initial *hi,
                   const char *text)
{
    unsigned int to = hl_state_next(state, event);
    s_time_t now = NOW();

    if ( to == HL_REFUSED )
        return -EBUSY;

    append(now, event, to, hi, text);

    if ( hl_event_is_failure(event) )
        note_failure(event, hi, text);

    if ( to == state )
        return 0;

    printk("Hyperlaunch: state: %s -> %s (%s) at "HL_TIME_FMT"\n",
           hl_state_name(state), hl_state_name(to), hl_event_name(event),
           HL_TIME_ARGS(now));
    write_atomic(&hl_state_entered[to], now);
    write_atomic(&state, to);

    if ( to == XEN_HYPERLAUNCH_STATE_reclaiming )
        hl_schedule_work();

    return 0;
}

int hl_happened(unsigned int event, const struct hl_initial *hi,
                const char *fmt, ...)
{
    unsigned long flags;
    char text[XEN_HYPERLAUNCH_TEXT];
    va_list args;
    int rc;

    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);

    spin_lock_irqsave(&launch_lock, flags);
    rc = move_on(event, hi, text);
    spin_unlock_irqrestore(&launch_lock, flags);

    return rc;
}

bool hl_domain_failed(struct hl_initial *hi, const char *fmt, ...)
{
    unsigned long flags;
    unsigned int event = is_strict() ? XEN_HYPERLAUNCH_EVENT_launch_failed
                                     : XEN_HYPERLAUNCH_EVENT_domain_failed;
    char text[XEN_HYPERLAUNCH_TEXT];
    bool accepted = false;
    va_list args;

    va_start(args, fmt);
    vsnprintf(text, sizeof(text), fmt, args);
    va_end(args);

    spin_lock_irqsave(&launch_lock, flags);
    if ( !hi->failed && !move_on(event, hi, text) )
        accepted = hi->failed = true;
    spin_unlock_irqrestore(&launch_lock, flags);

    return accepted;
}

bool hl_claim_start(struct hl_initial *hi)
{
    unsigned long flags;
    bool mine = false;

    spin_lock_irqsave(&launch_lock, flags);
    if ( !hi->started &&
         !move_on(XEN_HYPERLAUNCH_EVENT_unpaused, hi, "") )
    {
        write_atomic(&hi->started, NOW());
        mine = true;
    }
    spin_unlock_irqrestore(&launch_lock, flags);

    return mine;
}

int hl_set_ready(struct hl_initial *hi)
{
    unsigned long flags;
    int rc = 0;

    spin_lock_irqsave(&launch_lock, flags);
    if ( !hi->ready )
        rc = move_on(XEN_HYPERLAUNCH_EVENT_ready, hi, "");
    if ( !rc )
        hi->ready = true;
    spin_unlock_irqrestore(&launch_lock, flags);

    return rc;
}

bool hl_finish(bool failed)
{
    unsigned long flags;
    bool finished = false;

    spin_lock_irqsave(&launch_lock, flags);
    if ( failed == (cause != XEN_HYPERLAUNCH_CAUSE_none) )
        finished = !move_on(failed ? XEN_HYPERLAUNCH_EVENT_recovered
                                   : XEN_HYPERLAUNCH_EVENT_started, NULL, "");
    spin_unlock_irqrestore(&launch_lock, flags);

    return finished;
}

bool hl_get_cause(struct xen_hyperlaunch_info *info)
{
    unsigned long flags;

    spin_lock_irqsave(&launch_lock, flags);
    info->cause = cause;
    info->cause_domid = cause_domid;
    safe_strcpy(info->cause_text, cause_text);
    spin_unlock_irqrestore(&launch_lock, flags);

    return info->cause != XEN_HYPERLAUNCH_CAUSE_none;
}

unsigned int hl_nr_events(unsigned int *lost)
{
    unsigned long flags;
    unsigned int nr;

    spin_lock_irqsave(&launch_lock, flags);
    nr = nr_events;
    *lost = lost_events;
    spin_unlock_irqrestore(&launch_lock, flags);

    return nr;
}

bool hl_get_event(unsigned int nr, struct xen_hyperlaunch_event *event)
{
    unsigned long flags;
    bool there;

    spin_lock_irqsave(&launch_lock, flags);
    there = nr < nr_events;
    if ( there )
        *event = event_log[array_index_nospec(nr, nr_events)];
    spin_unlock_irqrestore(&launch_lock, flags);

    return there;
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
