/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The LCM in the image of a disk.
 */

#ifndef HYPERLAUNCH__SHOW__IMAGE_H
#define HYPERLAUNCH__SHOW__IMAGE_H

#include "view.h"

/* input_load() of view->path, or of the LCM that is somewhere in it. */
int image_load(struct view *view, const struct input_options *options,
               struct report *report);

#endif /* HYPERLAUNCH__SHOW__IMAGE_H */
