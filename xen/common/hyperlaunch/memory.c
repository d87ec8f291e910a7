/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Dividing the host's memory up between the initial domains.
 */

#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/mm.h>
#include <xen/pfn.h>

#define KB_TO_PAGES(kb) ((unsigned long)((kb) >> (PAGE_SHIFT - 10)))
#define PAGES_TO_KB(pages) ((unsigned long)(pages) << (PAGE_SHIFT - 10))

/* What could be given to @hd, apart from what comes with it. */
static unsigned long __init available_pages(const struct hl_domain *hd)
{
    unsigned long avail = avail_domheap_pages();
    unsigned long taken = hl_arch_overhead_pages(hd) + HL_XEN_PAGES;

    return avail > taken ? avail - taken : 0;
}

int __init hl_memory_pages(const struct hl_domain *hd, unsigned long *pages,
                           struct hl_failure *why)
{
    unsigned long avail = available_pages(hd);
    unsigned long want = KB_TO_PAGES(hd->memory_kb);
    unsigned long least = KB_TO_PAGES(hd->mem_min_kb);

    if ( !want || !least )
        return hl_fail(why, -EINVAL, want ? "mem-min" : "memory",
                       "less than a page (%lu bytes)", PAGE_SIZE);

    if ( !avail )
        return hl_fail(why, -ENOMEM, "cpus",
                       "not enough memory for %u vCPUs: %luKiB needed, %luKiB available",
                       hd->cpus,
                       PAGES_TO_KB(hl_arch_overhead_pages(hd) + HL_XEN_PAGES),
                       PAGES_TO_KB(avail_domheap_pages()));

    if ( least > avail )
        return hl_fail(why, -ENOMEM, least < want ? "mem-min" : "memory",
                       "not enough memory: %luKiB wanted, %luKiB available",
                       PAGES_TO_KB(least), PAGES_TO_KB(avail));

    if ( want > avail )
    {
        printk(XENLOG_WARNING
               "Hyperlaunch: \"%.*s\" gets %luKiB of memory instead of %luKiB\n",
               (int)hd->name_len, hd->name, PAGES_TO_KB(avail),
               PAGES_TO_KB(want));
        want = avail;
    }

    *pages = want;

    return 0;
}

unsigned long __init hl_pages_for_others(const struct hl_lcm *lcm,
                                         const struct hl_domain *hd)
{
    unsigned long avail = available_pages(hd), left, pages = 0;
    const struct hl_domain *other;

    /* Whatever the others want, a quarter is not theirs. */
    left = avail - avail / 4;

    for ( other = hd + 1; other < &lcm->domains[lcm->nr_domains]; other++ )
    {
        unsigned long overhead = hl_arch_overhead_pages(other);
        unsigned long want = KB_TO_PAGES(other->memory_kb);

        if ( other->nr_errors || overhead > left )
            continue;

        if ( want > left - overhead )
            want = KB_TO_PAGES(other->mem_min_kb);

        /* Those which cannot be built anyway take nothing. */
        if ( want > left - overhead )
            continue;

        pages += want + overhead;
        left -= want + overhead;
    }

    return pages + hl_arch_overhead_pages(hd) + HL_XEN_PAGES;
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
