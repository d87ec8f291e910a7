/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An LCM as a part of a board's device tree.
 */

#ifndef HYPERLAUNCH__IMAGE__TREE_H
#define HYPERLAUNCH__IMAGE__TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "plan.h"

/* A device tree that can be changed, and grows by itself. */
struct tree {
    void *fdt;                 /* to be freed; NULL: there is none */
    size_t room;
};

/* Copy the device tree @fdt. */
void tree_open(struct tree *tree, const void *fdt);
void tree_free(struct tree *tree);

/* Its size, without any room left. */
size_t tree_size(const struct tree *tree);

/* Like fdt_setprop(), but there is enough room. */
void tree_set(struct tree *tree, int node, const char *name, const void *value,
              size_t size);
void tree_set_cell(struct tree *tree, int node, const char *name,
                   uint32_t value);

/*
 * The offsets of all children of @node, in their order; to be freed.  There may
 * be any number of them: who calls itself for the next one needs a stack for it.
 */
int *tree_children(const void *fdt, int node, unsigned int *nr);

/* Are there no more levels than anybody has, who goes down them by calls? */
bool tree_is_flat(const void *fdt);

/*
 * A board has no list of boot modules.  In @tree, a copy of @lcm->fdt, replace
 * each module-index by the address and size of that module of @plan.
 */
void tree_set_addresses(struct tree *tree, const struct hl_lcm *lcm,
                        const struct plan *plan, struct report *report);

/* Give all phandles new numbers, from @first on. */
void tree_renumber(struct tree *tree, uint32_t first);

/*
 * Add all that is in @lcm, but the properties of the root, to @tree.  Nodes are
 * the same one if their whole names are.
 */
void tree_merge(struct tree *tree, const struct tree *lcm);

/* Is that a node which dtc has made for itself? */
bool tree_is_for_dtc(const char *name);

#endif /* HYPERLAUNCH__IMAGE__TREE_H */
