/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Addresses and sizes in a device tree.
 */

#include "cells.h"

uint64_t cells_take(const fdt32_t **next, unsigned int nr)
{
    uint64_t number = 0;

    while ( nr-- )
        number = number << 32 | fdt32_ld((*next)++);

    return number;
}

bool cells_are_good(const struct cells *cells)
{
    return cells->address >= 1 && cells->address <= 2 && cells->size >= 1 &&
           cells->size <= 2;
}

unsigned int cells_inherited(const void *fdt, int node, const char *name,
                             unsigned int otherwise)
{
    for ( ; node >= 0; node = fdt_parent_offset(fdt, node) )
    {
        int len;
        const fdt32_t *value = fdt_getprop(fdt, node, name, &len);

        if ( value && len == sizeof(*value) )
            return fdt32_ld(value);
    }

    return otherwise;
}

bool cells_pair(const fdt32_t *data, int len, const struct cells *cells,
                unsigned int i, uint64_t *address, uint64_t *size)
{
    unsigned int each = cells->address + cells->size;

    if ( !data || !cells_are_good(cells) ||
         len / sizeof(*data) / each <= i )
        return false;

    data += i * each;
    *address = cells_take(&data, cells->address);
    *size = cells_take(&data, cells->size);

    return true;
}

bool cells_reg(const void *fdt, int parent, int node, unsigned int i,
               uint64_t *address, uint64_t *size)
{
    struct cells cells = { fdt_address_cells(fdt, parent),
                           fdt_size_cells(fdt, parent) };
    int len;
    const fdt32_t *reg = fdt_getprop(fdt, node, "reg", &len);

    return cells_pair(reg, len, &cells, i, address, size);
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
