/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where domains have the pages of their rings, and how they hear of them: PV
 * domains by their start info, PVH ones by HVM parameters.
 */

#include <xen/domain_page.h>
#include <xen/init.h>
#include <xen/sched.h>

#include <asm/boot-domain.h>

#include <public/hvm/params.h>

#ifdef CONFIG_COMPAT
#include <compat/xen.h>
#endif

#include "private.h"
#include "pvh.h"

/* By what is domain @i in the LCM. */
static struct boot_rings __initdata pv_rings[HL_MAX_DOMAINS];

struct boot_rings *__init hl_pv_rings(const struct hl_lcm *lcm,
                                      const struct hl_domain *hd)
{
    return &pv_rings[hd - lcm->domains];
}

void __init hl_arch_connect(const struct hl_lcm *lcm)
{
}

static gfn_t __init pvh_ring_gfn(enum hl_ring_kind kind)
{
    return _gfn(hl_pvh_special_pfn(kind == HL_RING_STORE
                                   ? HL_PVH_SPECIAL_XENSTORE
                                   : HL_PVH_SPECIAL_CONSOLE));
}

gfn_t __init hl_arch_ring_gfn(const struct hl_lcm *lcm,
                              const struct hl_domain *hd,
                              const struct domain *d, enum hl_ring_kind kind)
{
    const struct boot_rings *rings = hl_pv_rings(lcm, hd);

    /* A PVH hardware domain has the host's memory map, and no room there. */
    if ( is_hvm_domain(d) )
        return is_hardware_domain(d) ? INVALID_GFN : pvh_ring_gfn(kind);

    return _gfn(mfn_x(kind == HL_RING_STORE ? rings->store : rings->console));
}

/* Both layouts of the start info have these fields. */
#define FILL_START_INFO(si, rings) ({                             \
    if ( (rings)[HL_RING_STORE].port )                            \
    {                                                             \
        (si)->store_mfn = (rings)[HL_RING_STORE].gfn;             \
        (si)->store_evtchn = (rings)[HL_RING_STORE].port;         \
    }                                                             \
    /* A hardware domain has something else at this place. */     \
    if ( (rings)[HL_RING_CONSOLE].port )                          \
    {                                                             \
        (si)->console.domU.mfn = (rings)[HL_RING_CONSOLE].gfn;    \
        (si)->console.domU.evtchn = (rings)[HL_RING_CONSOLE].port;\
    }                                                             \
})

static void __init publish_pv(const struct domain *d, mfn_t start_info,
                              const struct hl_ring *rings)
{
    void *si = map_domain_page(start_info);

#ifdef CONFIG_COMPAT
    if ( is_pv_32bit_domain(d) )
        FILL_START_INFO((start_info_compat_t *)si, rings);
    else
#endif
        FILL_START_INFO((start_info_t *)si, rings);

    unmap_domain_page(si);
}

void __init hl_arch_publish_rings(const struct hl_lcm *lcm,
                                  const struct hl_domain *hd, struct domain *d,
                                  const struct hl_ring *rings)
{
    if ( is_hvm_domain(d) )
        hl_publish_by_params(d, rings);
    else
        publish_pv(d, hl_pv_rings(lcm, hd)->start_info, rings);
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
