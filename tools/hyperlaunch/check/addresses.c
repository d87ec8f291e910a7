/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Are addresses where there is memory, and apart from each other?  (Arm)
 *
 * Whether two modules overlap is known to the parser.
 */

#include <inttypes.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "check.h"

#define MAX_RANGES 256

struct range {
    uint64_t start, size;
    int domain;            /* whose it is; index into domains[] */
};

struct ranges {
    unsigned int nr;
    struct range range[MAX_RANGES];
};

static uint64_t read_cells(const fdt32_t **next, int nr)
{
    uint64_t number = 0;

    while ( nr-- )
        number = number << 32 | fdt32_to_cpu(*(*next)++);

    return number;
}

/* Addresses and sizes, of @nr_address and @nr_size cells. */
static void read_ranges(const fdt32_t *cells, int size, int nr_address,
                        int nr_size, int domain, struct ranges *ranges)
{
    int nr = nr_address + nr_size;

    if ( nr_address < 1 || nr_address > 2 || nr_size < 1 || nr_size > 2 )
        return;

    for ( size /= sizeof(*cells); size >= nr && ranges->nr < MAX_RANGES;
          size -= nr )
        ranges->range[ranges->nr++] = (struct range){
            .start = read_cells(&cells, nr_address),
            .size = read_cells(&cells, nr_size),
            .domain = domain,
        };
}

static void read_reg(const void *fdt, int node, int parent,
                     struct ranges *ranges)
{
    int size;
    const fdt32_t *reg = fdt_getprop(fdt, node, "reg", &size);

    if ( reg )
        read_ranges(reg, size, fdt_address_cells(fdt, parent),
                    fdt_size_cells(fdt, parent), -1, ranges);
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

static bool overlap(const struct range *a, const struct range *b)
{
    return a->start < b->start + b->size && b->start < a->start + a->size;
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

    if ( memory->nr && !lies_in(&range, memory) )
        report_add(report, SEV_ERROR, &place, "not-in-memory",
                   "reg: 0x%" PRIx64 ", 0x%" PRIx64 " bytes: is not in the machine's memory",
                   m->addr, m->size);
    else if ( overlaps(&range, reserved) )
        report_add(report, SEV_ERROR, &place, "in-reserved-memory",
                   "reg: 0x%" PRIx64 ", 0x%" PRIx64 " bytes: is in memory which the machine has reserved",
                   m->addr, m->size);
}

static int cells_of(const void *fdt, int node, const char *name)
{
    int len;
    const fdt32_t *cells = fdt_getprop(fdt, node, name, &len);

    return cells && len == sizeof(*cells) ? fdt32_to_cpu(*cells) : -1;
}

/* Memory that is a domain's alone. */
static void check_static_memory(const struct input *input,
                                struct report *report)
{
    const void *fdt = input->blob.data;
    struct ranges before = {};
    unsigned int i, j;

    for ( i = 0; i < input->lcm->nr_domains; i++ )
    {
        const struct hl_domain *d = &input->lcm->domains[i];
        struct place place = place_of_domain(input, d, "xen,static-mem");
        struct ranges own = {};
        int len;
        const fdt32_t *cells = fdt_getprop(fdt, d->node, "xen,static-mem",
                                           &len);
        int nr_address = cells_of(fdt, d->node, "#xen,static-mem-address-cells");
        int nr_size = cells_of(fdt, d->node, "#xen,static-mem-size-cells");

        /* Today's words: those of any node. */
        if ( nr_address < 0 )
            nr_address = cells_of(fdt, d->node, "#address-cells");
        if ( nr_size < 0 )
            nr_size = cells_of(fdt, d->node, "#size-cells");
        if ( !cells )
            continue;

        read_ranges(cells, len, nr_address, nr_size, i, &own);
        for ( j = 0; j < own.nr; j++ )
        {
            const struct range *other = overlaps(&own.range[j], &before);
            const struct hl_domain *whose;

            if ( !other )
                continue;
            whose = &input->lcm->domains[other->domain];
            report_add(report, SEV_ERROR, &place, "memory-shared",
                       "%.*s: xen,static-mem: 0x%" PRIx64 ", 0x%" PRIx64 " bytes: is also memory of %.*s",
                       (int)d->name_len, d->name, own.range[j].start,
                       own.range[j].size, (int)whose->name_len, whose->name);
        }
        for ( j = 0; j < own.nr && before.nr < MAX_RANGES; j++ )
            before.range[before.nr++] = own.range[j];
    }
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
    check_static_memory(input, report);
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
