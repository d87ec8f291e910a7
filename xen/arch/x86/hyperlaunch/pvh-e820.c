/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Guest physical memory of a PVH guest without hardware.
 */

#include <xen/init.h>
#include <xen/page-size.h>

#include "pvh.h"

void __init hl_pvh_layout(struct hl_pvh_layout *l, uint64_t nr_pages)
{
    const uint64_t max_low = HL_PVH_HOLE_START >> PAGE_SHIFT;

    l->low_pages = nr_pages < max_low ? nr_pages : max_low;
    l->high_pages = nr_pages - l->low_pages;
}

unsigned int __init hl_pvh_e820(const struct hl_pvh_layout *l,
                                struct e820entry *map, unsigned int max)
{
    const struct e820entry all[HL_PVH_E820_MAX] = {
        { 0, l->low_pages << PAGE_SHIFT, E820_RAM },
        { HL_PVH_ACPI_BASE, HL_PVH_ACPI_SIZE, E820_ACPI },
        { HL_PVH_SPECIAL_BASE, HL_PVH_SPECIAL_END - HL_PVH_SPECIAL_BASE,
          E820_RESERVED },
        { HL_PVH_HOLE_END, l->high_pages << PAGE_SHIFT, E820_RAM },
    };
    unsigned int i, nr = 0;

    for ( i = 0; i < HL_PVH_E820_MAX; i++ )
    {
        if ( !all[i].size )
            continue;

        if ( nr == max )
            return 0;

        map[nr++] = all[i];
    }

    return nr;
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
