// SPDX-License-Identifier: GPL-2.0-only
/*
 * Does this domain's memory belong to it alone?  It is filled with what tells
 * whose it is, and looked at again after other domains had time to do the same.
 */
#include "checks.h"
#include "pages.h"
#include "pattern.h"
#include "say.h"
#include "xen.h"

#define MS 1000000UL

static uint64_t mark;

/* How many pages are still to be filled, or looked at. */
static uint64_t left;

/* For a check of all free memory, or of fill= KiB. */
static void start_over(const struct options *opts)
{
    mark = pattern_mark(xen_own_domid(), opts->name);
    left = opts->fill_kib ? opts->fill_kib >> (PAGE_SHIFT - 10) : ~0UL;
}

static bool fill(const char *name, uint64_t pfn, uint64_t *page)
{
    uint64_t address = pfn << PAGE_SHIFT;
    unsigned int i;

    (void)name;
    if ( !left )
        return true;

    left--;
    memory_written = true;
    for ( i = 0; i < WORDS; i++, address += sizeof(*page) )
        page[i] = pattern_at(mark, address);

    return true;
}

static void explain(const char *name, uint64_t pfn, unsigned int word,
                    uint64_t value)
{
    unsigned int domid;

    if ( is_pattern_mark(value, &domid) )
        check_fail(name, "pfn=%lx word=%u value=%lx is of d%u",
                   (unsigned long)pfn, word, (unsigned long)value, domid);
    else
        check_fail(name, "pfn=%lx word=%u value=%lx", (unsigned long)pfn, word,
                   (unsigned long)value);
}

static bool verify(const char *name, uint64_t pfn, uint64_t *page)
{
    uint64_t address = pfn << PAGE_SHIFT;
    unsigned int i;

    if ( !left )
        return true;

    left--;
    for ( i = 0; i < WORDS; i++, address += sizeof(*page) )
    {
        if ( page[i] == pattern_at(mark, address) )
            continue;
        explain(name, pfn, i, page[i]);
        return false;
    }

    return true;
}

/* Memory that this guest has not yet written to has nobody's mark. */
static bool is_unmarked(const char *name, uint64_t pfn, uint64_t *page)
{
    unsigned int i, domid;

    for ( i = 0; i < WORDS; i++ )
    {
        if ( !is_pattern_mark(page[i], &domid) )
            continue;
        explain(name, pfn, i, page[i]);
        return false;
    }

    return true;
}

static bool walk(const char *name, page_fn *fn)
{
    start_over(check_opts);

    return for_each_free_page(name, fn);
}

void check_memory(const char *name)
{
    if ( walk(name, fill) && walk(name, verify) )
        check_pass(name);
}

/* Twice, since another domain may write at any time. */
void check_isolation(const char *name)
{
    uint64_t half = check_opts->hold_ms * MS / 2;

    if ( !memory_written && !walk(name, is_unmarked) )
        return;
    if ( !walk(name, fill) )
        return;

    say("HL-ISOLATION mark=%lx", (unsigned long)mark);

    xen_sleep_ns(half);
    if ( !walk(name, verify) )
        return;
    xen_sleep_ns(half);
    if ( walk(name, verify) )
        check_pass(name);
}
