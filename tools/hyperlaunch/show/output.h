/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The forms in which a launch is shown.
 */

#ifndef HYPERLAUNCH__SHOW__OUTPUT_H
#define HYPERLAUNCH__SHOW__OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "../base/json.h"

#include "view.h"

struct text_style {
    bool wide;             /* all there is */
    bool bold;             /* titles stand out */
    unsigned int room;     /* characters in a line; 0: as many as it takes */
};

/* Tables. */
void show_text(struct view *view, const struct text_style *style, FILE *out);

/* Members of an object which json_open() has begun. */
void show_json(struct view *view, struct json *j);

/* A picture, in the language of Graphviz. */
void show_dot(struct view *view, FILE *out);

#endif /* HYPERLAUNCH__SHOW__OUTPUT_H */
