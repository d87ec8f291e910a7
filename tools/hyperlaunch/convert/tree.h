/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What there is in a device tree, and where its source says so.
 */

#ifndef HYPERLAUNCH__CONVERT__TREE_H
#define HYPERLAUNCH__CONVERT__TREE_H

#include <xen/libfdt/libfdt.h>

#include "../lcm/input.h"

#include "convert.h"
#include "words.h"

struct tree {
    struct convert *convert;
    const struct input *input;
    const void *fdt;
};

/* Of a property, or of a node if that is NULL. */
struct place tree_place(const struct tree *tree, int node,
                        const char *property);

/* Path of a node, in the pool. */
const char *tree_path(const struct tree *tree, int node);

/* A property which is one string; NULL if there is none. */
const char *tree_string(const struct tree *tree, int node, const char *name);

bool tree_has(const struct tree *tree, int node, const char *name);

bool tree_is_compatible(const struct tree *tree, int node, const char *word);

/* @data are numbers of @cells each: number @index of them. */
bool tree_number(const void *data, int len, unsigned int cells,
                 unsigned int index, uint64_t *number);

/*
 * A property of @node, at @offset, that is to be in the domain's node as it is
 * here: texts, or numbers.  What looks like neither is left out.
 */
void tree_keep_property(const struct tree *tree, int node, int offset,
                        struct domain *domain);

/* Say that a property or a node is left out. */
void tree_left_out(const struct tree *tree, int node, const char *property,
                   const char *why);

/*
 * Say so of all properties of a node whose names are not among the words of
 * @known, separated by blanks, nor of use to this tree alone.
 */
void tree_note_properties(const struct tree *tree, int node,
                          const char *known, const char *why);

/*
 * The property xen,static-mem, which is pairs of an address and a size.  In a
 * launch they have two cells each, as the root of nearly every device tree says.
 * False if it is none.
 */
bool tree_keep_static_memory(const struct tree *tree, int node, int offset,
                             struct domain *domain);

/*
 * The number of cells that an address or a size has in the children of a node:
 * as it says, or the next one above it which does; 0 if none does.
 */
unsigned int tree_cells(const struct tree *tree, int node, const char *name);

/* Where a boot module is; false if its node does not say. */
bool tree_address(const struct tree *tree, int node, uint64_t *address);

/*
 * The file of boot module number @index, 1 is the first.  Without one, something
 * that stands for it, and a note.
 */
const char *tree_file(const struct tree *tree, unsigned int index, int node);

#endif /* HYPERLAUNCH__CONVERT__TREE_H */
