/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a text is written in YAML.
 */

#ifndef HYPERLAUNCH__YAML__SCALAR_H
#define HYPERLAUNCH__YAML__SCALAR_H

#include <stdbool.h>
#include <stdio.h>

/* Can it be in YAML at all?  It has to be UTF-8. */
bool scalar_is_text(const char *text);

/*
 * Write @text such that it is read as the same text, and as no number, truth
 * value or date either: in quotes if need be.  @in_list: between brackets, where more characters
 * mean something.
 */
void scalar_write(const char *text, bool in_list, FILE *out);

/* How many columns that takes. */
unsigned int scalar_width(const char *text, bool in_list);

#endif /* HYPERLAUNCH__YAML__SCALAR_H */
