/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The phandles of an LCM, which must not be those of the board it is for.
 */

#include <string.h>

#include <xen/libfdt/libfdt.h>

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

/* A phandle is then the number of its node, counted through the tree. */
static uint32_t new_number(const void *old, uint32_t phandle, uint32_t first)
{
    int node, depth = 0;
    uint32_t nr = 0;

    for ( node = 0; node >= 0 && depth >= 0;
          node = fdt_next_node(old, node, &depth), nr++ )
        if ( phandle && fdt_get_phandle(old, node) == phandle )
            return first + nr;

    return phandle;            /* it refers to nothing in here */
}

static void renumber(struct tree *tree, const void *old, int node,
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
    struct tree old;

    tree_open(&old, tree->fdt);
    for ( node = 0; node >= 0 && depth >= 0;
          node = fdt_next_node(tree->fdt, node, &depth) )
        for ( i = 0; i < sizeof(references) / sizeof(references[0]); i++ )
            for ( at = references[i].first;
                  at < nr_cells(tree, node, references[i].name);
                  at += references[i].step )
                renumber(tree, old.fdt, node, references[i].name, at, first);
    tree_free(&old);
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
