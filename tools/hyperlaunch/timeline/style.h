/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__TIMELINE__STYLE_H
#define HYPERLAUNCH__TIMELINE__STYLE_H

#include <stdio.h>

/* The style sheet, for light and dark. */
void svg_style(FILE *out);

/* The class that has the colour of a state of the launch. */
const char *phase_class(const char *name);

#endif /* HYPERLAUNCH__TIMELINE__STYLE_H */
