// SPDX-License-Identifier: GPL-2.0-only
#include "pages.h"

#include "say.h"

bool memory_written;

/* Nr of pages in use alike from @pfn on, as many as can be mapped at once. */
static unsigned int run_length(uint64_t pfn, uint64_t end, enum page_use use)
{
    unsigned int nr = 0;

    while ( nr < ARCH_MAP_MAX && pfn + nr < end &&
            arch_page_use(pfn + nr) == use )
        nr++;

    return nr;
}

static bool visit_run(const char *name, uint64_t pfn, unsigned int nr,
                      page_fn *fn)
{
    uint64_t *pages = arch_map_pages(pfn, nr);
    unsigned int i;

    if ( !pages )
    {
        check_fail(name, "cannot map pfn=%lx nr=%u", (unsigned long)pfn, nr);
        return false;
    }

    for ( i = 0; i < nr; i++ )
        if ( !fn(name, pfn + i, pages + i * WORDS) )
            return false;

    return true;
}

bool for_each_free_page(const char *name, page_fn *fn)
{
    uint64_t pfn = 0, end = arch_end_pfn();

    while ( pfn < end )
    {
        enum page_use use = arch_page_use(pfn);
        unsigned int nr = run_length(pfn, end, use);

        if ( use == PAGE_MISSING )
        {
            check_fail(name, "no memory at pfn=%lx", (unsigned long)pfn);
            return false;
        }
        if ( use == PAGE_FREE && !visit_run(name, pfn, nr, fn) )
            return false;
        pfn += nr;
    }

    return true;
}
