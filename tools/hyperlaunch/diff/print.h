/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The forms in which differences are shown.
 */

#ifndef HYPERLAUNCH__DIFF__PRINT_H
#define HYPERLAUNCH__DIFF__PRINT_H

#include "../base/json.h"

#include "compare.h"

/* Lines with '-' or '+' in front; nothing if there is no difference. */
void difference_print(const struct difference *difference, const char *path_a,
                      const char *path_b, bool colours, FILE *out);

/* Members of an object which json_open() has begun. */
void difference_json(const struct difference *difference, struct json *j);

#endif /* HYPERLAUNCH__DIFF__PRINT_H */
