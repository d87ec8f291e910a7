/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Are addresses where there is memory, and apart from each other?  (Arm)
 *
 * Whether two modules overlap is known to the parser.
 */

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "../base/units.h"
#include "../lcm/cells.h"

#include "check.h"

#define PAGE_SIZE 4096

struct range {
    uint64_t start, size;
    int domain;            /* whose it is; index into domains[] */
};

struct ranges {
    unsigned int nr;
    struct range *range;
};

static void add_range(struct ranges *ranges, const struct range *range)
{
    ranges->range = grow_by_one(ranges->range, ranges->nr, sizeof(*range));
    ranges->range[ranges->nr++] = *range;
}

static void read_reg(const void *fdt, int node, int parent,
                     struct ranges *ranges)
{
    struct range range = { .domain = -1 };
    unsigned int i;

    for ( i = 0; cells_reg(fdt, parent, node, i, &range.start, &range.size);
          i++ )
        add_range(ranges, &range);
}

/* What a machine's own tree says of its memory. */
static void read_memory(const void *fdt, struct ranges *ranges)
{
    int node;

    fdt_for_each_subnode(node, fdt, 0)
    {
        int len;
        const char *type = fdt_getprop(fdt, node, "device_type", &len);

        if ( type && len == sizeof("memory") && !memcmp(type, "memory", len) )
            read_reg(fdt, node, 0, ranges);
    }
}

static void read_reserved(const void *fdt, struct ranges *ranges)
{
    int parent = fdt_path_offset(fdt, "/reserved-memory"), node;

    if ( parent >= 0 )
        fdt_for_each_subnode(node, fdt, parent)
            read_reg(fdt, node, parent, ranges);
}

/* Even those which would go beyond all addresses. */
static bool overlap(const struct range *a, const struct range *b)
{
    return a->size && b->size && (a->start - b->start < b->size ||
                                  b->start - a->start < a->size);
}

static bool lies_in(const struct range *inner, const struct ranges *outer)
{
    unsigned int i;

    for ( i = 0; i < outer->nr; i++ )
    {
        const struct range *r = &outer->range[i];

        if ( inner->start >= r->start && inner->size <= r->size &&
             inner->start - r->start <= r->size - inner->size )
            return true;
    }

    return false;
}

static const struct range *overlaps(const struct range *one,
                                    const struct ranges *all)
{
    unsigned int i;

    for ( i = 0; i < all->nr; i++ )
        if ( overlap(one, &all->range[i]) )
            return &all->range[i];

    return NULL;
}

/* Which may be any number of modules that are the same one. */
static void check_module(const struct input *input, const struct hl_module *m,
                         const struct ranges *memory,
                         const struct ranges *reserved,
                         struct report *report)
{
    struct range range = { m->addr, m->size };
    struct place place = place_of_module(input, m, "reg");
    const struct hl_domain *d = m->domain < 0 ? NULL
        : &input->lcm->domains[m->domain];
    const char *what = NULL;

    if ( memory->nr && !lies_in(&range, memory) )
        what = "is not in the machine's memory";
    else if ( overlaps(&range, reserved) )
        what = "is in memory which the machine has reserved";
    if ( what )
        report_add(report, SEV_ERROR, &place, "not-in-memory",
                   "%.*s%sreg: 0x%" PRIx64 ", 0x%" PRIx64 " bytes: %s",
                   d ? (int)d->name_len : 0, d ? d->name : "", d ? ": " : "",
                   m->addr, m->size, what);
}

static void bad_static(const struct input *input, const struct hl_domain *d,
                       const char *id, struct report *report,
                       const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

static void bad_static(const struct input *input, const struct hl_domain *d,
                       const char *id, struct report *report,
                       const char *fmt, ...)
{
    struct place place = place_of_domain(input, d, "xen,static-mem");
    va_list args;
    char *text;

    va_start(args, fmt);
    text = pool_vprintf(&report->pool, fmt, args);
    va_end(args);
    report_add(report, SEV_ERROR, &place, id, "%.*s: xen,static-mem: %s",
               NAME(d), text);
}

/*
 * False if it is none, after saying so.  If nobody says how many cells there are,
 * this is a part of a tree, and the whole of it has 64 bits for both, as all
 * boards do.
 */
static bool read_static(const struct input *input, unsigned int index,
                        struct ranges *ranges, struct report *report)
{
    const struct hl_domain *d = &input->lcm->domains[index];
    const void *fdt = input->blob.data;
    int parent = fdt_parent_offset(fdt, d->node), len;
    struct cells cells = {
        cells_inherited(fdt, parent, "#address-cells", 2),
        cells_inherited(fdt, parent, "#size-cells", 2)
    };
    const fdt32_t *data = fdt_getprop(fdt, d->node, "xen,static-mem", &len);
    struct range range = { .domain = index };
    unsigned int i;

    if ( !data )
        return false;

    if ( !cells_are_good(&cells) || !len ||
         len % ((cells.address + cells.size) * sizeof(*data)) )
    {
        bad_static(input, d, "bad-value", report,
                   "must be a list of addresses and sizes, of %u and %u cells (32 bits)",
                   cells.address, cells.size);
        return false;
    }

    for ( i = 0; cells_pair(data, len, &cells, i, &range.start, &range.size);
          i++ )
        add_range(ranges, &range);

    return true;
}

static void check_static_range(const struct input *input,
                               const struct range *range,
                               const struct ranges *memory,
                               const struct ranges *before,
                               struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    const struct hl_domain *d = &lcm->domains[range->domain];
    const struct range *other = overlaps(range, before);
    const char *what = !range->size ? "is of no size" :
                       (range->start | range->size) % PAGE_SIZE
                       ? "is not in whole pages (4K)" :
                       memory->nr && !lies_in(range, memory)
                       ? "is not in the machine's memory" : NULL;

    if ( what )
        bad_static(input, d, "not-in-memory", report,
                   "0x%" PRIx64 ", 0x%" PRIx64 " bytes: %s", range->start,
                   range->size, what);
    else if ( other )
        bad_static(input, d, "memory-shared", report,
                   "0x%" PRIx64 ", 0x%" PRIx64 " bytes: is also memory of %.*s",
                   range->start, range->size,
                   NAME(&lcm->domains[other->domain]));
}

static void check_static_sum(const struct input *input,
                             const struct hl_domain *d,
                             const struct ranges *own, struct report *report)
{
    char is[MEMORY_TEXT], expected[MEMORY_TEXT];
    uint64_t sum = 0;
    unsigned int i;

    for ( i = 0; i < own->nr; i++ )
        sum += own->range[i].size;
    if ( d->has_memory && sum && sum != d->memory_kb << 10 )
        bad_static(input, d, "static-sum", report,
                   "it is %s altogether, but must be as much as memory, %s",
                   format_kib(sum >> 10, is),
                   format_kib(d->memory_kb, expected));
}

/* Memory that is a domain's alone. */
static void check_static_memory(const struct input *input,
                                const struct ranges *memory,
                                struct report *report)
{
    struct ranges before = {};
    unsigned int i, j;

    for ( i = 0; i < input->lcm->nr_domains; i++ )
    {
        struct ranges own = {};

        if ( !read_static(input, i, &own, report) )
            continue;
        for ( j = 0; j < own.nr; j++ )
            check_static_range(input, &own.range[j], memory, &before, report);
        check_static_sum(input, &input->lcm->domains[i], &own, report);
        for ( j = 0; j < own.nr; j++ )
            add_range(&before, &own.range[j]);
        free(own.range);
    }
    free(before.range);
}

void check_addresses(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    struct ranges memory = {}, reserved = {};
    unsigned int i;

    read_memory(input->blob.data, &memory);
    read_reserved(input->blob.data, &reserved);

    for ( i = 0; i < lcm->nr_modules; i++ )
        if ( !lcm->modules[i].by_index && !lcm->modules[i].nr_errors )
            check_module(input, &lcm->modules[i], &memory, &reserved, report);
    check_static_memory(input, &memory, report);
    free(memory.range);
    free(reserved.range);
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
