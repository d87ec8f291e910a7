/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Addresses and sizes in a device tree: numbers of one cell (32 bits) or two.
 */

#ifndef HYPERLAUNCH__LCM__CELLS_H
#define HYPERLAUNCH__LCM__CELLS_H

#include <stdbool.h>

#include <xen/libfdt/libfdt.h>

/* The number in the next @nr cells; @next is then behind them. */
uint64_t cells_take(const fdt32_t **next, unsigned int nr);

/* How many there are, in what is an address and a size each. */
struct cells {
    unsigned int address, size;
};

/* Is that 1 or 2 of both? */
bool cells_are_good(const struct cells *cells);

/*
 * How many the children of @node have: as it says, or the next one above it which
 * does; @otherwise if none does.
 */
unsigned int cells_inherited(const void *fdt, int node, const char *name,
                             unsigned int otherwise);

/*
 * Number @i of the addresses and sizes in @len bytes of @data; false if there are
 * not so many, or not with such cells.
 */
bool cells_pair(const fdt32_t *data, int len, const struct cells *cells,
                unsigned int i, uint64_t *address, uint64_t *size);

/* The same for "reg" of @node, a child of @parent. */
bool cells_reg(const void *fdt, int parent, int node, unsigned int i,
               uint64_t *address, uint64_t *size);

#endif /* HYPERLAUNCH__LCM__CELLS_H */
