// SPDX-License-Identifier: GPL-2.0-only
/* domctl: what only Arm has, and the host's resources there. */
#include "arm64.h"

#include "../../common/probes-domctl.h"

/* An interrupt that neither the board nor Xen's guests have. */
#define FREE_SPI 200

static const struct probe arm64_domctl_probes_list[] = {
    /* Of no page. */
    DOMCTL(cacheflush, NULL, OTHER, 0),
    DOMCTL(set_address_size, NULL, OTHER, -XEN_EINVAL),
    DOMCTL(vuart_op, OP(.u.vuart_op.cmd = 99), OTHER, -XEN_EINVAL),
    DOMCTL(dt_overlay, NULL, OTHER, NOT_REFUSED),

    /* The host's resources: withdrawn where they are not had. */
    { .name = "domctl-iomem_permission", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_iomem_permission, .target = PROBE_OTHER,
      .arg = OP(.u.iomem_permission = { .first_mfn = CLOCK_PFN,
                                        .nr_mfns = 1 }),
      .roles = CONTROL, .also = CONTROL | HARDWARE },
    /* Here, the other one must have it, too. */
    { .name = "domctl-memory_mapping", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_memory_mapping, .target = PROBE_OTHER,
      .arg = OP(.u.memory_mapping = { .first_mfn = CLOCK_PFN, .nr_mfns = 1 }),
      .roles = NOBODY },
    /*
     * Before the privilege, Xen looks at the kind of interrupt.  What is not for
     * a boot domain at all is refused before that.
     */
    { .name = "domctl-bind_pt_irq-kind", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_bind_pt_irq, .target = PROBE_OTHER,
      .arg = OP(.u.bind_pt_irq.irq_type = PT_IRQ_TYPE_PCI),
      .roles = NOT_BOOT, .allowed = -XEN_EOPNOTSUPP },
    { .name = "domctl-unbind_pt_irq", .ask = ask_domctl,
      .cmd = XEN_DOMCTL_unbind_pt_irq, .target = PROBE_OTHER,
      .arg = OP(.u.bind_pt_irq = { .irq_type = PT_IRQ_TYPE_SPI,
                                   .machine_irq = FREE_SPI,
                                   .u.spi.spi = FREE_SPI }),
      .roles = CONTROL, .refusal_only = true },
};
PROBE_TABLE(arm64_domctl_probes);
