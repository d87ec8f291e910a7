/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What domains share: memory and event channels, which are nodes in theirs.
 */

#ifndef HYPERLAUNCH__CONVERT__SHARING_H
#define HYPERLAUNCH__CONVERT__SHARING_H

#include "../lcm/sharing.h"
#include "tree.h"

/* All domains, by their nodes: at either end of an event channel there is one. */
struct sharing {
    const struct tree *tree;
    struct shared_nodes nodes;
    unsigned int nr;
    struct {
        int node;
        const char *name;
    } domains[HL_MAX_DOMAINS + 1];
};

/* @tree is to stay. */
void sharing_init(struct sharing *sharing, const struct tree *tree);

void sharing_add_domain(struct sharing *sharing, int node, const char *name);

/*
 * @node, in that of @domain, is about either: converts it, or says why not.
 * False if it is not.
 */
bool sharing_convert(const struct sharing *sharing, int node,
                     struct domain *domain);

#endif /* HYPERLAUNCH__CONVERT__SHARING_H */
