/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Step through a YAML document, and say what is wrong with its form.
 */

#ifndef HYPERLAUNCH__YAML__DOCUMENT_H
#define HYPERLAUNCH__YAML__DOCUMENT_H

#include <stdbool.h>

#include <yaml.h>

#include "../base/files.h"
#include "../base/report.h"

#define MAX_ITEMS 1024         /* of a list: far more than anybody writes */

struct document {
    yaml_document_t yaml;
    const char *path;
    const char *arch;          /* "key@arch" is for this one; NULL: leave out all
                                * of them */
    struct report *report;
    struct pool *pool;         /* of keys and places */
    unsigned int nr_merges;    /* so far: they could go on for ever */
};

/* A key of a mapping, and its value. */
struct pair {
    const char *key;           /* without "@arch" */
    struct place place;        /* of the key */
    bool for_arch;             /* it had "@arch" */
    yaml_node_t *value;
};

struct mapping {
    unsigned int nr;
    bool full;                 /* there are more, which has been said */
    struct pair *pairs;        /* to be freed */
};

/* False if there is no document, after saying why. */
bool document_load(struct document *doc, const struct blob *blob);
void document_free(struct document *doc);

/* Say that there are more of them than can be. */
void document_limit(struct document *doc, const struct place *place,
                    const char *what, unsigned int most);

struct place document_place(const struct document *doc,
                            const yaml_node_t *node);

/* Is there nothing at all where a value is due? */
bool document_is_null(const yaml_node_t *node);

/* The text of a scalar, without change; NULL if it is none. */
const char *document_scalar(struct document *doc, const yaml_node_t *node);

/*
 * The pairs of a mapping, those that are merged into it (<<) last.  With
 * @with_arch, what is for another architecture is left out, and what is for this
 * one comes instead of what is for any.  @what is for the message if @node is no
 * mapping; nothing (null) is one without pairs.
 */
void document_mapping(struct document *doc, const yaml_node_t *node,
                      const char *what, bool with_arch,
                      struct mapping *mapping);

/*
 * Item @index of a sequence; NULL behind the last one.  To be called for all of
 * them in order: that there are too many is then said once.
 */
yaml_node_t *document_item(struct document *doc, const yaml_node_t *node,
                           unsigned int index);

#endif /* HYPERLAUNCH__YAML__DOCUMENT_H */
