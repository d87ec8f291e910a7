/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Programs which make images, run such that the same input gives the same bytes.
 */

#ifndef HYPERLAUNCH__IMAGE__TOOLS_H
#define HYPERLAUNCH__IMAGE__TOOLS_H

#include <stdbool.h>

#include "plan.h"

/* What the programs take for the present time, and where that is. */
void tools_prepare(void);

/* A directory in the temporary one.  NULL, and it is said why. */
const char *tools_directory(struct pool *pool, const char *name);

/*
 * A link to @file: to programs which have a meaning of their own for some file
 * names, like mtools for "x:" and "@@".  NULL, and it is said why.
 */
const char *tools_link(struct pool *pool, const char *file, const char *dir,
                       const char *name);

/* Have all files of @plan in @dir under their names, as links. */
bool tools_stage(struct plan *plan, const char *dir);

#endif /* HYPERLAUNCH__IMAGE__TOOLS_H */
