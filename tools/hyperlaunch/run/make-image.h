/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The image that an emulated machine boots.
 */

#ifndef HYPERLAUNCH__RUN__MAKE_IMAGE_H
#define HYPERLAUNCH__RUN__MAKE_IMAGE_H

#include "../base/missing.h"
#include "../image/command.h"

/*
 * Make it of @input, at @path, which is not there yet.  What is wrong, and what
 * goes wrong, is added to the report.  Returns an exit code; only if it is
 * EXIT_GOOD there is an image.  What is @missing already for running it is named
 * together with what is missing for making it.
 */
int make_image(const struct load_options *options, struct input *input,
               const char *path, struct missing *missing,
               struct report *report);

#endif /* HYPERLAUNCH__RUN__MAKE_IMAGE_H */
