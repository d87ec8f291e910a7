/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A device tree that can be changed.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/exit-codes.h"

#include "tree.h"

#define ROOM      4096
#define MAX_DEPTH 64

/* All of it has been checked before, so that this is a fault of the program. */
static void must_be_good(int rc)
{
    if ( rc >= 0 )
        return;
    fprintf(stderr, "hyperlaunch: error: device tree: %s\n", fdt_strerror(rc));
    exit(EXIT_TROUBLE);
}

static void more_room(struct tree *tree, size_t size)
{
    tree->room += size + ROOM;
    tree->fdt = grow(tree->fdt, tree->room, 1);
    must_be_good(fdt_open_into(tree->fdt, tree->fdt, tree->room));
}

void tree_open(struct tree *tree, const void *fdt)
{
    tree->room = fdt_totalsize(fdt) + ROOM;
    tree->fdt = grow(NULL, tree->room, 1);
    must_be_good(fdt_open_into(fdt, tree->fdt, tree->room));
}

void tree_free(struct tree *tree)
{
    free(tree->fdt);
    *tree = (struct tree){};
}

size_t tree_size(const struct tree *tree)
{
    must_be_good(fdt_pack(tree->fdt));

    return fdt_totalsize(tree->fdt);
}

void tree_set(struct tree *tree, int node, const char *name, const void *value,
              size_t size)
{
    int rc;

    must_be_good(node);
    rc = fdt_setprop(tree->fdt, node, name, value, size);
    if ( rc == -FDT_ERR_NOSPACE )
    {
        more_room(tree, size + strlen(name));
        rc = fdt_setprop(tree->fdt, node, name, value, size);
    }
    must_be_good(rc);
}

void tree_set_cell(struct tree *tree, int node, const char *name,
                   uint32_t value)
{
    fdt32_t cell = cpu_to_fdt32(value);

    tree_set(tree, node, name, &cell, sizeof(cell));
}

int *tree_children(const void *fdt, int node, unsigned int *nr)
{
    int *children = NULL, child;

    *nr = 0;
    for ( child = fdt_first_subnode(fdt, node); child >= 0;
          child = fdt_next_subnode(fdt, child) )
    {
        children = grow_by_one(children, *nr, sizeof(*children));
        children[(*nr)++] = child;
    }

    return children;
}

bool tree_is_flat(const void *fdt)
{
    int node, depth = 0;

    for ( node = 0; node >= 0 && depth >= 0;
          node = fdt_next_node(fdt, node, &depth) )
        if ( depth > MAX_DEPTH )
            return false;

    return true;
}

bool tree_is_for_dtc(const char *name)
{
    return !strcmp(name, "__symbols__") || !strcmp(name, "__fixups__") ||
           !strcmp(name, "__local_fixups__");
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
