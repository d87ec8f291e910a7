/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An image which boots a launch: an ISO for PCs, or a memory card for arm64
 * boards.
 */

#ifndef HYPERLAUNCH__IMAGE__IMAGE_H
#define HYPERLAUNCH__IMAGE__IMAGE_H

#include "../base/missing.h"

#include "board.h"

struct image_options {
    const char *format;        /* "iso", "raw" or "fat"; NULL: what is usual */
    struct board_options board;
};

struct image {
    const char *format;
    struct plan *plan;
    struct input *input;
    struct board board;
};

/*
 * Find out all that an image of @input takes, as @plan has it already.  What is
 * wrong is added to @report; plan_is_good() says whether image_make() can follow.
 * @plan and @input are used until image_free().
 */
void image_prepare(struct image *image, const struct image_options *options,
                   struct plan *plan, struct input *input,
                   struct report *report);

/* Look for what image_make() needs for a machine of this architecture. */
void image_needs(const char *arch, struct missing *missing);

/*
 * Make it, as the file @path, over whatever that is.  False if that cannot be;
 * trouble() has said why, and there may be a part of it.
 */
bool image_make(struct image *image, const char *path);

void image_free(struct image *image);

#endif /* HYPERLAUNCH__IMAGE__IMAGE_H */
