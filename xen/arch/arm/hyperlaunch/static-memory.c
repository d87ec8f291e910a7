/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory that the LCM sets aside for single domains.
 */

#include <xen/bootfdt.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>
#include <xen/mm.h>

#include "private.h"

static bool __init get_cells(const void *fdt, int node, const char *name,
                             uint32_t *cells)
{
    int len;
    const fdt32_t *prop = fdt_getprop(fdt, node, name, &len);

    if ( !prop || len != sizeof(*prop) )
        return false;

    *cells = fdt32_to_cpu(*prop);

    return true;
}

static uint32_t __init inherited_cells(const void *fdt, int node,
                                       const char *name, uint32_t cells)
{
    do {
        node = fdt_parent_offset(fdt, node);
    } while ( node >= 0 && !get_cells(fdt, node, name, &cells) );

    return cells;
}

void __init hl_inherited_cells(const void *fdt, int node, uint32_t *address,
                               uint32_t *size)
{
    *address = inherited_cells(fdt, node, "#address-cells", 2);
    *size = inherited_cells(fdt, node, "#size-cells", 1);
}

uint64_t __init hl_take_cells(const fdt32_t **prop, uint32_t cells)
{
    uint64_t value = 0;

    while ( cells-- )
        value = (value << 32) | fdt32_to_cpu(*(*prop)++);

    return value;
}

bool __init hl_for_each_static_range(const void *fdt, int node,
                                     bool (*fn)(uint64_t start, uint64_t size))
{
    uint32_t address_cells, size_cells;
    int len;
    const fdt32_t *prop = fdt_getprop(fdt, node, "xen,static-mem", &len);
    const fdt32_t *end;

    if ( !prop )
        return true;

    hl_inherited_cells(fdt, node, &address_cells, &size_cells);
    if ( address_cells < 1 || address_cells > 2 ||
         size_cells < 1 || size_cells > 2 || !len ||
         len % ((address_cells + size_cells) * sizeof(*prop)) )
        return false;

    for ( end = prop + len / sizeof(*prop); prop < end; )
    {
        uint64_t start = hl_take_cells(&prop, address_cells);

        if ( !fn(start, hl_take_cells(&prop, size_cells)) )
            return false;
    }

    return true;
}

/* What is wrong, for a message. */
static const char *__initdata problem;
static uint64_t __initdata problem_start, problem_size, total_size;

static bool __init is_set_aside(uint64_t start, uint64_t size)
{
    const struct membanks *reserved = bootinfo_get_reserved_mem();
    unsigned int i;

    for ( i = 0; i < reserved->nr_banks; i++ )
        if ( reserved->bank[i].type == MEMBANK_STATIC_DOMAIN &&
             reserved->bank[i].start == start &&
             reserved->bank[i].size == size )
            return true;

    return false;
}

/* Only as a whole can it be what an earlier domain has, too. */
static bool __init is_in_use(uint64_t start)
{
    return !page_state_is(maddr_to_page(start), free);
}

static bool __init check_range(uint64_t start, uint64_t size)
{
    if ( !size )
        problem = "is of no size";
    else if ( (start | size) & ~PAGE_MASK )
        problem = "is not in whole pages";
    else if ( !hl_is_ram(start, size) )
        problem = "is not memory that the host has";
    else if ( !is_set_aside(start, size) )
        problem = "overlaps with a boot module, reserved memory or another domain's";
    else if ( is_in_use(start) )
        problem = "is an earlier domain's";

    problem_start = start;
    problem_size = size;
    total_size += size;

    return !problem;
}

int __init hl_check_static_memory(const struct hl_domain *hd,
                                  struct hl_failure *why)
{
    const char *name = "xen,static-mem";

    if ( fdt_getprop(hl_lcm.fdt, hd->node, name, NULL) &&
         !IS_ENABLED(CONFIG_STATIC_MEMORY) )
        return hl_fail(why, -EOPNOTSUPP, name,
                       "this Xen is built without it (STATIC_MEMORY)");

    problem = NULL;
    problem_size = total_size = 0;

    if ( !hl_for_each_static_range(hl_lcm.fdt, hd->node, check_range) )
    {
        if ( problem )
            return hl_fail(why, -EINVAL, name,
                           "%#"PRIx64" bytes at %#"PRIx64": %s",
                           problem_size, problem_start, problem);

        return hl_fail(why, -EINVAL, name,
                       "not a list of addresses and sizes, by #address-cells and #size-cells of the parents");
    }

    if ( total_size && total_size != hd->memory_kb << 10 )
        return hl_fail(why, -EINVAL, name,
                       "it is %"PRIu64"KiB: expected as much as memory, %"PRIu64"KiB",
                       total_size >> 10, hd->memory_kb);

    return 0;
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
