// SPDX-License-Identifier: GPL-2.0-only
/* Checks of what the builder put into the memory, and what it did not. */
#include "checks.h"
#include "fnv.h"
#include "pages.h"
#include "say.h"
#include "xen.h"

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

void check_ramdisk(const char *name)
{
    uint64_t pfn, size, left, hash = FNV_START;

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
        const void *data = arch_map_pages(pfn, nr);

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
