// SPDX-License-Identifier: GPL-2.0-only
/* Checks of the memory and of what the builder put into it. */
#include "checks.h"

#include "say.h"
#include "xen.h"

#define WORDS (PAGE_SIZE / sizeof(uint64_t))

/*
 * Does something with one page; returns false, having explained it with
 * check_fail(), if the check ends here.
 */
typedef bool page_fn(const char *name, uint64_t pfn, uint64_t *page);

/* Set once this guest has written to pages that Xen left free. */
static bool memory_written;

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

/* Calls @fn for every page that nothing else uses. */
static bool for_each_free_page(const char *name, page_fn *fn)
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

/* Differs between domains, pages and words. */
static uint64_t pattern(uint64_t pfn, unsigned int word)
{
    static uint64_t domain;

    if ( !domain )
        domain = (uint64_t)(xen_own_domid() + 1) << 48;

    return domain | (pfn << 12) | word;
}

static bool write_page(const char *name, uint64_t pfn, uint64_t *page)
{
    uint64_t first = pattern(pfn, 0);
    unsigned int i;

    (void)name;
    memory_written = true;
    for ( i = 0; i < WORDS; i++ )
        page[i] = first + i;

    return true;
}

static bool verify_page(const char *name, uint64_t pfn, uint64_t *page)
{
    uint64_t first = pattern(pfn, 0);
    unsigned int i;

    for ( i = 0; i < WORDS; i++ )
    {
        if ( page[i] == first + i )
            continue;
        check_fail(name, "pfn=%lx word=%u value=%lx want=%lx",
                   (unsigned long)pfn, i, (unsigned long)page[i],
                   (unsigned long)(first + i));
        return false;
    }

    return true;
}

void check_memory(const char *name)
{
    if ( for_each_free_page(name, write_page) &&
         for_each_free_page(name, verify_page) )
        check_pass(name);
}

/* What a debug build of Xen scrubs with, in place of zeros. */
#define SCRUB_PATTERN 0xc2c2c2c2c2c2c2c2UL

static bool is_filled_with(const char *name, uint64_t pfn, uint64_t *page,
                           uint64_t value)
{
    unsigned int i;

    for ( i = 0; i < WORDS; i++ )
    {
        if ( page[i] == value )
            continue;
        check_fail(name, "pfn=%lx word=%u value=%lx", (unsigned long)pfn, i,
                   (unsigned long)page[i]);
        return false;
    }

    return true;
}

static bool is_zero_page(const char *name, uint64_t pfn, uint64_t *page)
{
    return is_filled_with(name, pfn, page, 0);
}

static bool is_clean_page(const char *name, uint64_t pfn, uint64_t *page)
{
    return is_filled_with(name, pfn, page,
                          page[0] == SCRUB_PATTERN ? SCRUB_PATTERN : 0);
}

static void check_untouched(const char *name, page_fn *fn)
{
    if ( memory_written )
        check_fail(name, "must be named before the check memory");
    else if ( for_each_free_page(name, fn) )
        check_pass(name);
}

void check_zero(const char *name)
{
    check_untouched(name, is_zero_page);
}

void check_clean(const char *name)
{
    check_untouched(name, is_clean_page);
}

static uint64_t fnv1a(uint64_t hash, const uint8_t *data, size_t size)
{
    while ( size-- )
        hash = (hash ^ *data++) * 0x100000001b3;

    return hash;
}

void check_ramdisk(const char *name)
{
    uint64_t pfn, size, left, hash = 0xcbf29ce484222325;

    if ( !arch_ramdisk(&pfn, &size) )
    {
        check_fail(name, "there is none");
        return;
    }

    for ( left = size; left; )
    {
        size_t chunk = left < ARCH_MAP_MAX * PAGE_SIZE
                       ? left : ARCH_MAP_MAX * PAGE_SIZE;
        unsigned int nr = (chunk + PAGE_SIZE - 1) >> PAGE_SHIFT;
        const uint8_t *data = arch_map_pages(pfn, nr);

        if ( !data )
        {
            check_fail(name, "cannot map pfn=%lx nr=%u",
                       (unsigned long)pfn, nr);
            return;
        }
        hash = fnv1a(hash, data, chunk);
        left -= chunk;
        pfn += nr;
    }

    say("HL-RAMDISK size=%lu fnv=%016lx", (unsigned long)size,
        (unsigned long)hash);
    check_pass(name);
}
