/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where in a board's memory there is room to load files to.
 */

#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/pool.h"

#include "memory.h"

void memory_take(struct memory *memory, uint64_t start, uint64_t size)
{
    uint64_t end = start + size < start ? UINT64_MAX : start + size;

    if ( !size )
        return;
    memory->taken = grow_by_one(memory->taken, memory->nr_taken,
                                sizeof(*memory->taken));
    memory->taken[memory->nr_taken++] = (struct region){ start, end };
}

void memory_free(struct memory *memory)
{
    free(memory->taken);
    *memory = (struct memory){};
}

/* How many cells the children of @node have for it. */
static int cells(const void *fdt, int node, const char *name, int otherwise)
{
    int len;
    const fdt32_t *value = fdt_getprop(fdt, node, name, &len);

    return value && len == 4 && fdt32_ld(value) <= 2 ? (int)fdt32_ld(value)
                                                     : otherwise;
}

static uint64_t take_cells(const fdt32_t **value, int nr)
{
    uint64_t number = 0;

    for ( ; nr; nr-- )
        number = number << 32 | fdt32_ld((*value)++);

    return number;
}

/* The region number @i in "reg" of @node, a child of @parent. */
static bool read_region(const void *fdt, int parent, int node, unsigned int i,
                        uint64_t *start, uint64_t *size)
{
    int address_cells = cells(fdt, parent, "#address-cells", 2);
    int size_cells = cells(fdt, parent, "#size-cells", 1), len;
    int each = address_cells + size_cells;
    const fdt32_t *value = fdt_getprop(fdt, node, "reg", &len);

    if ( !value || !each || len / 4 < (int)(i + 1) * each )
        return false;
    value += i * each;
    *start = take_cells(&value, address_cells);
    *size = take_cells(&value, size_cells);

    return true;
}

/* U-Boot and what it loads are in the lowest bank. */
static void look_at_bank(struct memory *memory, const void *fdt, int node)
{
    uint64_t start, size;
    unsigned int i;

    for ( i = 0; read_region(fdt, 0, node, i, &start, &size); i++ )
        if ( size && start < memory->ram.start )
            memory->ram = (struct region){
                start, start + size < start ? UINT64_MAX : start + size };
}

static void take_reserved(struct memory *memory, const void *fdt)
{
    int parent = fdt_path_offset(fdt, "/reserved-memory"), node, i;
    uint64_t start, size;

    for ( i = 0; i < fdt_num_mem_rsv(fdt); i++ )
        if ( !fdt_get_mem_rsv(fdt, i, &start, &size) )
            memory_take(memory, start, size);

    if ( parent < 0 )
        return;
    for ( node = fdt_first_subnode(fdt, parent); node >= 0;
          node = fdt_next_subnode(fdt, node) )
        for ( i = 0; read_region(fdt, parent, node, i, &start, &size); i++ )
            memory_take(memory, start, size);
}

bool memory_of_tree(struct memory *memory, const void *fdt)
{
    int node, len;

    memory->ram = (struct region){ UINT64_MAX, UINT64_MAX };
    for ( node = fdt_first_subnode(fdt, 0); node >= 0;
          node = fdt_next_subnode(fdt, node) )
    {
        const char *type = fdt_getprop(fdt, node, "device_type", &len);

        if ( type && len == sizeof("memory") && !strcmp(type, "memory") )
            look_at_bank(memory, fdt, node);
    }
    take_reserved(memory, fdt);

    return memory->ram.start != UINT64_MAX;
}

/* Where what begins at @start, and is in the way, ends; or 0. */
static uint64_t in_the_way(const struct memory *memory, uint64_t start,
                           uint64_t size)
{
    unsigned int i;

    for ( i = 0; i < memory->nr_taken; i++ )
        if ( start < memory->taken[i].end &&
             start + size > memory->taken[i].start )
            return memory->taken[i].end;

    return 0;
}

bool memory_place(struct memory *memory, uint64_t from, uint64_t limit,
                  uint64_t size, uint64_t align, uint64_t *address)
{
    uint64_t start, end = from;

    do {
        start = (end + align - 1) & ~(align - 1);
        if ( start < end || start + size < start || start + size > limit )
            return false;
        end = in_the_way(memory, start, size);
    } while ( end );

    memory_take(memory, start, size);
    *address = start;

    return true;
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
