/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Programs which make images, run such that the same input gives the same bytes.
 */

#ifndef HYPERLAUNCH__IMAGE__TOOLS_H
#define HYPERLAUNCH__IMAGE__TOOLS_H

#include "plan.h"

/*
 * Run @argv[0], which the Debian @package has, with these arguments until NULL.
 * The time that it sees is always the same.  False if it fails; it is said why.
 */
bool tools_run(const char *const argv[], const char *package);

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
