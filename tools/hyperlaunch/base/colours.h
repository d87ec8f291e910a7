/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * When to use colours.
 */

#ifndef HYPERLAUNCH__BASE__COLOURS_H
#define HYPERLAUNCH__BASE__COLOURS_H

#include <stdbool.h>

/* Is @fd a terminal which can show them, and whose user has not said no? */
bool colours_for(int fd);

#endif /* HYPERLAUNCH__BASE__COLOURS_H */
