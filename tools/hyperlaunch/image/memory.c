/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where in a board's memory there is room to load files to.
 */

#include <stdlib.h>
#include <string.h>

#include "../base/pool.h"
#include "../lcm/cells.h"

#include "memory.h"

static void take(struct memory *memory, uint64_t start, uint64_t size)
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

/* U-Boot and what it loads are in the lowest bank. */
static void look_at_bank(struct memory *memory, const void *fdt, int node)
{
    uint64_t start, size;
    unsigned int i;

    for ( i = 0; cells_reg(fdt, 0, node, i, &start, &size); i++ )
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
            take(memory, start, size);

    if ( parent < 0 )
        return;
    for ( node = fdt_first_subnode(fdt, parent); node >= 0;
          node = fdt_next_subnode(fdt, node) )
        for ( i = 0; cells_reg(fdt, parent, node, i, &start, &size); i++ )
            take(memory, start, size);
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

    take(memory, start, size);
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
