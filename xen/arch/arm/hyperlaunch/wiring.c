/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where domains have the pages of their rings, and how they hear of them: by HVM
 * parameters.
 */

#include <xen/device_tree.h>
#include <xen/init.h>
#include <xen/mm.h>
#include <xen/sched.h>

#include <asm/p2m.h>
#include <asm/static-evtchn.h>

#include <public/arch-arm.h>

#include "private.h"

/* Static event channels have numbers which nothing else may take. */
void __init hl_arch_connect(const struct hl_lcm *lcm)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        const struct dt_device_node *node;

        if ( !hl_initials[i].d )
            continue;

        node = hl_domain_node(&lcm->domains[i]);
        if ( alloc_node_evtchns(node) )
            printk(XENLOG_ERR
                   "Hyperlaunch: error: %s: not all of its static event channels are connected: see above\n",
                   dt_node_full_name(node));
    }
}

/* In the order that toolstacks have, too. */
static gfn_t __init usual_gfn(enum hl_ring_kind kind)
{
    return gfn_add(gaddr_to_gfn(GUEST_MAGIC_BASE),
                   kind == HL_RING_CONSOLE ? 0 : 1);
}

/*
 * Only domains which are wired have such a page: it is added when it is asked
 * for.  Where what a domain sees is where it is, there is no usual place.
 */
gfn_t __init hl_arch_ring_gfn(const struct hl_lcm *lcm,
                              const struct hl_domain *hd,
                              const struct domain *cd, enum hl_ring_kind kind)
{
    struct domain *d = hl_initials[hd - lcm->domains].d;
    struct page_info *page;
    gfn_t gfn;

    /*
     * A hardware domain may map something else to wherever it would be, and so
     * may others which are told what of the host's memory nobody has.
     */
    if ( is_hardware_domain(cd) ||
         (is_domain_direct_mapped(cd) && !is_iommu_enabled(cd)) )
        return INVALID_GFN;

    d->max_pages++;
    page = alloc_domheap_page(d, 0);
    if ( !page )
    {
        d->max_pages--;
        return INVALID_GFN;
    }

    gfn = is_domain_direct_mapped(d) ? _gfn(mfn_x(page_to_mfn(page)))
                                     : usual_gfn(kind);

    return guest_physmap_add_page(d, gfn, page_to_mfn(page), 0) ? INVALID_GFN
                                                                : gfn;
}

void __init hl_arch_publish_rings(const struct hl_lcm *lcm,
                                  const struct hl_domain *hd, struct domain *d,
                                  const struct hl_ring *rings)
{
    hl_publish_by_params(d, rings);
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
