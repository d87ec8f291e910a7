/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Pieces of an SVG picture.
 */

#ifndef HYPERLAUNCH__TIMELINE__WRITE_H
#define HYPERLAUNCH__TIMELINE__WRITE_H

#include <stdio.h>

/* @text as it may stand in XML; what is none becomes "?". */
void svg_escaped(FILE *out, const char *text);

/* A group of things with what is shown if one points at them. */
void svg_begin(FILE *out, const char *title, ...)
    __attribute__((format(printf, 2, 3)));
void svg_end(FILE *out);

void svg_rect(FILE *out, const char *class, double x, double y, double width,
              double height, double radius);
void svg_line(FILE *out, const char *class, double x1, double y1, double x2,
              double y2);

/* Where a text is, and how large its letters. */
struct svg_at {
    double x, y, size;
    double width;              /* wider ones are cut; 0: never */
    enum { SVG_START, SVG_MIDDLE, SVG_END } anchor;
};

void svg_text(FILE *out, const char *class, struct svg_at at,
              const char *text);

/* How wide a text is, more or less, at this size of letters. */
double svg_text_width(const char *text, double size);

#endif /* HYPERLAUNCH__TIMELINE__WRITE_H */
