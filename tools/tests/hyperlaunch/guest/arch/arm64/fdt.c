// SPDX-License-Identifier: GPL-2.0-only
/* The device tree, read by Xen's libfdt. */
#include "arm64.h"

#include "../../common/lib.h"

#include <libfdt.h>

static const void *fdt(void)
{
    const void *blob = (const void *)dtb_paddr;

    return fdt_check_header(blob) ? NULL : blob;
}

uint64_t fdt_total_size(void)
{
    return fdt() ? fdt_totalsize(fdt()) : 0;
}

const void *fdt_property_at(const char *path, const char *name, int *len)
{
    int node = fdt() ? fdt_path_offset(fdt(), path) : -1;

    return node < 0 ? NULL : fdt_getprop(fdt(), node, name, len);
}

static uint64_t take_cells(const fdt32_t **cells, int nr)
{
    uint64_t value = 0;

    while ( nr-- )
        value = (value << 32) | fdt32_ld((*cells)++);

    return value;
}

void fdt_each_region_of(int node, void (*fn)(uint64_t start, uint64_t size))
{
    int address = fdt_address_cells(fdt(), 0), size = fdt_size_cells(fdt(), 0);
    int len;
    const fdt32_t *cell = fdt_getprop(fdt(), node, "reg", &len);

    if ( !cell || address < 1 || size < 1 )
        return;

    for ( len /= 4 * (address + size); len > 0; len-- )
    {
        uint64_t start = take_cells(&cell, address);

        fn(start, take_cells(&cell, size));
    }
}

/* The next node of this type behind @node, which is -1 at first. */
static int next_of_type(int node, const char *type)
{
    int len;

    while ( fdt() && (node = fdt_next_node(fdt(), node, NULL)) >= 0 )
    {
        const char *prop = fdt_getprop(fdt(), node, "device_type", &len);

        if ( prop && !strcmp(prop, type) )
            return node;
    }

    return -1;
}

void fdt_each_region(const char *type,
                     void (*fn)(uint64_t start, uint64_t size))
{
    int node = -1;

    while ( (node = next_of_type(node, type)) >= 0 )
        fdt_each_region_of(node, fn);
}

const void *fdt_property_of(int node, const char *name, int *len)
{
    return fdt_getprop(fdt(), node, name, len);
}

int fdt_next_compatible(int node, const char *compatible)
{
    return fdt() ? fdt_node_offset_by_compatible(fdt(), node, compatible) : -1;
}

bool fdt_has_node(const char *path)
{
    return fdt() && fdt_path_offset(fdt(), path) >= 0;
}

unsigned int fdt_count(const char *type)
{
    unsigned int nr = 0;
    int node = -1;

    while ( (node = next_of_type(node, type)) >= 0 )
        nr++;

    return nr;
}
