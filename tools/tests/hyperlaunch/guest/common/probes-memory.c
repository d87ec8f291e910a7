// SPDX-License-Identifier: GPL-2.0-only
/* memory_op: mostly about the memory of other domains. */
#include "probe.h"

#include "lib.h"

/* No domain has a page of that number. */
#define NO_GFN 0xffffffffffUL

/* As these say nothing but how many pages were done, none is a refusal. */
static long populate(const struct probe *probe, domid_t target)
{
    xen_pfn_t gfn = NO_GFN >> 8;
    struct xen_memory_reservation op = { .nr_extents = 1, .domid = target };
    long rc;

    set_xen_guest_handle(op.extent_start, &gfn);
    rc = xen_memory_op(probe->cmd, &op);

    return rc ?: -XEN_EPERM;
}

/* The structures that begin with nothing but the domain. */
static long ask_domid(const struct probe *probe, domid_t target)
{
    return xen_memory_op(probe->cmd, &target);
}

/* Gives up the claim of memory that this domain does not have. */
static long claim(const struct probe *probe, domid_t target)
{
    struct xen_memory_reservation op = { .domid = target };

    return xen_memory_op(probe->cmd, &op);
}

static long add_to_physmap(const struct probe *probe, domid_t target)
{
    struct xen_add_to_physmap op = {
        .domid = target, .space = probe->arg ? XENMAPSPACE_gmfn : 0,
        .idx = NO_GFN, .gpfn = NO_GFN,
    };

    return xen_memory_op(probe->cmd, &op);
}

/* Xen answers for each page: of the first, if it came that far. */
static long map_foreign(const struct probe *probe, domid_t target)
{
    xen_ulong_t idx = NO_GFN;
    xen_pfn_t gfn = NO_GFN;
    int error = 0;
    struct xen_add_to_physmap_batch op = {
        .domid = DOMID_SELF, .space = XENMAPSPACE_gmfn_foreign, .size = 1,
        .u.foreign_domid = target,
    };
    long rc;

    set_xen_guest_handle(op.idxs, &idx);
    set_xen_guest_handle(op.gpfns, &gfn);
    set_xen_guest_handle(op.errs, &error);
    rc = xen_memory_op(probe->cmd, &op);

    return rc ?: error;
}

static long remove_from_physmap(const struct probe *probe, domid_t target)
{
    struct xen_remove_from_physmap op = { .domid = target, .gpfn = NO_GFN };

    return xen_memory_op(probe->cmd, &op);
}

/* The number of frames of its grant table. */
static long acquire_resource(const struct probe *probe, domid_t target)
{
    struct xen_mem_acquire_resource op = {
        .domid = target, .type = XENMEM_resource_grant_table,
    };

    return xen_memory_op(probe->cmd, &op);
}

static long vnuma_info(const struct probe *probe, domid_t target)
{
    struct xen_vnuma_topology_info op = { .domid = target };

    return xen_memory_op(probe->cmd, &op);
}

#define OTHERS_ONLY(op, fn) \
    { .name = "memory-" #op, .ask = fn, .cmd = XENMEM_ ## op, \
      .target = PROBE_OTHER, .roles = CONTROL, .allowed = SUCCESS }

static const struct probe memory_probes_list[] = {
    { .name = "memory-claim_pages", .ask = claim, .cmd = XENMEM_claim_pages,
      .roles = CONTROL },
    { .name = "memory-populate-other", .ask = populate,
      .cmd = XENMEM_populate_physmap, .target = PROBE_OTHER,
      .roles = CONTROL, .refusal_only = true },
    { .name = "memory-increase-other", .ask = populate,
      .cmd = XENMEM_increase_reservation, .target = PROBE_OTHER,
      .roles = CONTROL, .refusal_only = true },
    OTHERS_ONLY(current_reservation, ask_domid),
    OTHERS_ONLY(maximum_reservation, ask_domid),
    OTHERS_ONLY(maximum_gpfn, ask_domid),
    OTHERS_ONLY(acquire_resource, acquire_resource),
    { .name = "memory-get_vnumainfo", .ask = vnuma_info,
      .cmd = XENMEM_get_vnumainfo, .target = PROBE_OTHER,
      .roles = CONTROL, .allowed = -XEN_EOPNOTSUPP },

    /* A PV domain has no such map, whoever asks. */
    { .name = "memory-add_to_physmap", .ask = add_to_physmap,
      .cmd = XENMEM_add_to_physmap, .target = PROBE_OTHER_PV,
      .roles = EVERYONE, .allowed = -XEN_EACCES },
    { .name = "memory-add_to_physmap", .ask = add_to_physmap,
      .cmd = XENMEM_add_to_physmap, .arg = "", .target = PROBE_OTHER_HVM,
      .roles = CONTROL, .allowed = NOT_REFUSED },
    { .name = "memory-remove_from_physmap", .ask = remove_from_physmap,
      .cmd = XENMEM_remove_from_physmap, .target = PROBE_OTHER_PV,
      .roles = EVERYONE, .allowed = -XEN_EACCES },
    { .name = "memory-remove_from_physmap", .ask = remove_from_physmap,
      .cmd = XENMEM_remove_from_physmap, .target = PROBE_OTHER_HVM,
      .roles = CONTROL, .allowed = -XEN_ENOENT },
    { .name = "memory-map-foreign", .ask = map_foreign,
      .cmd = XENMEM_add_to_physmap_batch, .target = PROBE_OTHER,
      .modes = GUEST_PVH | GUEST_ARM64,
      .roles = CONTROL, .allowed = -XEN_EINVAL },
};
PROBE_TABLE(memory_probes);
