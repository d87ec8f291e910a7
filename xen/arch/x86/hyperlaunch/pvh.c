/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Build a PVH domain which is not the hardware domain, the way a toolstack
 * does.
 */

#include <xen/errno.h>
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/mm.h>
#include <xen/sched.h>
#include <xen/xmalloc.h>

#include <asm/boot-domain.h>

#include <public/hvm/params.h>

#include "private.h"
#include "pvh.h"
#include "pvh-build.h"

/* What comes out of the domain's memory without being RAM to it. */
#define FIXED_PAGES PFN_DOWN(HL_PVH_ACPI_SIZE + \
                             HL_PVH_SPECIAL_END - HL_PVH_SPECIAL_BASE)

/* What is to be copied to the domain is put together here. */
static uint8_t __initdata scratch[HL_PVH_ACPI_SIZE] __aligned(PAGE_SIZE);

static int __init set_memory_map(struct domain *d,
                                 const struct hl_pvh_layout *layout)
{
    d->arch.e820 = xzalloc_array(struct e820entry, HL_PVH_E820_MAX);
    if ( !d->arch.e820 )
        return -ENOMEM;

    d->arch.nr_e820 = hl_pvh_e820(layout, d->arch.e820, HL_PVH_E820_MAX);

    return 0;
}

static int __init add_memory(struct domain *d,
                             const struct hl_pvh_layout *layout)
{
    int rc = hl_pvh_populate(d, 0, layout->low_pages);

    if ( !rc )
        rc = hl_pvh_populate(d, PFN_DOWN(HL_PVH_HOLE_END), layout->high_pages);
    if ( !rc )
        rc = hl_pvh_populate(d, PFN_DOWN(HL_PVH_ACPI_BASE),
                             PFN_DOWN(HL_PVH_ACPI_SIZE));
    if ( !rc )
        rc = hl_pvh_populate(d, PFN_DOWN(HL_PVH_SPECIAL_BASE),
                             PFN_DOWN(HL_PVH_SPECIAL_END -
                                      HL_PVH_SPECIAL_BASE));

    return rc;
}

static int __init set_params(struct domain *d)
{
    uint64_t *params = d->arch.hvm.params;
    paddr_t ident_pt =
        pfn_to_paddr(hl_pvh_special_pfn(HL_PVH_SPECIAL_IDENT_PT));
    int rc;

    /* What VT-x without "unrestricted guest" has for a guest without paging. */
    write_32bit_pse_identmap((void *)scratch);
    rc = hl_pvh_write(d, ident_pt, scratch, PAGE_SIZE);
    if ( rc )
        return rc;

    params[HVM_PARAM_IDENT_PT] = ident_pt;

    /* For those who are going to introspect the domain. */
    params[HVM_PARAM_PAGING_RING_PFN] =
        hl_pvh_special_pfn(HL_PVH_SPECIAL_PAGING);
    params[HVM_PARAM_MONITOR_RING_PFN] =
        hl_pvh_special_pfn(HL_PVH_SPECIAL_ACCESS);
    params[HVM_PARAM_SHARING_RING_PFN] =
        hl_pvh_special_pfn(HL_PVH_SPECIAL_SHARING);

    params[HVM_PARAM_TIMER_MODE] = HVMPTM_no_delay_for_missed_ticks;

    return 0;
}

static int __init add_acpi_tables(struct domain *d)
{
    int size = hl_pvh_acpi_build(scratch, sizeof(scratch), HL_PVH_ACPI_BASE,
                                 d->max_vcpus);

    return size < 0 ? size : hl_pvh_write(d, HL_PVH_ACPI_BASE, scratch, size);
}

int __init hl_pvh_build(const struct boot_domain *bd, struct domain *d,
                        unsigned long pool_pages)
{
    struct hl_pvh_layout layout;
    paddr_t entry, start_info;
    int rc;

    if ( bd->nr_pages <= FIXED_PAGES )
        return -E2BIG;

    hl_pvh_layout(&layout, bd->nr_pages - FIXED_PAGES);
    d->max_pages = max(bd->nr_pages, bd->max_pages);

    rc = set_memory_map(d, &layout);
    if ( !rc )
        rc = hl_pvh_fill_pool(d, pool_pages);
    if ( !rc )
        rc = add_memory(d, &layout);
    if ( rc )
        return rc;

    rc = set_params(d);
    if ( !rc )
        rc = add_acpi_tables(d);
    if ( !rc )
        rc = hl_pvh_load(bd, d, &entry, &start_info);
    if ( !rc )
        rc = hl_pvh_set_up_vcpus(d, entry, start_info);

    return rc;
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
