// SPDX-License-Identifier: GPL-2.0-only
/*
 * physdev_op: interrupts and PCI devices of the host.  For hardware domains,
 * and control domains.
 *
 * For PVH domains, most of it does not exist, and some of the rest only in a
 * hardware domain.
 */
#include "x86.h"

#include "../../common/lib.h"
#include "../../common/probe.h"

#include <public/physdev.h>

/* A bus and a device that there are not; as little as such an interrupt. */
#define NO_BUS   0xff
#define NO_DEVFN 0xff
#define NO_IRQ   0x7fffffff

union physdev_arg {
    struct physdev_set_iopl set_iopl;
    struct physdev_set_iobitmap set_iobitmap;
    struct physdev_eoi eoi;
    struct physdev_irq_status_query status;
    struct physdev_apic apic;
    struct physdev_irq irq;
    struct physdev_manage_pci manage_pci;
    struct physdev_pci_device device;
    struct physdev_pci_device_add add;
    struct pci_device_reset reset;
    struct physdev_setup_gsi setup_gsi;
    struct physdev_pci_mmcfg_reserved mmcfg;
    struct physdev_dbgp_op dbgp;
};

static const union physdev_arg
    iopl_4 = { .set_iopl = { .iopl = 4 } },
    too_many_ports = { .set_iobitmap = { .nr_ports = 65537 } },
    eoi_no_irq = { .eoi = { .irq = NO_IRQ } },
    status_no_irq = { .status = { .irq = NO_IRQ } },
    no_apic = { .apic = { .apic_physbase = 0 } },
    keyboard = { .irq = { .irq = 1 } },
    manage_no_device = { .manage_pci = { NO_BUS, NO_DEVFN } },
    no_device = { .device = { 0, NO_BUS, NO_DEVFN } },
    /* The host bridge has no MSI-X. */
    host_bridge = { .device = { 0, 0, 0 } },
    /* A virtual function of a physical one that there is not, either. */
    add_no_device = { .add = { .bus = NO_BUS, .devfn = NO_DEVFN,
                               .flags = XEN_PCI_DEV_VIRTFN,
                               .physfn = { NO_BUS, 0 } } },
    reset_no_device = { .reset = { .dev = { 0, NO_BUS, NO_DEVFN } } },
    /* Set up once more, or at all; nothing here uses it. */
    some_gsi = { .setup_gsi = { .gsi = 23, .triggering = 1, .polarity = 1 } },
    no_segment = { .mmcfg = { .segment = 0xffff } },
    no_debug_port = { .dbgp = { .bus = 99 } };

static long ask_physdev(const struct probe *probe, domid_t target)
{
    union physdev_arg arg;

    (void)target;
    memcpy(&arg, probe->arg, sizeof(arg));

    return arch_hypercall(__HYPERVISOR_physdev_op, probe->cmd,
                          (unsigned long)&arg, 0, 0);
}

static long map_pirq(const struct probe *probe, domid_t target)
{
    struct physdev_map_pirq op = { .domid = target, .type = 99 };

    return arch_hypercall(__HYPERVISOR_physdev_op, probe->cmd,
                          (unsigned long)&op, 0, 0);
}

static long unmap_pirq(const struct probe *probe, domid_t target)
{
    struct physdev_unmap_pirq op = { .domid = target, .pirq = -1 };

    return arch_hypercall(__HYPERVISOR_physdev_op, probe->cmd,
                          (unsigned long)&op, 0, 0);
}

/* An interrupt which the domain has not mapped. */
static long bind_pirq(const struct probe *probe, domid_t target)
{
    struct evtchn_bind_pirq op = { .pirq = 1 };
    struct evtchn_close close;
    long rc = xen_event_channel_op(probe->cmd, &op);

    (void)target;
    if ( rc )
        return rc;

    close.port = op.port;

    return xen_event_channel_op(EVTCHNOP_close, &close);
}

#define PHYSDEV(what, for_mode, argument, who, result) \
    .name = "physdev-" #what, .ask = ask_physdev, .cmd = PHYSDEVOP_ ## what, \
    .modes = GUEST_ ## for_mode, .arg = argument, .roles = who, \
    .allowed = result

/* Not known in a PVH domain. */
#define PV_ONLY(what, argument, who, result) \
    { PHYSDEV(what, PV, argument, who, result) }, \
    { PHYSDEV(what, PVH, argument, NOBODY, 0), .refused = -XEN_ENOSYS }

/* In a PVH domain known if it is the hardware domain. */
#define HWDOM_PVH(what, argument, who, result) \
    { PHYSDEV(what, PV, argument, who, result) }, \
    { PHYSDEV(what, PVH, argument, HARDWARE, result), \
      .refused = -XEN_ENOSYS }

#define BOTH (CONTROL | HARDWARE)

static const struct probe physdev_probes_list[] = {
    /* The vCPU's own business: what is behind it is another matter. */
    PV_ONLY(set_iopl, &iopl_4, EVERYONE, -XEN_EINVAL),
    PV_ONLY(set_iobitmap, &too_many_ports, EVERYONE, -XEN_EINVAL),
    PV_ONLY(eoi, &eoi_no_irq, EVERYONE, -XEN_EINVAL),
    PV_ONLY(irq_status_query, &status_no_irq, EVERYONE, -XEN_EINVAL),

    PV_ONLY(apic_read, &no_apic, BOTH, -XEN_EINVAL),
    PV_ONLY(apic_write, &no_apic, BOTH, -XEN_EINVAL),
    PV_ONLY(alloc_irq_vector, &keyboard, BOTH, 0),
    PV_ONLY(manage_pci_remove, &manage_no_device, BOTH, -XEN_ENODEV),
    PV_ONLY(prepare_msix, &no_device, BOTH, -XEN_ENODEV),
    PV_ONLY(release_msix, &no_device, BOTH, -XEN_ENODEV),
    PV_ONLY(prepare_msix, &host_bridge, BOTH, -XEN_ENODEV),
    PV_ONLY(release_msix, &host_bridge, BOTH, -XEN_ENODEV),
    /* Asks whether there is such a device, before all else. */
    PV_ONLY(restore_msi_ext, &no_device, EVERYONE, -XEN_ENODEV),

    HWDOM_PVH(setup_gsi, &some_gsi, BOTH, NOT_REFUSED),
    HWDOM_PVH(pci_mmcfg_reserved, &no_segment, BOTH, -XEN_ENODEV),
    HWDOM_PVH(pci_device_add, &add_no_device, BOTH, -XEN_ENODEV),
    HWDOM_PVH(pci_device_remove, &no_device, BOTH, -XEN_ENODEV),
    HWDOM_PVH(pci_device_reset, &reset_no_device, BOTH, -XEN_ENODEV),
    HWDOM_PVH(dbgp_op, &no_debug_port, HARDWARE, NOT_REFUSED),

    { .name = "physdev-map_pirq", .ask = map_pirq, .cmd = PHYSDEVOP_map_pirq,
      .roles = BOTH, .allowed = -XEN_EINVAL },
    { .name = "physdev-map_pirq-other", .ask = map_pirq,
      .cmd = PHYSDEVOP_map_pirq, .target = PROBE_OTHER,
      .roles = BOTH, .allowed = -XEN_EINVAL },
    { .name = "physdev-unmap_pirq", .ask = unmap_pirq,
      .cmd = PHYSDEVOP_unmap_pirq,
      .roles = BOTH, .allowed = -XEN_EINVAL },
    { .name = "physdev-unmap_pirq-other", .ask = unmap_pirq,
      .cmd = PHYSDEVOP_unmap_pirq, .target = PROBE_OTHER,
      .roles = BOTH, .allowed = -XEN_EINVAL },

    /* A PV domain must have; in a PVH domain nothing is behind it. */
    { .name = "evtchn-bind_pirq", .ask = bind_pirq, .modes = GUEST_PV,
      .cmd = EVTCHNOP_bind_pirq, .roles = NOBODY },
    { .name = "evtchn-bind_pirq", .ask = bind_pirq, .modes = GUEST_PVH,
      .cmd = EVTCHNOP_bind_pirq, .roles = EVERYONE },

    { .name = "physdev-unknown", .ask = ask_physdev, .cmd = 9999,
      .arg = &keyboard, .roles = NOBODY, .refused = -XEN_ENOSYS },
};
PROBE_TABLE(physdev_probes);
