// SPDX-License-Identifier: GPL-2.0-only
/* Event channels, scheduling and vCPUs. */
#include "probe.h"

static long close(evtchn_port_t port)
{
    struct evtchn_close op = { .port = port };

    return xen_event_channel_op(EVTCHNOP_close, &op);
}

/* A port of another domain, which that would never notice. */
static long alloc_unbound(const struct probe *probe, domid_t target)
{
    struct evtchn_alloc_unbound op = {
        .dom = target, .remote_dom = DOMID_SELF,
    };

    return xen_event_channel_op(probe->cmd, &op);
}

/* Port 0, which is reserved. */
static long status(const struct probe *probe, domid_t target)
{
    struct evtchn_status op = { .dom = target };

    return xen_event_channel_op(probe->cmd, &op);
}

static long reset(const struct probe *probe, domid_t target)
{
    struct evtchn_reset op = { .dom = target };

    return xen_event_channel_op(probe->cmd, &op);
}

static long bind_interdomain(const struct probe *probe, domid_t target)
{
    struct evtchn_bind_interdomain op = { .remote_dom = target };

    return xen_event_channel_op(probe->cmd, &op);
}

/* @arg points to the VIRQ. */
static long bind_virq(const struct probe *probe, domid_t target)
{
    struct evtchn_bind_virq op = { .virq = *(const uint32_t *)probe->arg };
    long rc = xen_event_channel_op(probe->cmd, &op);

    (void)target;

    return rc ?: close(op.port);
}

/* Ends a pinning that never began: invalid, if one may pin at all. */
static long pin(const struct probe *probe, domid_t target)
{
    struct sched_pin_override op = { .pcpu = -1 };

    (void)target;

    return xen_sched_op(probe->cmd, &op);
}

static long remote_shutdown(const struct probe *probe, domid_t target)
{
    struct sched_remote_shutdown op = {
        .domain_id = target, .reason = SHUTDOWN_crash,
    };

    return xen_sched_op(probe->cmd, &op);
}

static long watchdog(const struct probe *probe, domid_t target)
{
    struct sched_watchdog op = { .id = 99 };

    (void)target;

    return xen_sched_op(probe->cmd, &op);
}

static long get_physid(const struct probe *probe, domid_t target)
{
    struct vcpu_get_physid op;

    (void)target;

    return xen_vcpu_op(probe->cmd, 0, &op);
}

/* Stops the timer, which nothing here uses. */
static long set_timer(const struct probe *probe, domid_t target)
{
    (void)probe;
    (void)target;

    return arch_hypercall(__HYPERVISOR_set_timer_op, 0, 0, 0, 0);
}

#define VIRQ(what) \
    { .name = "evtchn-" #what, .ask = bind_virq, \
      .cmd = EVTCHNOP_bind_virq, .arg = &(const uint32_t){ what }, \
      .roles = EVERYONE }

static const struct probe event_probes_list[] = {
    { .name = "evtchn-alloc_unbound-other", .ask = alloc_unbound,
      .cmd = EVTCHNOP_alloc_unbound, .target = PROBE_OTHER,
      .roles = CONTROL, .refusal_only = true },
    { .name = "evtchn-status-other", .ask = status, .cmd = EVTCHNOP_status,
      .target = PROBE_OTHER, .roles = CONTROL },
    { .name = "evtchn-reset-other", .ask = reset, .cmd = EVTCHNOP_reset,
      .target = PROBE_OTHER, .roles = CONTROL, .refusal_only = true },
    { .name = "evtchn-bind_interdomain", .ask = bind_interdomain,
      .cmd = EVTCHNOP_bind_interdomain, .target = PROBE_OTHER,
      .roles = EVERYONE, .allowed = -XEN_EINVAL },

    /* Anybody may listen; but Xen tells only who was made to handle it. */
    VIRQ(VIRQ_CONSOLE),
    VIRQ(VIRQ_DOM_EXC),
    VIRQ(VIRQ_TBUF),
    VIRQ(VIRQ_DEBUGGER),
    VIRQ(VIRQ_CON_RING),
    VIRQ(VIRQ_PCPU_STATE),
    VIRQ(VIRQ_ENOMEM),

    { .name = "sched-pin_override", .ask = pin, .cmd = SCHEDOP_pin_override,
      .roles = HARDWARE, .allowed = -XEN_EINVAL },
    { .name = "sched-remote_shutdown", .ask = remote_shutdown,
      .cmd = SCHEDOP_remote_shutdown, .target = PROBE_OTHER,
      .roles = CONTROL, .refusal_only = true },
    { .name = "sched-watchdog", .ask = watchdog, .cmd = SCHEDOP_watchdog,
      .roles = EVERYONE, .allowed = -XEN_EINVAL },
    /* A hardware domain may if its vCPUs are pinned. */
    { .name = "vcpu-get_physid", .ask = get_physid, .cmd = VCPUOP_get_physid,
      .roles = HARDWARE, .refused = -XEN_EINVAL, .refusal_only = true },
    { .name = "set_timer", .ask = set_timer, .modes = GUEST_X86,
      .roles = EVERYONE },
};
PROBE_TABLE(event_probes);
