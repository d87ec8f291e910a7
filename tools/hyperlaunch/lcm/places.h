/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the nodes and properties of a device tree come from.
 */

#ifndef HYPERLAUNCH__LCM__PLACES_H
#define HYPERLAUNCH__LCM__PLACES_H

#include "../base/place.h"
#include "../base/pool.h"

struct place_entry {
    const char *node;          /* full path */
    const char *property;      /* NULL: the node itself */
    struct place place;
    const char *label;         /* what the user calls the node, or NULL */
};

struct places {
    struct place_entry *entries;
    unsigned int nr;
};

/* Strings are kept by reference. */
void places_add(struct places *places, const char *node, const char *property,
                const char *label, const struct place *place);

/*
 * The entry of a property, or else of its node, or of the next node above which
 * has one.  NULL if there is none.
 */
const struct place_entry *places_find(const struct places *places,
                                      const char *node, const char *property);

void places_free(struct places *places);

#endif /* HYPERLAUNCH__LCM__PLACES_H */
