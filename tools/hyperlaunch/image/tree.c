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

#define ROOM 4096

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

static int node_at(const struct tree *tree, const char *path)
{
    int node = fdt_path_offset(tree->fdt, path);

    must_be_good(node);

    return node;
}

void tree_set(struct tree *tree, const char *path, const char *name,
              const void *value, size_t size)
{
    int rc = fdt_setprop(tree->fdt, node_at(tree, path), name, value, size);

    if ( rc == -FDT_ERR_NOSPACE )
    {
        more_room(tree, size + strlen(name));
        rc = fdt_setprop(tree->fdt, node_at(tree, path), name, value, size);
    }
    must_be_good(rc);
}

void tree_set_cell(struct tree *tree, const char *path, const char *name,
                   uint32_t value)
{
    fdt32_t cell = cpu_to_fdt32(value);

    tree_set(tree, path, name, &cell, sizeof(cell));
}

bool tree_is_for_dtc(const char *name)
{
    return !strcmp(name, "__symbols__") || !strcmp(name, "__fixups__") ||
           !strcmp(name, "__local_fixups__");
}

static void add_node(struct tree *tree, const char *parent, const char *name)
{
    int rc = fdt_add_subnode(tree->fdt, node_at(tree, parent), name);

    if ( rc == -FDT_ERR_NOSPACE )
    {
        more_room(tree, strlen(name));
        rc = fdt_add_subnode(tree->fdt, node_at(tree, parent), name);
    }
    if ( rc != -FDT_ERR_EXISTS )
        must_be_good(rc);
}

static void merge_node(struct tree *tree, const struct tree *lcm, int node,
                       const char *path);

/* A new node becomes the first one, so the last one has to be first. */
static void merge_children(struct tree *tree, const struct tree *lcm, int child,
                           const char *parent)
{
    const char *name;
    char *path;

    if ( child < 0 )
        return;
    merge_children(tree, lcm, fdt_next_subnode(lcm->fdt, child), parent);

    name = fdt_get_name(lcm->fdt, child, NULL);
    if ( tree_is_for_dtc(name) )
        return;
    if ( asprintf(&path, "%s/%s", parent, name) < 0 )
        must_be_good(-FDT_ERR_NOSPACE);
    add_node(tree, *parent ? parent : "/", name);
    merge_node(tree, lcm, child, path);
    free(path);
}

static void merge_node(struct tree *tree, const struct tree *lcm, int node,
                       const char *path)
{
    const char *name;
    int prop, len;

    /* The root is the board's. */
    for ( prop = *path ? fdt_first_property_offset(lcm->fdt, node) : -1;
          prop >= 0; prop = fdt_next_property_offset(lcm->fdt, prop) )
    {
        const void *value = fdt_getprop_by_offset(lcm->fdt, prop, &name, &len);

        tree_set(tree, path, name, value, len);
    }
    merge_children(tree, lcm, fdt_first_subnode(lcm->fdt, node), path);
}

static void merge_reservations(struct tree *tree, const struct tree *lcm)
{
    uint64_t start, size;
    int i;

    for ( i = 0; i < fdt_num_mem_rsv(lcm->fdt); i++ )
    {
        must_be_good(fdt_get_mem_rsv(lcm->fdt, i, &start, &size));
        more_room(tree, 0);
        must_be_good(fdt_add_mem_rsv(tree->fdt, start, size));
    }
}

void tree_merge(struct tree *tree, const struct tree *lcm)
{
    merge_reservations(tree, lcm);
    merge_node(tree, lcm, 0, "");
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
