// SPDX-License-Identifier: GPL-2.0-only
/*
 * domctl: what a toolstack does to domains.
 *
 * A control domain may; to let others use the host's resources, it must have
 * them itself.  Many are asked about this domain itself, where Xen has to say
 * no to who may, or about a vCPU that there is not.
 */
#include "probes-domctl.h"

#include "lib.h"

long ask_domctl(const struct probe *probe, domid_t target)
{
    struct xen_domctl op;

    memset(&op, 0, sizeof(op));
    if ( probe->arg )
        memcpy(&op, probe->arg, sizeof(op));

    return xen_domctl(probe->cmd, target, &op);
}

/* Flags that there are not, and any domid. */
static long create(const struct probe *probe, domid_t target)
{
    struct xen_domctl op = { .u.createdomain.flags = ~0U };

    (void)target;

    return xen_domctl(probe->cmd, DOMID_INVALID, &op);
}

/* These set to what it is, for who can know that. */
static long set_max_mem(const struct probe *probe, domid_t target)
{
    domid_t self = DOMID_SELF;
    struct xen_domctl op = {
        .u.max_mem.max_memkb =
            (uint64_t)xen_memory_op(XENMEM_maximum_reservation, &self) <<
            (PAGE_SHIFT - 10),
    };

    return xen_domctl(probe->cmd, target, &op);
}

static long set_max_mem_other(const struct probe *probe, domid_t target)
{
    struct xen_domctl info = {}, op = {};

    xen_domctl(XEN_DOMCTL_getdomaininfo, target, &info);
    op.u.max_mem.max_memkb = info.u.getdomaininfo.max_pages <<
                             (PAGE_SHIFT - 10);

    return xen_domctl(probe->cmd, target, &op);
}

static long set_handle(const struct probe *probe, domid_t target)
{
    struct xen_domctl info = {}, op = {};

    xen_domctl(XEN_DOMCTL_getdomaininfo, target, &info);
    memcpy(op.u.setdomainhandle.handle, info.u.getdomaininfo.handle,
           sizeof(op.u.setdomainhandle.handle));

    return xen_domctl(probe->cmd, target, &op);
}

static const struct probe domctl_probes_list[] = {
    /* The one that a xenstore domain may ask, too. */
    { .name = "domctl-getdomaininfo", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_getdomaininfo, .target = PROBE_OTHER,
      .roles = CONTROL | ROLE_XENSTORE, .access = QUERY },
    { .name = "domctl-getdomaininfo-self", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_getdomaininfo,
      .roles = CONTROL | ROLE_XENSTORE | BOOT },

    /* The life of a domain. */
    { .name = "domctl-createdomain", .ask = create,
      .cmd = XEN_DOMCTL_createdomain,
      .roles = CONTROL, .allowed = -XEN_EINVAL },
    DOMCTL(destroydomain, NULL, SELF, -XEN_EINVAL),
    { .name = "domctl-destroydomain-other", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_destroydomain, .target = PROBE_OTHER,
      .roles = CONTROL, .refusal_only = true },
    DOMCTL(pausedomain, NULL, SELF, -XEN_EINVAL),
    { .name = "domctl-pausedomain-other", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_pausedomain, .target = PROBE_OTHER,
      .roles = CONTROL, .refusal_only = true },
    DOMCTL(unpausedomain, NULL, SELF, -XEN_EINVAL),
    { .name = "domctl-unpausedomain-other", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_unpausedomain, .target = PROBE_OTHER,
      .roles = CONTROL, .access = START, .refusal_only = true },
    DOMCTL(resumedomain, NULL, SELF, -XEN_EINVAL),
    DOMCTL(soft_reset, NULL, SELF, -XEN_EINVAL),
    DOMCTL(max_vcpus, NULL, SELF, -XEN_EINVAL),
    { .name = "domctl-max_mem", .ask = set_max_mem,
      .cmd = XEN_DOMCTL_max_mem, .roles = CONTROL },
    { .name = "domctl-max_mem-other", .ask = set_max_mem_other,
      .cmd = XEN_DOMCTL_max_mem, .target = PROBE_OTHER,
      .roles = CONTROL, .access = CONFIGURE },
    { .name = "domctl-setdomainhandle", .ask = set_handle,
      .cmd = XEN_DOMCTL_setdomainhandle, .target = PROBE_OTHER,
      .roles = CONTROL, .access = CONFIGURE },
    DOMCTL_FOR(settimeoffset, OP(.u.settimeoffset.time_offset_seconds = 0),
               OTHER, CONFIGURE, 0),
    /* To no node at all. */
    DOMCTL_FOR(setnodeaffinity, NULL, OTHER, CONFIGURE, -XEN_EINVAL),
    DOMCTL_FOR(getnodeaffinity, NULL, OTHER, QUERY, 0),
    DOMCTL(setdebugging, NULL, SELF, -XEN_EINVAL),

    /* Its vCPUs. */
    DOMCTL_FOR(getvcpuinfo, OP(.u.getvcpuinfo.vcpu = 0), OTHER,
               QUERY, 0),
    DOMCTL(setvcpucontext, NULL, SELF, -XEN_EINVAL),
    DOMCTL(getvcpucontext, OP(.u.vcpucontext.vcpu = NO_VCPU), OTHER,
           -XEN_EINVAL),
    DOMCTL_FOR(setvcpuaffinity, OP(.u.vcpuaffinity.vcpu = NO_VCPU), OTHER,
               CONFIGURE, -XEN_EINVAL),
    DOMCTL_FOR(getvcpuaffinity, OP(.u.vcpuaffinity.vcpu = NO_VCPU), OTHER,
               QUERY, -XEN_EINVAL),
    DOMCTL_FOR(scheduler_op, OP(.u.scheduler_op.sched_id = ~0U), OTHER,
               CONFIGURE, -XEN_EINVAL),

    /* Its memory, registers and events. */
    DOMCTL(get_paging_mempool_size, NULL, OTHER_HVM, 0),
    DOMCTL(monitor_op,
           OP(.u.monitor_op.op = XEN_DOMCTL_MONITOR_OP_GET_CAPABILITIES),
           OTHER, 0),
    DOMCTL(set_virq_handler, OP(.u.set_virq_handler.virq = NR_VIRQS), SELF,
           -XEN_EINVAL),
    /* It never is about a domain. */
    { .name = "domctl-vm_event-version", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_vm_event_op,
      .arg = OP(.u.vm_event_op.op = XEN_VM_EVENT_GET_VERSION),
      .roles = NOT_BOOT },
    DOMCTL(vm_event_op, NULL, SELF, -XEN_EINVAL),

    DOMCTL(assign_device,
           OP(.u.assign_device.u.pci.machine_sbdf = 0xffff), OTHER,
           NOT_REFUSED),
    DOMCTL(test_assign_device,
           OP(.u.assign_device.u.pci.machine_sbdf = 0xffff), OTHER,
           NOT_REFUSED),
    DOMCTL(deassign_device,
           OP(.u.assign_device.u.pci.machine_sbdf = 0xffff), OTHER,
           NOT_REFUSED),

    { .name = "domctl-unknown", .ask = ask_domctl, .cmd = 9999,
      .roles = CONTROL, .allowed = -XEN_ENOSYS },
};
PROBE_TABLE(domctl_probes);
