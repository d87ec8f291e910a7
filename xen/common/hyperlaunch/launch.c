/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The launch itself: build every domain that the LCM describes, start them in
 * order.  What is wrong with one domain is no other domain's business.
 */

#include <xen/console.h>
#include <xen/domain.h>
#include <xen/err.h>
#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>
#include <xen/mm.h>
#include <xen/rcupdate.h>
#include <xen/sched.h>
#include <xen/softirq.h>

#include <public/sched.h>

static struct hl_initial __initdata initial[HL_MAX_DOMAINS];
static unsigned int __initdata nr_initial;

/*
 * Give back all that an incompletely built domain took.  A leak would be a bug
 * in the builder: as nothing else runs, it would show.  Xen's allocators may
 * keep some of what they got for small objects, which comes with each domain.
 */
static void __init discard_domain(const struct hl_domain *hd, struct domain *d,
                                  unsigned long free_before)
{
    domid_t domid = d->domain_id;
    unsigned long free;
    int rc;

    if ( is_hardware_domain(d) )
        hardware_domain = NULL;

    do {
        rc = domain_kill(d);
        process_pending_softirqs();
    } while ( rc == -ERESTART );

    /* The remainder of the domain goes away in an RCU callback. */
    rcu_barrier();

    free = avail_domheap_pages();
    if ( rc || free + hl_arch_overhead_pages(hd) < free_before )
        printk(XENLOG_ERR
               "Hyperlaunch: d%u: not all of its memory came back: %lu pages free, %lu before (error %d)\n",
               domid, free, free_before, rc);
}

static void __init report_failure(const struct hl_lcm *lcm,
                                  const struct hl_initial *hi,
                                  const struct hl_failure *why)
{
    static char __initdata path[256];
    int node = why->node >= 0 ? why->node : hi->cfg->node;

    if ( fdt_get_path(lcm->fdt, node, path, sizeof(path)) )
        path[0] = '\0';

    printk(XENLOG_ERR "Hyperlaunch: error: %s: %s%s%s\n", path,
           why->property ?: "", why->property ? ": " : "", why->text);
    printk(XENLOG_ERR "Hyperlaunch: domain \"%s\" not built: %s\n",
           hi->name, why->text);
}

static int __init build_one(const struct hl_lcm *lcm, struct hl_initial *hi,
                            struct hl_failure *why)
{
    const struct hl_domain *hd = hi->cfg;
    unsigned long free_before;
    struct domain *d;
    int rc;

    /* Should somebody forget to say. */
    hl_fail(why, 0, NULL, "unknown reason");

    rc = hl_arch_check(lcm, hd, why);
    if ( rc )
        return rc;

    free_before = avail_domheap_pages();

    d = hl_arch_create(hd, why);
    if ( IS_ERR(d) )
        return PTR_ERR(d);

    rc = console_add_domain(d, hi->name, hd->console_output ||
                                         (hd->roles & HL_ROLE_CONSOLE));
    if ( rc )
        hl_fail(why, rc, NULL, "no memory for what its console takes");
    else
        rc = hl_arch_build(lcm, hd, d, why);
    if ( rc )
    {
        discard_domain(hd, d, free_before);
        return rc;
    }

    /*
     * A control domain that runs may destroy it before it is looked at for the
     * last time.
     */
    get_knownalive_domain(d);
    hi->d = d;

    return 0;
}

static void __init report_built(const struct hl_initial *hi)
{
    static char __initdata roles[HL_ROLES_STR_MAX];
    const struct domain *d = hi->d;
    s_time_t now = NOW();

    hl_roles_format(hi->roles, roles, sizeof(roles));

    printk("Hyperlaunch: %pd created: name=\"%s\" roles=%s mode=%s memory=%uKiB vcpus=%u at "HL_TIME_FMT"\n",
           d, hi->name, roles, hl_arch_mode(d),
           domain_tot_pages(d) << (PAGE_SHIFT - 10), d->max_vcpus,
           HL_TIME_ARGS(now));
}

static void __init init_initial(struct hl_initial *hi,
                                const struct hl_domain *hd)
{
    hi->cfg = hd;
    hi->roles = hd->roles;
    hi->manual = hd->start_manual;
    hi->after = hd->after;
    snprintf(hi->name, sizeof(hi->name), "%.*s", (int)hd->name_len, hd->name);
}

unsigned int __init hl_build_all(const struct hl_lcm *lcm)
{
    static struct hl_failure __initdata why;
    unsigned int i, built = 0;

    BUILD_BUG_ON(HL_MAX_DOMAINS > sizeof(initial->after) * BITS_PER_BYTE);

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        struct hl_initial *hi = &initial[i];

        init_initial(hi, &lcm->domains[i]);
        nr_initial++;

        if ( hi->cfg->nr_errors )
        {
            /* Which ones was said when the LCM was read. */
            printk(XENLOG_ERR
                   "Hyperlaunch: domain \"%s\" not built: %u error(s) in the LCM\n",
                   hi->name, hi->cfg->nr_errors);
            continue;
        }

        if ( build_one(lcm, hi, &why) )
        {
            report_failure(lcm, hi, &why);
            continue;
        }

        report_built(hi);
        built++;

        process_pending_softirqs();
    }

    hl_wire_all(lcm, initial, nr_initial);
    hl_assign_virqs(initial, nr_initial);
    hl_console_assign(initial, nr_initial, lcm->failure_policy);

    return built;
}

const struct hl_initial *__init hl_find_role(const struct hl_initial *initials,
                                             unsigned int nr, unsigned int role)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
        if ( initials[i].roles & role )
            return &initials[i];

    return NULL;
}

const struct hl_initial *__init hl_find_unbuilt(
    const struct hl_initial *initials, unsigned int nr)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
        if ( !initials[i].d )
            return &initials[i];

    return NULL;
}

static bool __init is_recovery_only(const struct hl_initial *hi)
{
    return hi->roles == HL_ROLE_RECOVERY;
}

/* What is to be started when the launch is finalised. */
enum goal {
    GOAL_LAUNCH,           /* all but a mere recovery domain */
    GOAL_LAUNCH_RECOVER,   /* something failed: that one, too */
    GOAL_RECOVER,          /* something failed: nobody but a recovery domain */
};

static bool __init is_startable(const struct hl_initial *hi, enum goal goal)
{
    if ( !hi->d || hi->started )
        return false;

    if ( goal == GOAL_RECOVER )
        return hi->roles & HL_ROLE_RECOVERY;

    return !hi->manual && (goal == GOAL_LAUNCH_RECOVER ||
                           !is_recovery_only(hi));
}

/*
 * Does @hi have to wait for another one?  Not if that one is never going to
 * run: because the LCM says so, which validation has sorted out, or because it
 * could not be built.
 */
static bool __init has_to_wait(const struct hl_initial *hi, enum goal goal)
{
    unsigned int i;

    for ( i = 0; i < nr_initial; i++ )
        if ( (hi->after & (1ULL << i)) && is_startable(&initial[i], goal) )
            return true;

    return false;
}

/*
 * To be started after another one means just that: the other one may be down
 * by then.  Say so, as it may be of interest if this one needs it.
 */
static void __init report_ended_waits(const struct hl_initial *hi)
{
    unsigned int i;

    for ( i = 0; i < nr_initial; i++ )
    {
        const struct domain *d = initial[i].d;

        if ( !(hi->after & (1ULL << i)) || !d )
            continue;

        if ( d->is_shutting_down || d->is_dying )
            printk(XENLOG_WARNING
                   "Hyperlaunch: \"%s\" starts after \"%s\", which %s already\n",
                   hi->name, initial[i].name,
                   d->is_dying ? "was destroyed"
                               : d->shutdown_code == SHUTDOWN_crash
                                 ? "has crashed" : "has shut down");
    }
}

/* False if there is nothing left to start. */
static bool __init start_one(struct hl_initial *hi)
{
    s_time_t now = NOW();

    hi->started = true;

    if ( hi->d->is_dying )
    {
        printk(XENLOG_WARNING
               "Hyperlaunch: \"%s\" was destroyed before it was started\n",
               hi->name);
        return false;
    }

    report_ended_waits(hi);

    /* Say so first: once unpaused, it may run on another CPU, and talk. */
    printk("Hyperlaunch: %pd started at "HL_TIME_FMT"\n", hi->d, HL_TIME_ARGS(now));

    domain_unpause_by_systemcontroller(hi->d);

    return true;
}

/* The first domain in LCM order that can be started now, or NULL. */
static struct hl_initial *__init find_next(enum goal goal)
{
    unsigned int i;

    for ( i = 0; i < nr_initial; i++ )
        if ( is_startable(&initial[i], goal) &&
             !has_to_wait(&initial[i], goal) )
            return &initial[i];

    return NULL;
}

/* From here on, domains go when whoever else holds them lets them go. */
static void __init let_go(void)
{
    unsigned int i;

    for ( i = 0; i < nr_initial; i++ )
    {
        if ( initial[i].d )
            put_domain(initial[i].d);
        initial[i].d = NULL;
    }
}

/* Say of those that had to wait for one which was not built that they do not. */
static void __init report_dropped_waits(void)
{
    unsigned int i, j;

    for ( i = 0; i < nr_initial; i++ )
        for ( j = 0; j < nr_initial; j++ )
            if ( initial[i].d && (initial[i].after & (1ULL << j)) &&
                 !initial[j].d )
                printk(XENLOG_WARNING
                       "Hyperlaunch: \"%s\" starts without waiting for \"%s\", which was not built\n",
                       initial[i].name, initial[j].name);
}

static enum goal __init find_goal(enum hl_failure_policy policy)
{
    const struct hl_initial *unbuilt = hl_find_unbuilt(initial, nr_initial);

    if ( !unbuilt )
        return GOAL_LAUNCH;

    report_dropped_waits();

    if ( policy == HL_FAILURE_CONTINUE )
        return GOAL_LAUNCH_RECOVER;

    printk(XENLOG_WARNING
           "Hyperlaunch: \"%s\" was not built: as failure-policy says, nothing but recovery starts\n",
           unbuilt->name);

    return GOAL_RECOVER;
}

void __init hl_start_all(enum hl_failure_policy policy, unsigned long freed)
{
    enum goal goal = find_goal(policy);
    unsigned int started = 0;
    struct hl_initial *hi;
    s_time_t now;

    while ( (hi = find_next(goal)) != NULL )
        started += start_one(hi);

    if ( !started )
        panic("Hyperlaunch: no domain could be started\n");

    now = NOW();
    printk("Hyperlaunch: launch finalised: %u of %u domains started, modules freed: %lu pages at "HL_TIME_FMT"\n",
           started, nr_initial, freed, HL_TIME_ARGS(now));

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
