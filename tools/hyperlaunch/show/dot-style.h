/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the picture of a launch looks like.
 */

#ifndef HYPERLAUNCH__SHOW__DOT_STYLE_H
#define HYPERLAUNCH__SHOW__DOT_STYLE_H

#include "view.h"

/* Background of a role's name, light enough for dark text. */
struct role_style {
    unsigned int role;
    const char *name, *colour;
};

#define NR_ROLE_STYLES 6
extern const struct role_style role_styles[NR_ROLE_STYLES];

#define COLOUR_XENSTORE "#12806f"
#define COLOUR_CONSOLE  "#7a4fb5"
/* Two lines beside each other. */
#define COLOUR_BOTH_RINGS COLOUR_XENSTORE ":" COLOUR_CONSOLE

#define COLOUR_TEXT  "#20242b"
#define COLOUR_FAINT "#6b7280"
#define COLOUR_LINE  "#4b5563"
#define COLOUR_ERROR "#c0272d"
#define COLOUR_GROUP "#f4f5f7"

#endif /* HYPERLAUNCH__SHOW__DOT_STYLE_H */
