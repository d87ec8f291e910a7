/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A configuration of ImageBuilder, while a launch is made of it.
 */

#ifndef HYPERLAUNCH__CONVERT__IMAGEBUILDER_H
#define HYPERLAUNCH__CONVERT__IMAGEBUILDER_H

#include "convert.h"
#include "scanner.h"

struct imagebuilder {
    struct convert *convert;
    const char *path;
    struct settings settings;
    bool has_dom0, has_colors;
};

/* A variable, which is thereby used.  NULL if it is not set. */
struct setting *imagebuilder_take(struct imagebuilder *ib, const char *name,
                                  int index);
/* NULL if it is not set, or to nothing. */
const struct text *imagebuilder_text(struct imagebuilder *ib,
                                     const char *name, int index);
/* NULL as well if it is no number up to @max, which is said. */
const struct text *imagebuilder_number(struct imagebuilder *ib,
                                       const char *name, int index,
                                       uint64_t max, uint64_t *number);
/* Say that this is not what it should be. */
void imagebuilder_wrong(struct imagebuilder *ib, const struct text *text,
                        const char *name, const char *expected);

/* What the domain of this number is called. */
const char *imagebuilder_domain(struct imagebuilder *ib, unsigned int index);

/* Memory and event channels that the domain shares with others. */
void imagebuilder_sharing(struct imagebuilder *ib, struct domain *domain,
                          int index);

/* Say what has not been used, and why. */
void imagebuilder_note_unused(struct imagebuilder *ib);

#endif /* HYPERLAUNCH__CONVERT__IMAGEBUILDER_H */
