/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where in a board's memory there is room to load files to.
 */

#ifndef HYPERLAUNCH__IMAGE__MEMORY_H
#define HYPERLAUNCH__IMAGE__MEMORY_H

#include <stdbool.h>
#include <stdint.h>

struct region {
    uint64_t start, end;       /* end: behind it */
};

struct memory {
    struct region ram;         /* end is UINT64_MAX if nobody knows it */
    struct region *taken;
    unsigned int nr_taken;
};

void memory_free(struct memory *memory);

/* What a board's device tree says of it.  False if it does not say any. */
bool memory_of_tree(struct memory *memory, const void *fdt);

/*
 * The lowest address from @from on with @size bytes which nobody has taken; it
 * is a multiple of @align, a power of two.  They are then taken.  False: there is
 * none that ends at @limit or before.
 */
bool memory_place(struct memory *memory, uint64_t from, uint64_t limit,
                  uint64_t size, uint64_t align, uint64_t *address);

#endif /* HYPERLAUNCH__IMAGE__MEMORY_H */
