/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is shared by those who make an LCM.
 */

#ifndef HYPERLAUNCH__LCM__BUILDER_H
#define HYPERLAUNCH__LCM__BUILDER_H

#include <xen/libfdt/libfdt.h>

#include "../base/report.h"
#include "../launch/launch.h"

#include "modules.h"
#include "places.h"

struct builder {
    const struct launch *launch;
    const struct search *search;
    struct pool *pool;
    struct modules *modules;
    struct places *places;
    struct report *report;
    void *fdt;
    int rc;                    /* of libfdt: what went wrong first */
    const char *node;          /* path of the node that has been begun */
};

/*
 * Write to the tree, and note that it comes from @place, if that is not NULL.
 * @label is what the user calls the node.
 */
void builder_begin_node(struct builder *b, const char *name,
                        const char *label, const struct place *place);
void builder_end_node(struct builder *b);
void builder_property(struct builder *b, const char *name, const void *data,
                      size_t size, const struct place *place);
void builder_string(struct builder *b, const char *name, const char *str,
                    const struct place *place);
void builder_u32(struct builder *b, const char *name, uint32_t number,
                 const struct place *place);
void builder_u64(struct builder *b, const char *name, uint64_t number,
                 const struct place *place);
void builder_strings(struct builder *b, const char *name,
                     const struct text *items, unsigned int nr,
                     const struct place *place);

/* The node of domain number @index. */
void build_domain(struct builder *b, unsigned int index);

/* Nodes in it: memory that it shares, and its ends of event channels. */
void build_shared_memory(struct builder *b, unsigned int index);
void build_event_channels(struct builder *b, unsigned int index);

/* Say that @text is no domain, which is @what: "to start after". */
void build_unknown_domain(struct builder *b, const struct text *text,
                          const char *what);

/*
 * A module node; none if @file was not given.  @cmdline may be NULL, or not
 * given.
 */
void build_module(struct builder *b, const char *name, const char *compatible,
                  const struct value *file, const struct value *cmdline);

#endif /* HYPERLAUNCH__LCM__BUILDER_H */
