/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Nodes about what domains on Arm share.
 * (xen/arch/arm/hyperlaunch/shared-memory.c, xen/arch/arm/static-evtchn.c)
 */

#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "sharing.h"

/* Xen keeps so many characters of it, with a NUL. */
#define MAX_ID 16

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

/* What the next node above says which says anything; 0: it makes no sense. */
static unsigned int cells_of(const void *fdt, int node, const char *name,
                             unsigned int otherwise)
{
    while ( (node = fdt_parent_offset(fdt, node)) >= 0 )
    {
        int len;
        const fdt32_t *cell = fdt_getprop(fdt, node, name, &len);
        unsigned int cells;

        if ( !cell )
            continue;
        cells = len == sizeof(*cell) ? fdt32_to_cpu(*cell) : 0;
        return cells <= 2 ? cells : 0;
    }

    return otherwise;
}

static uint64_t take(const fdt32_t **cell, unsigned int cells)
{
    uint64_t number = 0;

    while ( cells-- )
        number = number << 32 | fdt32_to_cpu(*(*cell)++);

    return number;
}

/* [where the host has it,] where the domain has it, and how much it is. */
static bool read_place(const void *fdt, int node,
                       struct shared_memory *memory)
{
    unsigned int address = cells_of(fdt, node, "#address-cells", 2);
    unsigned int size = cells_of(fdt, node, "#size-cells", 1);
    int len;
    const fdt32_t *cell = fdt_getprop(fdt, node, "xen,shared-mem", &len);

    if ( !cell || !address || !size )
        return false;
    memory->has_host = len == (2 * address + size) * sizeof(*cell);
    if ( !memory->has_host && len != (address + size) * sizeof(*cell) )
        return false;

    memory->host = memory->has_host ? take(&cell, address) : 0;
    memory->address = take(&cell, address);
    memory->size = take(&cell, size);

    return true;
}

const char *shared_memory_read(const void *fdt, int node,
                               struct shared_memory *memory)
{
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
    if ( !read_place(fdt, node, memory) )
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

const char *event_channel_read(const void *fdt, int node,
                               struct event_channel *channel)
{
    uint32_t end[2], other_end[2];
    int other;

    *channel = (struct event_channel){ .other = -1 };
    if ( !read_end(fdt, node, end) || !end[0] )
        return "xen,evtchn: must be a port, and the phandle of the other end";
    channel->port = end[0];

    other = fdt_node_offset_by_phandle(fdt, end[1]);
    if ( other < 0 || !is_event_channel(fdt, other) ||
         !read_end(fdt, other, other_end) || !other_end[0] ||
         fdt_node_offset_by_phandle(fdt, other_end[1]) != node )
        return "xen,evtchn: at the other end there is no event channel that leads here";
    channel->other = other;
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
