/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Nodes about what domains on Arm share.
 * (xen/arch/arm/hyperlaunch/shared-memory.c, xen/arch/arm/static-evtchn.c)
 */

#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "sharing.h"

/* Xen keeps so many characters of it, with a NUL. */
#define MAX_ID 16

/* No domain is as far down. */
#define MAX_DEPTH 64

bool is_shared_memory(const void *fdt, int node)
{
    return !fdt_node_check_compatible(fdt, node,
                                      "xen,domain-shared-memory-v1");
}

bool is_event_channel(const void *fdt, int node)
{
    return !fdt_node_check_compatible(fdt, node, "xen,evtchn-v1");
}

/* One string, with its NUL; NULL if it is anything else, or not there. */
static const char *string(const void *fdt, int node, const char *name)
{
    int len;
    const char *text = fdt_getprop(fdt, node, name, &len);

    return text && len > 0 && strnlen(text, len) == len - 1 ? text : NULL;
}

/* What a node says of its children's numbers; 0: it makes no sense. */
static void take_cells(const void *fdt, int node, const char *name,
                       unsigned int *cells)
{
    int len;
    const fdt32_t *cell = fdt_getprop(fdt, node, name, &len);

    if ( !cell )
        return;
    *cells = len == sizeof(*cell) ? fdt32_ld(cell) : 0;
    if ( *cells > 2 )
        *cells = 0;
}

static unsigned int count_nodes(const void *fdt)
{
    unsigned int nr = 0;
    int node = -1;

    while ( (node = fdt_next_node(fdt, node, NULL)) >= 0 )
        nr += is_shared_memory(fdt, node) || is_event_channel(fdt, node);

    return nr;
}

void shared_nodes_find(struct shared_nodes *all, const void *fdt,
                       struct pool *pool)
{
    /* Of the nodes above, by their depth; and of their children. */
    int above[MAX_DEPTH + 1] = { -1 };
    struct cells cells[MAX_DEPTH + 1] = { { 2, 1 } };
    int node = -1, depth = -1;

    *all = (struct shared_nodes){
        .fdt = fdt,
        .nodes = pool_alloc(pool, (count_nodes(fdt) + 1) * sizeof(*all->nodes)),
    };

    while ( (node = fdt_next_node(fdt, node, &depth)) >= 0 && depth >= 0 )
    {
        bool is_channel = is_event_channel(fdt, node);

        if ( depth >= MAX_DEPTH )
            continue;
        if ( is_channel || is_shared_memory(fdt, node) )
            all->nodes[all->nr++] = (struct shared_node){
                .node = node, .parent = above[depth], .cells = cells[depth],
                .phandle = fdt_get_phandle(fdt, node),
                .is_channel = is_channel,
            };
        above[depth + 1] = node;
        cells[depth + 1] = cells[depth];
        take_cells(fdt, node, "#address-cells", &cells[depth + 1].address);
        take_cells(fdt, node, "#size-cells", &cells[depth + 1].size);
    }
}

static int compare_nodes(const void *one, const void *two)
{
    const struct shared_node *a = one, *b = two;

    return a->node < b->node ? -1 : a->node > b->node;
}

static const struct shared_node *at(const struct shared_nodes *all, int node)
{
    struct shared_node key = { .node = node };

    return bsearch(&key, all->nodes, all->nr, sizeof(key), compare_nodes);
}

static const struct shared_node *channel_of(const struct shared_nodes *all,
                                            uint32_t phandle)
{
    unsigned int i;

    for ( i = 0; phandle && i < all->nr; i++ )
        if ( all->nodes[i].phandle == phandle && all->nodes[i].is_channel )
            return &all->nodes[i];

    return NULL;
}

/* [where the host has it,] where the domain has it, and how much it is. */
static bool read_place(const struct shared_nodes *all, int node,
                       struct shared_memory *memory)
{
    const struct shared_node *shared = at(all, node);
    unsigned int address = shared ? shared->cells.address : 0;
    unsigned int size = shared ? shared->cells.size : 0;
    int len;
    const fdt32_t *cell = fdt_getprop(all->fdt, node, "xen,shared-mem", &len);

    if ( !cell || !address || !size )
        return false;
    memory->has_host = len == (2 * address + size) * sizeof(*cell);
    if ( !memory->has_host && len != (address + size) * sizeof(*cell) )
        return false;

    memory->host = memory->has_host ? cells_take(&cell, address) : 0;
    memory->address = cells_take(&cell, address);
    memory->size = cells_take(&cell, size);

    return true;
}

const char *shared_memory_read(const struct shared_nodes *all, int node,
                               struct shared_memory *memory)
{
    const void *fdt = all->fdt;

    *memory = (struct shared_memory){
        .id = string(fdt, node, "xen,shm-id"),
        .role = string(fdt, node, "role"),
    };

    if ( !memory->id || !*memory->id || strlen(memory->id) >= MAX_ID )
        return "xen,shm-id: must be a name of 1 to 15 characters";
    if ( fdt_getprop(fdt, node, "role", NULL) &&
         (!memory->role || (strcmp(memory->role, "owner") &&
                            strcmp(memory->role, "borrower"))) )
        return "role: must be owner or borrower";
    if ( !read_place(all, node, memory) )
        return "xen,shared-mem: must be an address of the host, if any, one of the domain, and a size";
    if ( !memory->size ||
         (memory->host | memory->address | memory->size) & 0xfff )
        return "xen,shared-mem: must be whole pages, of 4 KiB each";
    if ( memory->address + memory->size - 1 < memory->address )
        return "xen,shared-mem: goes beyond the end of all addresses";

    return NULL;
}

/* Its port, and the phandle of the other end. */
static bool read_end(const void *fdt, int node, uint32_t end[2])
{
    int len;
    const fdt32_t *cell = fdt_getprop(fdt, node, "xen,evtchn", &len);

    if ( !cell || len != 2 * sizeof(*cell) )
        return false;
    end[0] = fdt32_to_cpu(cell[0]);
    end[1] = fdt32_to_cpu(cell[1]);

    return true;
}

const char *event_channel_read(const struct shared_nodes *all, int node,
                               struct event_channel *channel)
{
    const struct shared_node *other, *back;
    uint32_t end[2], other_end[2];

    *channel = (struct event_channel){ .other_domain = -1 };
    if ( !read_end(all->fdt, node, end) || !end[0] )
        return "xen,evtchn: must be a port, and the phandle of the other end";
    channel->port = end[0];

    other = channel_of(all, end[1]);
    back = other && read_end(all->fdt, other->node, other_end) && other_end[0]
           ? channel_of(all, other_end[1]) : NULL;
    if ( !back || back->node != node )
        return "xen,evtchn: at the other end there is no event channel that leads here";
    channel->other_domain = other->parent;
    channel->other_port = other_end[0];

    return NULL;
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
