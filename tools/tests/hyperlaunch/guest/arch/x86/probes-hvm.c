// SPDX-License-Identifier: GPL-2.0-only
/* hvm_op and dm_op: what device models and toolstacks do to HVM domains. */
#include "x86.h"

#include "../../common/probe.h"

#include <public/hvm/dm_op.h>
#include <public/hvm/hvm_op.h>
#include <public/hvm/params.h>

static long hvm_op(unsigned int cmd, void *op)
{
    return arch_hypercall(__HYPERVISOR_hvm_op, cmd, (unsigned long)op, 0, 0);
}

/* @arg points to the index. */
static long param(const struct probe *probe, domid_t target)
{
    struct xen_hvm_param op = {
        .domid = target, .index = *(const uint32_t *)probe->arg,
    };

    return hvm_op(probe->cmd, &op);
}

/* A vector below those that there are. */
static long upcall_vector(const struct probe *probe, domid_t target)
{
    struct xen_hvm_evtchn_upcall_vector op = { .vector = 0 };

    (void)target;

    return hvm_op(probe->cmd, &op);
}

static long mem_type(const struct probe *probe, domid_t target)
{
    struct xen_hvm_get_mem_type op = { .domid = target };

    return hvm_op(probe->cmd, &op);
}

static long get_time(const struct probe *probe, domid_t target)
{
    struct xen_hvm_get_time op;

    (void)target;

    return hvm_op(probe->cmd, &op);
}

/* Of no version that there is. */
static long altp2m(const struct probe *probe, domid_t target)
{
    struct xen_hvm_altp2m_op op = { .domain = target };

    return hvm_op(probe->cmd, &op);
}

/* It must be without argument. */
static long flush_tlbs(const struct probe *probe, domid_t target)
{
    struct xen_hvm_get_time op;

    (void)target;

    return hvm_op(probe->cmd, &op);
}

/* An operation without any bytes. */
static long dm_op(const struct probe *probe, domid_t target)
{
    struct xen_dm_op_buf buf = {};

    (void)probe;

    return arch_hypercall(__HYPERVISOR_dm_op, target, 1, (unsigned long)&buf,
                          0);
}

#define INDEX(what) &(const uint32_t){ HVM_PARAM_ ## what }

static const struct probe hvm_probes_list[] = {
    { .name = "hvm-get_param-other", .ask = param, .cmd = HVMOP_get_param,
      .arg = INDEX(STORE_PFN), .target = PROBE_OTHER_HVM, .roles = CONTROL },
    { .name = "hvm-get_param-other", .ask = param, .cmd = HVMOP_get_param,
      .arg = INDEX(STORE_PFN), .target = PROBE_OTHER_PV,
      .roles = EVERYONE, .allowed = -XEN_EINVAL },
    /* One that nobody can set any more. */
    { .name = "hvm-set_param-other", .ask = param, .cmd = HVMOP_set_param,
      .arg = INDEX(DM_DOMAIN), .target = PROBE_OTHER_HVM,
      .roles = CONTROL, .allowed = -XEN_EINVAL },
    { .name = "hvm-set_param-store-other", .ask = param,
      .cmd = HVMOP_set_param, .arg = INDEX(STORE_PFN),
      .target = PROBE_OTHER_HVM, .roles = CONTROL, .refusal_only = true },
    /* What it must not know, and not change, about itself. */
    { .name = "hvm-get_param-ioreq", .ask = param, .cmd = HVMOP_get_param,
      .arg = INDEX(IOREQ_PFN), .modes = GUEST_PVH, .roles = NOBODY },
    { .name = "hvm-set_param-store", .ask = param, .cmd = HVMOP_set_param,
      .arg = INDEX(STORE_PFN), .modes = GUEST_PVH, .roles = NOBODY },
    { .name = "hvm-set_param-ident_pt", .ask = param, .cmd = HVMOP_set_param,
      .arg = INDEX(IDENT_PT), .modes = GUEST_PVH, .roles = NOBODY },
    { .name = "hvm-get_param-store", .ask = param, .cmd = HVMOP_get_param,
      .arg = INDEX(STORE_PFN), .modes = GUEST_PVH, .roles = EVERYONE },

    { .name = "hvm-get_mem_type-other", .ask = mem_type,
      .cmd = HVMOP_get_mem_type, .target = PROBE_OTHER_HVM,
      .roles = CONTROL, .allowed = NOT_REFUSED },
    { .name = "hvm-set_evtchn_upcall_vector", .ask = upcall_vector,
      .cmd = HVMOP_set_evtchn_upcall_vector,
      .roles = EVERYONE, .allowed = -XEN_EINVAL },
    { .name = "hvm-flush_tlbs", .ask = flush_tlbs, .cmd = HVMOP_flush_tlbs,
      .roles = EVERYONE, .allowed = -XEN_EINVAL },
    { .name = "hvm-get_time", .ask = get_time, .cmd = HVMOP_get_time,
      .roles = EVERYONE },
    { .name = "hvm-altp2m", .ask = altp2m, .cmd = HVMOP_altp2m,
      .target = PROBE_OTHER_HVM, .roles = EVERYONE, .allowed = NOT_REFUSED },

    { .name = "dm_op-other", .ask = dm_op, .target = PROBE_OTHER_HVM,
      .roles = CONTROL, .allowed = -XEN_EFAULT },
    { .name = "dm_op-other", .ask = dm_op, .target = PROBE_OTHER_PV,
      .roles = EVERYONE, .allowed = -XEN_EINVAL },
    { .name = "dm_op-self", .ask = dm_op, .roles = NOBODY },
};
PROBE_TABLE(hvm_probes);
