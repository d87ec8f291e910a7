/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Nodes of an LCM, or of a device tree for dom0less, about what domains on Arm
 * share: memory, and event channels that are there from the beginning.
 */

#ifndef HYPERLAUNCH__LCM__SHARING_H
#define HYPERLAUNCH__LCM__SHARING_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/pool.h"
#include "cells.h"

/*
 * All nodes of a tree about either.  They are gathered once, since in a flattened
 * tree going up from a node is going through all that is before it.
 */
struct shared_nodes {
    const void *fdt;
    unsigned int nr;
    struct shared_node {
        int node, parent;
        uint32_t phandle;      /* 0: none */
        bool is_channel;
        struct cells cells;    /* in which its numbers are */
    } *nodes;                  /* in the order of the tree */
};

/* @fdt is to stay; the result is in @pool. */
void shared_nodes_find(struct shared_nodes *all, const void *fdt,
                       struct pool *pool);

struct shared_memory {
    const char *id;
    const char *role;          /* NULL: it has none */
    bool has_host;
    uint64_t host, address, size;
};

struct event_channel {
    uint32_t port;
    int other_domain;          /* the node that the other end is in; -1: there is
                                * none which leads here */
    uint32_t other_port;
};

bool is_shared_memory(const void *fdt, int node);
bool is_event_channel(const void *fdt, int node);

/*
 * What such a node says.  NULL, or what is wrong with it: "role: ...".  Numbers in
 * it are as "#address-cells" and "#size-cells" of the nodes above say.
 */
const char *shared_memory_read(const struct shared_nodes *all, int node,
                               struct shared_memory *memory);
const char *event_channel_read(const struct shared_nodes *all, int node,
                               struct event_channel *channel);

#endif /* HYPERLAUNCH__LCM__SHARING_H */
