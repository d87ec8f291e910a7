// SPDX-License-Identifier: GPL-2.0-only
/* domctl: what only x86 has, and the host's resources there. */
#include "x86.h"

#include "../../common/probes-domctl.h"

/* A port, page and interrupt of the host that a plain domain has not. */
#define PRINTER_PORT 0x378
#define VGA_MFN      0xb8
#define KEYBOARD_IRQ 1

static const struct probe x86_domctl_probes_list[] = {
    DOMCTL(sendtrigger, OP(.u.sendtrigger.vcpu = NO_VCPU), OTHER, -XEN_ESRCH),
    DOMCTL(gdbsx_guestmemio, OP(.u.gdbsx_guest_memio.len = 0), OTHER,
           NOT_REFUSED),
    DOMCTL(shadow_op, NULL, SELF, -XEN_EINVAL),
    DOMCTL(hypercall_init, OP(.u.hypercall_init.gmfn = ~0UL), OTHER,
           -XEN_EINVAL),
    DOMCTL(getpageframeinfo3, OP(.u.getpageframeinfo3.num = 0), OTHER,
           NOT_REFUSED),
    DOMCTL(gethvmcontext, NULL, OTHER_HVM, SUCCESS),
    DOMCTL(gethvmcontext, NULL, OTHER_PV, -XEN_EINVAL),
    DOMCTL_FOR(get_address_size, NULL, OTHER_PV, QUERY, 0),
    DOMCTL_FOR(get_address_size, NULL, OTHER_HVM, QUERY, -XEN_EOPNOTSUPP),
    DOMCTL(get_cpu_policy, NULL, OTHER, 0),
    DOMCTL(set_cpu_policy, NULL, SELF, -XEN_EINVAL),
    DOMCTL(get_vcpu_msrs, OP(.u.vcpu_msrs.vcpu = NO_VCPU), OTHER,
           NOT_REFUSED),

    /*
     * The host's resources: withdrawn where they are not had.  That a page may
     * be mapped means nothing for a PV domain, which maps it itself.
     */
    { .name = "domctl-iomem_permission", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_iomem_permission, .target = PROBE_OTHER,
      .arg = OP(.u.iomem_permission = { .first_mfn = VGA_MFN, .nr_mfns = 1 }),
      .roles = CONTROL, .also = CONTROL | HARDWARE },
    { .name = "domctl-ioport_permission", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_ioport_permission, .target = PROBE_OTHER,
      .arg = OP(.u.ioport_permission = { .first_port = PRINTER_PORT,
                                         .nr_ports = 1 }),
      .roles = CONTROL, .also = CONTROL | HARDWARE },
    { .name = "domctl-gsi_permission", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_gsi_permission, .target = PROBE_OTHER,
      .arg = OP(.u.gsi_permission.gsi = KEYBOARD_IRQ),
      .roles = CONTROL, .also = CONTROL | HARDWARE },
    /* Here, the interrupt must have been mapped; and nobody did. */
    { .name = "domctl-irq_permission", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_irq_permission, .target = PROBE_OTHER,
      .arg = OP(.u.irq_permission.pirq = KEYBOARD_IRQ), .roles = NOBODY },
    DOMCTL(memory_mapping,
           OP(.u.memory_mapping = { .first_mfn = VGA_MFN, .nr_mfns = 1 }),
           OTHER_PV, 0),
};
PROBE_TABLE(x86_domctl_probes);
