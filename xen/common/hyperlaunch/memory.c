/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Dividing the host's memory up between the initial domains.
 */

#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/mm.h>
#include <xen/pfn.h>

#define KB_TO_PAGES(kb) ((unsigned long)((kb) >> (PAGE_SHIFT - 10)))
#define PAGES_TO_KB(pages) ((uint64_t)(pages) << (PAGE_SHIFT - 10))

unsigned long __init hl_overhead_pages(const struct hl_domain *hd)
{
    /*
     * Per domain: its struct, shared info, event channels, grant table and
     * maptrack frames, M2P and rangesets; roughly twice of what is seen.  Per
     * vCPU: its struct, save area and stack of trap handlers.
     */
    return 64 + 16UL * hd->cpus;
}

static unsigned long __init available_pages(const struct hl_domain *hd)
{
    unsigned long avail = avail_domheap_pages();
    unsigned long taken = hl_overhead_pages(hd) + HL_XEN_PAGES;

    return avail > taken ? avail - taken : 0;
}

unsigned long __init hl_memory_pages(const struct hl_domain *hd,
                                     struct hl_failure *why)
{
    unsigned long avail = available_pages(hd);
    unsigned long want = KB_TO_PAGES(hd->memory_kb);

    if ( !want )
    {
        hl_fail(why, -EINVAL, "memory", "less than a page");
        return 0;
    }

    if ( want <= avail )
        return want;

    if ( KB_TO_PAGES(hd->mem_min_kb) <= avail )
    {
        printk(XENLOG_WARNING
               "Hyperlaunch: \"%.*s\" gets %"PRIu64"KiB of memory instead of %"PRIu64"KiB\n",
               (int)hd->name_len, hd->name, PAGES_TO_KB(avail), hd->memory_kb);
        return avail;
    }

    hl_fail(why, -ENOMEM, hd->mem_min_kb < hd->memory_kb ? "mem-min" : "memory",
            "not enough memory: %"PRIu64"KiB wanted, %"PRIu64"KiB available",
            hd->mem_min_kb, PAGES_TO_KB(avail));

    return 0;
}

unsigned long __init hl_pages_for_others(const struct hl_lcm *lcm,
                                         const struct hl_domain *hd)
{
    unsigned long pages = HL_XEN_PAGES + hl_overhead_pages(hd);
    const struct hl_domain *other;

    for ( other = hd + 1; other < &lcm->domains[lcm->nr_domains]; other++ )
        if ( !other->nr_errors )
            pages += KB_TO_PAGES(other->memory_kb) + hl_overhead_pages(other);

    return pages;
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
