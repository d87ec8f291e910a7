// SPDX-License-Identifier: GPL-2.0-only
/* Memory that is shared with other domains: one writes, the others read. */
#include "arm64.h"

#include "../../common/checks.h"
#include "../../common/say.h"

#define COMPATIBLE "xen,shared-memory-v1"
#define MS 1000000UL
#define WORDS (PAGE_SIZE / sizeof(uint64_t))
#define WRITTEN(page, word) (0x484c5348ULL << 32 | (page) << 12 | (word))

static struct region area;

static void note_area(uint64_t start, uint64_t size)
{
    area.start = start;
    area.end = start + size;
}

bool is_shared_area(uint64_t start)
{
    int node = -1;

    while ( (node = fdt_next_compatible(node, COMPATIBLE)) >= 0 )
    {
        fdt_each_region_of(node, note_area);
        if ( area.start == start )
            return true;
    }

    return false;
}

/* Each of them is for @fn, in the order in which they were given. */
static void each_area(const char *name, bool (*fn)(const char *name))
{
    int node = -1, len;
    unsigned int nr = 0;

    while ( (node = fdt_next_compatible(node, COMPATIBLE)) >= 0 )
    {
        const char *id = fdt_property_of(node, "xen,id", &len);

        fdt_each_region_of(node, note_area);
        say("HL-SHARED id=%s start=%lx size=%lx", id ?: "(none)",
            (unsigned long)area.start, (unsigned long)(area.end - area.start));
        if ( !fn(name) )
            return;
        nr++;
    }

    if ( nr )
        check_pass(name);
    else
        check_fail(name, "there is none");
}

/* The first word comes last: who sees it sees all others. */
static bool write_area(const char *name)
{
    volatile uint64_t *words = (void *)area.start;
    uint64_t i = (area.end - area.start) / sizeof(*words);

    (void)name;
    while ( i-- )
    {
        if ( !i )
            asm volatile ( "dmb ish" ::: "memory" );
        words[i] = WRITTEN(i / WORDS, i % WORDS);
    }

    return true;
}

static bool read_area(const char *name)
{
    uint64_t end = arch_time_ns() + check_opts->wait_timeout_ms * MS;
    const volatile uint64_t *words = (void *)area.start;
    uint64_t i, nr = (area.end - area.start) / sizeof(*words);

    while ( words[0] != WRITTEN(0UL, 0UL) && arch_time_ns() < end )
        xen_sleep_ns(MS);
    asm volatile ( "dmb ish" ::: "memory" );

    for ( i = 0; i < nr; i++ )
        if ( words[i] != WRITTEN(i / WORDS, i % WORDS) )
        {
            check_fail(name, "at=%lx found=%lx", (unsigned long)&words[i],
                       (unsigned long)words[i]);
            return false;
        }

    return true;
}

void check_shared_write(const char *name)
{
    each_area(name, write_area);
}

void check_shared_read(const char *name)
{
    each_area(name, read_area);
}
