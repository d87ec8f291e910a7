/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The image that an emulated machine boots.
 */

#ifndef HYPERLAUNCH__RUN__MAKE_IMAGE_H
#define HYPERLAUNCH__RUN__MAKE_IMAGE_H

#include "../base/report.h"
#include "../lcm/input.h"

#include "qemu.h"

struct image_options {
    const struct input_options *common;
    struct arguments further;  /* options of hyperlaunch image */
    bool has_xen_options;      /* among them */
    bool force;                /* even if there are errors */
};

/*
 * Have "hyperlaunch image" make it of @input, at @image.  What that command has
 * to say is added to the report.  Returns an exit code.
 */
int make_image(const struct image_options *options, const struct input *input,
               const char *image, struct report *report, struct pool *pool);

#endif /* HYPERLAUNCH__RUN__MAKE_IMAGE_H */
