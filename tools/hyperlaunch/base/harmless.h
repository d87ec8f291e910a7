/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What was read from a file, or from a machine, may hold anything, and is not to
 * act on a terminal.
 */

#ifndef HYPERLAUNCH__BASE__HARMLESS_H
#define HYPERLAUNCH__BASE__HARMLESS_H

#include <stdio.h>

#include "pool.h"
#include "utf8.h"

/* @text, with "\x1b" and so on for each byte that is not harmless. */
void harmless_write(const char *text, FILE *out);
const char *harmless_text(struct pool *pool, const char *text);

/* The same, but for the ends of lines: what a program has written. */
void harmless_write_lines(const char *text, FILE *out);

#endif /* HYPERLAUNCH__BASE__HARMLESS_H */
