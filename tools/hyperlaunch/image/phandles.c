/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The phandles of an LCM, which must not be those of the board it is for.
 */

#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/array.h"

#include "tree.h"

/* Properties that refer to nodes: which of their cells do. */
static const struct {
    const char *name;
    unsigned int first, step;
} references[] = {
    { "phandle", 0, 1 },
    { "linux,phandle", 0, 1 },
    { "start-after", 0, 1 },
    { "xen,evtchn", 1, 2 },        /* local port, then the other one's node */
    { "domain-cpupool", 0, 1 },
};

/* A phandle, and the number that its node has, counted through the tree. */
struct known {
    uint32_t phandle, nr;
};

struct all_known {
    unsigned int nr;
    struct known *known;
};

static int compare(const void *a, const void *b)
{
    const struct known *x = a, *y = b;

    return x->phandle < y->phandle ? -1 : x->phandle > y->phandle;
}

static void find_all(struct all_known *all, const void *fdt)
{
    int node, depth = 0;
    uint32_t nr = 0;

    for ( node = 0; node >= 0 && depth >= 0;
          node = fdt_next_node(fdt, node, &depth), nr++ )
    {
        uint32_t phandle = fdt_get_phandle(fdt, node);

        if ( !phandle )
            continue;
        all->known = grow_by_one(all->known, all->nr, sizeof(*all->known));
        all->known[all->nr++] = (struct known){ phandle, nr };
    }
    if ( all->nr )
        qsort(all->known, all->nr, sizeof(*all->known), compare);
}

/* It may as well refer to nothing in here. */
static uint32_t new_number(const struct all_known *all, uint32_t phandle,
                           uint32_t first)
{
    const struct known key = { phandle }, *found;

    found = all->nr ? bsearch(&key, all->known, all->nr, sizeof(key), compare)
                    : NULL;

    return found ? first + found->nr : phandle;
}

static void renumber(struct tree *tree, const struct all_known *old, int node,
                     const char *name, unsigned int at, uint32_t first)
{
    fdt32_t *cell;
    int len;

    cell = (fdt32_t *)(uintptr_t)fdt_getprop(tree->fdt, node, name, &len);
    if ( cell && (int)(at + 1) * 4 <= len )
        cell[at] = cpu_to_fdt32(new_number(old, fdt32_ld(&cell[at]), first));
}

static unsigned int nr_cells(const struct tree *tree, int node,
                             const char *name)
{
    int len;

    return fdt_getprop(tree->fdt, node, name, &len) ? len / 4 : 0;
}

void tree_renumber(struct tree *tree, uint32_t first)
{
    int node, depth = 0;
    unsigned int i, at;
    struct all_known old = {};

    find_all(&old, tree->fdt);
    for ( node = 0; node >= 0 && depth >= 0;
          node = fdt_next_node(tree->fdt, node, &depth) )
        for ( i = 0; i < NR(references); i++ )
            for ( at = references[i].first;
                  at < nr_cells(tree, node, references[i].name);
                  at += references[i].step )
                renumber(tree, &old, node, references[i].name, at, first);
    free(old.known);
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
