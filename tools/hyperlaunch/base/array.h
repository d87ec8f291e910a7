/* SPDX-License-Identifier: GPL-2.0-only */

#ifndef HYPERLAUNCH__BASE__ARRAY_H
#define HYPERLAUNCH__BASE__ARRAY_H

/* The number of items of an array, not of what a pointer points to. */
#define NR(array) (sizeof(array) / sizeof((array)[0]))

#endif /* HYPERLAUNCH__BASE__ARRAY_H */
