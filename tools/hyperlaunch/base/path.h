/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__BASE__PATH_H
#define HYPERLAUNCH__BASE__PATH_H

#include "pool.h"

/*
 * @path, as seen from here, as seen from beside the file @beside ("-": standard
 * output, which is here).
 */
const char *path_from_beside(struct pool *pool, const char *beside,
                             const char *path);

#endif /* HYPERLAUNCH__BASE__PATH_H */
