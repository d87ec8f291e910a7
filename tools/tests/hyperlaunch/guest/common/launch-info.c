// SPDX-License-Identifier: GPL-2.0-only
/*
 * What Xen tells of the launch: says it all, and looks whether it agrees with
 * itself.
 */
#include "checks.h"

#include "hyperlaunch.h"
#include "launch-names.h"
#include "lib.h"
#include "say.h"

/* By how much CPUs may disagree on the time; a wrong scale would be more. */
#define CLOCK_SKEW 1000000000UL

static struct xen_hyperlaunch_info info;

/* Of the check that runs; what is wrong is said where it is found. */
static const char *check_name;

#define WRONG(...) (check_fail(check_name, __VA_ARGS__), false)

static bool is_text(const char *text, size_t size)
{
    while ( size-- )
        if ( !*text++ )
            return true;

    return false;
}

static bool look_at_info(void)
{
    long rc = launch_info(&info);

    if ( rc != sizeof(info) )
        return WRONG("info: %ld", rc);
    if ( !is_text(info.cause_text, sizeof(info.cause_text)) )
        return WRONG("cause_text does not end");

    say("HL-LAUNCH state=%s domid=%u roles=%x domains=%u modules=%u events=%u "
        "lost=%u lcm=%lu deadline=%lu", launch_state_name(info.state),
        info.domid, info.roles, info.nr_domains, info.nr_modules,
        info.nr_events, info.lost_events, (unsigned long)info.lcm_size,
        (unsigned long)info.deadline);
    say("HL-LAUNCH-CAUSE cause=%s domid=%u text=\"%s\"",
        launch_cause_name(info.cause), info.cause_domid, info.cause_text);

    if ( info.domid != xen_own_domid() )
        return WRONG("info: domid=%u", info.domid);
    if ( info.now > arch_time_ns() + CLOCK_SKEW ||
         info.now + CLOCK_SKEW < arch_time_ns() )
        return WRONG("info: now=%lu", (unsigned long)info.now);
    if ( (info.state == XEN_HYPERLAUNCH_STATE_done && info.cause) ||
         (info.state == XEN_HYPERLAUNCH_STATE_recovery && !info.cause) )
        return WRONG("info: state=%u cause=%u", info.state, info.cause);

    return true;
}

static void say_domain(unsigned int nr,
                       const struct xen_hyperlaunch_domain *domain)
{
    say("HL-LAUNCH-DOMAIN nr=%u domid=%u state=%s roles=%x flags=%x access=%x "
        "vcpus=%u mem=%lu code=%u name=%s", nr, domain->domid,
        launch_domain_state_name(domain->state), domain->roles, domain->flags,
        domain->access, domain->vcpus, (unsigned long)domain->memory,
        domain->shutdown_code, domain->name);
    if ( domain->reason[0] )
        say("HL-LAUNCH-REASON nr=%u text=\"%s\"", nr, domain->reason);
}

/* What was started by another way than the launch, is not known when. */
static bool is_plausible(const struct xen_hyperlaunch_domain *domain)
{
    bool built = domain->state != XEN_HYPERLAUNCH_DOMAIN_not_built;

    return is_text(domain->name, sizeof(domain->name)) && domain->name[0] &&
           is_text(domain->reason, sizeof(domain->reason)) &&
           built == (domain->domid != DOMID_INVALID) &&
           built == !!domain->created && built == !domain->reason[0] &&
           (!domain->started || domain->started >= domain->created) &&
           (domain->state != XEN_HYPERLAUNCH_DOMAIN_paused ||
            !domain->started);
}

static bool look_at_domain(unsigned int nr)
{
    struct xen_hyperlaunch_domain domain;
    long rc = launch_domain(nr, &domain);

    if ( rc == -XEN_EPERM && (info.roles & XEN_HYPERLAUNCH_ROLE_boot) )
    {
        say("HL-LAUNCH-DOMAIN nr=%u refused", nr);
        return true;
    }
    if ( rc != sizeof(domain) )
        return WRONG("domain=%u: %ld", nr, rc);

    say_domain(nr, &domain);

    if ( !is_plausible(&domain) )
        return WRONG("domain=%u: created=%lu started=%lu", nr,
                     (unsigned long)domain.created,
                     (unsigned long)domain.started);
    if ( domain.domid == info.domid &&
         (domain.roles != info.roles ||
          domain.state != XEN_HYPERLAUNCH_DOMAIN_running) )
        return WRONG("domain=%u: not what this domain is", nr);

    return true;
}

static bool look_at_module(unsigned int nr)
{
    struct xen_hyperlaunch_module module;
    long rc = launch_module(nr, &module);

    if ( rc != sizeof(module) )
        return WRONG("module=%u: %ld", nr, rc);

    say("HL-LAUNCH-MODULE nr=%u kind=%s flags=%x size=%lu", nr,
        launch_module_name(module.kind), module.flags,
        (unsigned long)module.size);

    /* Module 0 is the LCM, and no other one is. */
    if ( !nr != (module.kind == XEN_HYPERLAUNCH_MODULE_lcm) ||
         (!nr && module.size != info.lcm_size) )
        return WRONG("module=%u: is it the LCM?", nr);

    return true;
}

/* @state is that after the events before, and becomes that after this one. */
static bool look_at_event(unsigned int nr, uint32_t *state, uint64_t *time)
{
    struct xen_hyperlaunch_event event;
    long rc = launch_event(nr, &event);

    if ( rc != sizeof(event) )
        return WRONG("event=%u: %ld", nr, rc);
    if ( !is_text(event.text, sizeof(event.text)) )
        return WRONG("event=%u: text does not end", nr);

    say("HL-LAUNCH-EVENT nr=%u event=%s from=%s to=%s domid=%u text=\"%s\"",
        nr, launch_event_name(event.event), launch_state_name(event.from),
        launch_state_name(event.to), event.domid, event.text);

    if ( event.pad || event.from != *state || event.time < *time )
        return WRONG("event=%u: pad=%u time=%lu", nr, event.pad,
                     (unsigned long)event.time);

    *state = event.to;
    *time = event.time;

    return true;
}

static bool look_at_events(void)
{
    uint32_t state = XEN_HYPERLAUNCH_STATE_building;
    uint64_t time = 0;
    unsigned int i;

    for ( i = 0; i < info.nr_events; i++ )
        if ( !look_at_event(i, &state, &time) )
            return false;

    /* Those that there was no room for are the last ones. */
    if ( !info.lost_events && state != info.state )
        return WRONG("the events lead to state %u, not %u", state, info.state);

    return true;
}

/* What is behind the last one of each. */
static bool look_behind(void)
{
    union {
        struct xen_hyperlaunch_domain domain;
        struct xen_hyperlaunch_module module;
    } none;
    long rc = launch_domain(info.nr_domains, &none.domain);

    if ( rc == -XEN_ENOENT )
        rc = launch_module(info.nr_modules, &none.module);
    if ( rc != -XEN_ENOENT )
        return WRONG("one more: %ld", rc);

    return true;
}

void check_launch_info(const char *name)
{
    unsigned int i;

    check_name = name;
    if ( !look_at_info() )
        return;

    for ( i = 0; i < info.nr_domains; i++ )
        if ( !look_at_domain(i) )
            return;

    for ( i = 0; i < info.nr_modules; i++ )
        if ( !look_at_module(i) )
            return;

    if ( look_at_events() && look_behind() )
        check_pass(name);
}
