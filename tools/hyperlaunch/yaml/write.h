/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Write a launch file.
 */

#ifndef HYPERLAUNCH__YAML__WRITE_H
#define HYPERLAUNCH__YAML__WRITE_H

#include <stdio.h>

#include "../launch/launch.h"

/*
 * Write @launch such that launch_read() makes the same of it.  @comments are
 * lines to begin with, each of which becomes a comment; NULL at their end.
 */
void launch_write(const struct launch *launch, const char *const *comments,
                  FILE *out);

#endif /* HYPERLAUNCH__YAML__WRITE_H */
