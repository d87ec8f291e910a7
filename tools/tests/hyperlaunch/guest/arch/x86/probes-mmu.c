// SPDX-License-Identifier: GPL-2.0-only
/* Page tables and memory maps of other domains, machine checks, vPMU. */
#include "x86.h"

#include "../../common/probe.h"

#include <public/arch-x86/xen-mca.h>
#include <public/pmu.h>

#define NO_MFN 0xffffffffUL
#define NO_VA  0x7f0000000000UL

/* No operation at all, but on another domain's pages. */
static long mmuext(const struct probe *probe, domid_t target)
{
    (void)probe;

    return arch_hypercall(__HYPERVISOR_mmuext_op, 0, 0, 0, target);
}

/* A page of another domain, in a page table that there is not. */
static long mmu_update(const struct probe *probe, domid_t target)
{
    struct mmu_update op = { .ptr = (uint64_t)NO_MFN << PAGE_SHIFT, .val = 1 };

    (void)probe;

    return arch_hypercall(__HYPERVISOR_mmu_update, (unsigned long)&op, 1, 0,
                          target);
}

/* Nothing, where no page table is. */
static long update_va(const struct probe *probe, domid_t target)
{
    (void)probe;

    return arch_hypercall(__HYPERVISOR_update_va_mapping_otherdomain, NO_VA, 0,
                          0, target);
}

/* No regions; what it has now would be lost. */
static long set_memory_map(const struct probe *probe, domid_t target)
{
    struct xen_foreign_memory_map op = { .domid = target };

    return xen_memory_op(probe->cmd, &op);
}

/* More than the domain may ever have. */
static long pod_target(const struct probe *probe, domid_t target)
{
    struct xen_pod_target op = { .domid = target, .target_pages = ~0UL };

    return xen_memory_op(probe->cmd, &op);
}

/* Of no CPU that there is. */
static long mca(const struct probe *probe, domid_t target)
{
    struct xen_mc op = {
        .cmd = probe->cmd,
        .interface_version = XEN_MCA_INTERFACE_VERSION,
    };

    (void)target;

    if ( op.cmd == XEN_MC_msrinject )
        op.u.mc_msrinject.mcinj_cpunr = ~0U;
    else if ( op.cmd == XEN_MC_mceinject )
        op.u.mc_mceinject.mceinj_cpunr = ~0U;

    return arch_hypercall(__HYPERVISOR_mca, (unsigned long)&op, 0, 0, 0);
}

static long pmu(const struct probe *probe, domid_t target)
{
    struct xen_pmu_params op = {};

    (void)target;

    return arch_hypercall(__HYPERVISOR_xenpmu_op, probe->cmd,
                          (unsigned long)&op, 0, 0);
}

static const struct probe mmu_probes_list[] = {
    { .name = "mmuext-other", .ask = mmuext, .target = PROBE_OTHER_PV,
      .roles = CONTROL },
    { .name = "mmuext-other", .ask = mmuext, .target = PROBE_OTHER_HVM,
      .roles = EVERYONE, .allowed = -XEN_EINVAL },
    { .name = "mmu_update-other", .ask = mmu_update, .target = PROBE_OTHER,
      .modes = GUEST_PV, .roles = CONTROL, .allowed = -XEN_EINVAL },
    { .name = "mmu_update-other", .ask = mmu_update, .target = PROBE_OTHER,
      .modes = GUEST_PVH, .roles = NOBODY, .refused = -XEN_ENOSYS },
    { .name = "update_va_mapping-other", .ask = update_va,
      .target = PROBE_OTHER, .modes = GUEST_PV,
      .roles = CONTROL, .allowed = -XEN_EINVAL },
    { .name = "update_va_mapping-other", .ask = update_va,
      .target = PROBE_OTHER, .modes = GUEST_PVH,
      .roles = NOBODY, .refused = -XEN_ENOSYS },
    { .name = "memory-set_memory_map-other", .ask = set_memory_map,
      .cmd = XENMEM_set_memory_map, .target = PROBE_OTHER,
      .roles = CONTROL, .refusal_only = true },
    { .name = "memory-get_pod_target", .ask = pod_target,
      .cmd = XENMEM_get_pod_target, .target = PROBE_OTHER_HVM,
      .roles = CONTROL },
    { .name = "memory-set_pod_target", .ask = pod_target,
      .cmd = XENMEM_set_pod_target, .target = PROBE_OTHER_HVM,
      .roles = CONTROL, .allowed = -XEN_EINVAL },

    /* Xen no longer notifies a domain. */
    { .name = "mca-notify", .ask = mca, .cmd = XEN_MC_notifydomain,
      .modes = GUEST_PV,
      .roles = CONTROL | HARDWARE, .allowed = -XEN_EINVAL },
    { .name = "mca-msrinject", .ask = mca, .cmd = XEN_MC_msrinject,
      .modes = GUEST_PV, .roles = CONTROL, .allowed = NOT_REFUSED },
    { .name = "mca-mceinject", .ask = mca, .cmd = XEN_MC_mceinject,
      .modes = GUEST_PV, .roles = CONTROL, .allowed = NOT_REFUSED },
    { .name = "mca-unknown", .ask = mca, .cmd = 99, .modes = GUEST_PV,
      .roles = CONTROL, .allowed = -XEN_EINVAL },
    { .name = "mca", .ask = mca, .modes = GUEST_PVH,
      .roles = NOBODY, .refused = -XEN_ENOSYS },
    /* There is no vPMU unless the command line says so. */
    { .name = "pmu-mode_set", .ask = pmu, .cmd = XENPMU_mode_set,
      .roles = NOBODY, .refused = -XEN_EOPNOTSUPP },
};
PROBE_TABLE(mmu_probes);
