// SPDX-License-Identifier: GPL-2.0-only
/* The tables of probes that x86 has, and what needs no table of its own. */
#include "x86.h"

#include "../../common/probe.h"

static long pci_config(const struct probe *probe, domid_t target)
{
    (void)probe;
    (void)target;

    return read_pci();
}

static long mmio_map(const struct probe *probe, domid_t target)
{
    void *va;

    (void)probe;
    (void)target;

    return map_device(&va);
}

/* Only the size of the map. */
static long machine_map(const struct probe *probe, domid_t target)
{
    struct xen_memory_map op = { .nr_entries = 0 };

    (void)target;

    return xen_memory_op(probe->cmd, &op);
}

static const struct probe hardware_probes_list[] = {
    { .name = "pci-config", .ask = pci_config, .roles = HARDWARE },
    { .name = "mmio-map", .ask = mmio_map, .roles = HARDWARE },
    { .name = "memory-machine_memory_map", .ask = machine_map,
      .cmd = XENMEM_machine_memory_map, .roles = CONTROL | HARDWARE },
};
PROBE_TABLE(hardware_probes);

const struct probe_table *const arch_probes[] = {
    &platform_probes, &physdev_probes, &hvm_probes, &mmu_probes,
    &hardware_probes, &x86_domctl_probes,
};
const unsigned int arch_nr_probes = ARRAY_SIZE(arch_probes);
