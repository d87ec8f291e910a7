// SPDX-License-Identifier: GPL-2.0-only
/* The tables of probes that Arm has: platform_op, hvm_op and what is small. */
#include "arm64.h"

#include "../../common/lib.h"
#include "../../common/probe.h"

#include <public/hvm/hvm_op.h>
#include <public/hvm/params.h>
#include <public/physdev.h>
#include <public/platform.h>

static long ask_platform(const struct probe *probe, domid_t target)
{
    struct xen_platform_op op;

    (void)target;
    memset(&op, 0, sizeof(op));
    if ( probe->arg )
        memcpy(&op, probe->arg, sizeof(op));
    op.cmd = probe->cmd;
    op.interface_version = XENPF_INTERFACE_VERSION;

    return arch_hypercall(__HYPERVISOR_platform_op, (unsigned long)&op, 0, 0,
                          0);
}

/* Only the time can be set.  Who may not do the rest is told so. */
static const struct probe platform_probes_list[] = {
    { .name = "platform-settime64", .ask = ask_platform,
      .cmd = XENPF_settime64,
      .arg = &(const struct xen_platform_op){ .u.settime64.mbz = 1 },
      .roles = CONTROL | HARDWARE, .allowed = -XEN_EINVAL },
    { .name = "platform-get_cpuinfo", .ask = ask_platform,
      .cmd = XENPF_get_cpuinfo,
      .roles = CONTROL | HARDWARE, .allowed = -XEN_ENOSYS },
    { .name = "platform-resource_op", .ask = ask_platform,
      .cmd = XENPF_resource_op, .roles = CONTROL, .allowed = -XEN_ENOSYS },
    { .name = "platform-unknown", .ask = ask_platform, .cmd = 9999,
      .roles = CONTROL, .allowed = -XEN_ENOSYS },
};
static PROBE_TABLE(platform_probes);

/* @arg points to the index. */
static long param(const struct probe *probe, domid_t target)
{
    struct xen_hvm_param op = {
        .domid = target, .index = *(const uint32_t *)probe->arg,
    };

    return arch_hypercall(__HYPERVISOR_hvm_op, probe->cmd, (unsigned long)&op,
                          0, 0);
}

#define PARAM(op, what, about, who, result) \
    { .name = "hvm-" #op "-" #what, .ask = param, .cmd = HVMOP_ ## op, \
      .arg = &(const uint32_t){ HVM_PARAM_ ## what }, \
      .target = PROBE_ ## about, .roles = who, .allowed = result }

static const struct probe hvm_probes_list[] = {
    PARAM(get_param, STORE_PFN, SELF, EVERYONE, 0),
    PARAM(get_param, STORE_PFN, OTHER, CONTROL, 0),
    /* What it must not know, and not change, about itself. */
    PARAM(get_param, MONITOR_RING_PFN, SELF, NOBODY, 0),
    PARAM(set_param, STORE_PFN, SELF, NOBODY, 0),
    PARAM(set_param, CONSOLE_PFN, SELF, NOBODY, 0),
    /* One that there is only on x86. */
    PARAM(set_param, IDENT_PT, OTHER, CONTROL, -XEN_EINVAL),
};
static PROBE_TABLE(hvm_probes);

static long device_read(const struct probe *probe, domid_t target)
{
    (void)probe;
    (void)target;

    return read_device();
}

static long device_map(const struct probe *probe, domid_t target)
{
    (void)probe;
    (void)target;

    return map_device();
}

/* There are none of these without PCI. */
static long ask_physdev(const struct probe *probe, domid_t target)
{
    (void)target;

    return arch_hypercall(__HYPERVISOR_physdev_op, probe->cmd, 0, 0, 0);
}

static const struct probe hardware_probes_list[] = {
    { .name = "mmio-read", .ask = device_read, .roles = HARDWARE },
    { .name = "mmio-map", .ask = device_map, .roles = HARDWARE,
      .refused = -XEN_EACCES },
    { .name = "physdev-pci_device_add", .ask = ask_physdev,
      .cmd = PHYSDEVOP_pci_device_add,
      .roles = NOBODY, .refused = -XEN_ENOSYS },
};
static PROBE_TABLE(hardware_probes);

const struct probe_table *const arch_probes[] = {
    &platform_probes, &hvm_probes, &hardware_probes, &arm64_domctl_probes,
};
const unsigned int arch_nr_probes = ARRAY_SIZE(arch_probes);
