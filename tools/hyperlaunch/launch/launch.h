/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A launch, as a launch file describes it: text, with the places where it
 * stands.  Whoever uses a value reads it, and says what is wrong with it.
 *
 * Specification: docs/hyperlaunch/launch-file.md
 */

#ifndef HYPERLAUNCH__LAUNCH__LAUNCH_H
#define HYPERLAUNCH__LAUNCH__LAUNCH_H

#include <stdbool.h>

#include "../base/place.h"
#include "../base/pool.h"

#include "keys.h"

/* A scalar, and where it stands. */
struct text {
    const char *str;
    struct place place;
};

/* The value of a key: none, one, or several of them. */
struct value {
    bool given;
    struct place place;        /* of the key */
    unsigned int nr;
    struct text *items;
};

/* A property of the domain's node that is written there as it is. */
struct property {
    const char *name;
    struct place place;
    bool absent;               /* it is not to be there, whatever the defaults say */
    bool numbers;              /* 32-bit cells; else strings; no items: empty */
    unsigned int nr;
    struct text *items;
};

/* A node in that of the domain which is no boot module. */
struct child {
    const char *name;          /* of shared memory; the port of a channel */
    struct place place;
    struct value values[NR_SHARED_MEMORY_KEYS]; /* has room for either */
};

struct children {
    unsigned int nr;
    struct child *children;
};

struct domain {
    const char *name;
    struct place place;
    struct place end;          /* behind it, if it stands in a launch file */
    struct value values[NR_DOMAIN_KEYS];
    unsigned int nr_properties;
    struct property *properties;
    struct children shared_memory, event_channels;
};

struct launch {
    struct pool pool;          /* of all that follows */
    const char *path;          /* files are named as seen from beside it */
    const char *arch;          /* "x86_64" or "arm64" */
    struct value values[NR_LAUNCH_KEYS];
    struct value machine[NR_MACHINE_KEYS];
    struct place defaults, defaults_end; /* from where up to where they stand */
    unsigned int nr_domains;
    struct domain *domains;
};

/* @path is kept by reference. */
void launch_init(struct launch *launch, const char *path);
void launch_free(struct launch *launch);

/* Another one, with nothing in it but this name. */
struct domain *launch_add_domain(struct launch *launch, const char *name,
                                 const struct place *place);

/* Another text of a value, which has thus been given; @str is copied. */
void value_add(struct launch *launch, struct value *value, const char *str,
               const struct place *place);
/* Instead of all that it has had so far. */
void value_set(struct launch *launch, struct value *value, const char *str,
               const struct place *place);

/* Another property, without items; @name is copied. */
struct property *domain_add_property(struct launch *launch,
                                     struct domain *domain, const char *name,
                                     const struct place *place);
void property_add(struct launch *launch, struct property *property,
                  const char *str, const struct place *place);

/* Another child, with nothing in it but this name; it is copied. */
struct child *children_add(struct launch *launch, struct children *children,
                           const char *name, const struct place *place);

/* The child of this name, or NULL. */
struct child *children_find(const struct children *children,
                            const char *name);

/* The domain of this name, or NULL. */
struct domain *launch_find_domain(const struct launch *launch,
                                  const char *name);

/* The text of a value that is a scalar; NULL if it was not given. */
static inline const char *value_str(const struct value *value)
{
    return value->given && value->nr ? value->items[0].str : NULL;
}

/* Is a FORM_FLAG set? */
bool value_is_set(const struct value *value);

#endif /* HYPERLAUNCH__LAUNCH__LAUNCH_H */
