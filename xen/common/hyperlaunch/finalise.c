/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the time when all domains are built to the end of the launch: the boot
 * domain runs, and is destroyed; LCM and modules are given back; the others are
 * started.
 *
 * Who has an event to tell can be anywhere.  The work is done by a tasklet, in
 * the context of an idle vCPU, and goes by the state that the launch is in.
 */

#include <xen/domain.h>
#include <xen/errno.h>
#include <xen/hyperlaunch/hooks.h>
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/rcupdate.h>
#include <xen/sched.h>
#include <xen/tasklet.h>
#include <xen/timer.h>

#include "machine.h"

static void cf_check work(void *unused);
static DECLARE_TASKLET(worker, work, NULL);

static struct timer timeout;
static s_time_t __ro_after_init deadline;

/*
 * Built, and meant to run before all others.  Becomes NULL when it is
 * destroyed, which is in a state where nobody else looks at it but to have an
 * event refused.
 */
static struct hl_initial *boot;

/* The same, to be compared with by anybody at any time. */
static const struct domain *__read_mostly boot_domain;

bool hl_is_boot(const struct domain *d)
{
    return d == read_atomic(&boot_domain);
}

bool hl_is_boot_domain(const struct domain *d)
{
    return hl_is_boot(d) &&
           hl_state() == XEN_HYPERLAUNCH_STATE_preparing;
}

s_time_t hl_deadline(void)
{
    return hl_state() == XEN_HYPERLAUNCH_STATE_preparing ? deadline : 0;
}

/*
 * On CPU 0, where CPUs are brought up and down, by tasklets, too, of which one
 * at a time runs there: rcu_barrier() elsewhere and a change of CPUs would wait
 * for each other for good.
 */
static void schedule_worker(void)
{
    tasklet_schedule_on_cpu(&worker, 0);
}

void hl_schedule_work(void)
{
    /* Its time is over, although it will take some to destroy it. */
    if ( boot )
        domain_pause_nosync(boot->d);

    schedule_worker();
}

static void cf_check time_is_up(void *unused)
{
    hl_happened(XEN_HYPERLAUNCH_EVENT_boot_timeout, boot,
                "no answer in time");
}

/* False if there is more to do, for which this has to be called again. */
static bool destroy_boot_domain(void)
{
    struct domain *d = boot->d;
    int rc;

    stop_timer(&timeout);

    if ( !domctl_lock_acquire() )
        return false;

    rc = domain_kill(d);
    domctl_lock_release();

    if ( rc == -ERESTART )
        return false;

    /* It stays paused, for good. */
    if ( rc )
        printk(XENLOG_ERR "Hyperlaunch: %pd cannot be destroyed (error %d)\n",
               d, rc);
    else
        printk("Hyperlaunch: boot domain %pd destroyed\n", d);

    write_atomic(&boot_domain, NULL);
    boot->d = NULL;
    boot = NULL;
    put_domain(d);

    /* The remainder of it goes away in an RCU callback. */
    rcu_barrier();

    return true;
}

/* False if there is more to do, for which this has to be called again. */
static bool reclaim(void)
{
    /* Now, so that input goes where the boot domain's went. */
    hl_console_assign(hl_goal());

    return (!boot || destroy_boot_domain()) && !hl_free_some();
}

static void cf_check work(void *unused)
{
    if ( !reclaim() )
    {
        schedule_worker();
        return;
    }

    hl_happened(XEN_HYPERLAUNCH_EVENT_reclaimed, NULL, "%lu pages of modules",
                hl_freed_pages());
    hl_start_all();
}

/*
 * Will there be anything to prepare?  Not if nothing is going to be started but
 * recovery.
 */
static bool __init needs_boot_domain(void)
{
    if ( !boot || !hl_recovery_only() )
        return boot != NULL;

    printk(XENLOG_WARNING
           "Hyperlaunch: as failure-policy says, boot domain %pd does not run\n",
           boot->d);

    return false;
}

void __init hl_assign_boot_domain(void)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
        if ( hl_initials[i].d && (hl_initials[i].roles & HL_ROLE_BOOT) )
            boot = &hl_initials[i];

    if ( needs_boot_domain() )
    {
        boot_domain = boot->d;
        hl_console_to_boot(boot);
    }
    else
        hl_console_assign(hl_goal());
}

void __init hl_begin(uint32_t timeout_ms)
{
    init_timer(&timeout, time_is_up, NULL, smp_processor_id());

    if ( !boot_domain )
    {
        hl_happened(XEN_HYPERLAUNCH_EVENT_built_no_boot, boot, "%s",
                    boot ? "because of failure-policy" : "");
        return;
    }

    hl_happened(XEN_HYPERLAUNCH_EVENT_built, boot, "%s", "");

    if ( timeout_ms )
    {
        deadline = NOW() + MILLISECS(timeout_ms);
        set_timer(&timeout, deadline);
    }

    /* Whatever Xen has crashed it for while it was built. */
    if ( boot->d->is_shutting_down )
        hl_domain_stops(boot->d);
    else
        hl_start(boot, boot->d);
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
