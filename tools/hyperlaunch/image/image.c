/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An image which boots a launch.
 */

#include <string.h>

#include "card.h"
#include "grub-entry.h"
#include "image.h"
#include "iso.h"

static bool is_arm64(const struct image *image)
{
    return !strcmp(image->plan->arch, "arm64");
}

static void choose_format(struct image *image, const char *format,
                          struct report *report)
{
    struct place place = { image->input->path };
    bool arm64 = is_arm64(image);

    image->format = format ? format : arm64 ? "raw" : "iso";
    if ( arm64 == !!strcmp(image->format, "iso") )
        return;

    image->plan->complete = false;
    report_add(report, SEV_ERROR, &place, "bad-format",
               "an image for %s cannot have the format %s", image->plan->arch,
               image->format);
    report_hint(report, arm64 ? "raw or fat; or 'arch: x86_64' in the launch file, or --arch=x86_64"
                              : "iso; or 'arch: arm64' in the launch file, or --arch=arm64");
}

void image_prepare(struct image *image, const struct image_options *options,
                   struct plan *plan, struct input *input,
                   struct report *report)
{
    *image = (struct image){ .plan = plan, .input = input };
    choose_format(image, options->format, report);
    if ( is_arm64(image) )
        board_prepare(&image->board, &options->board, plan, input, report);
    else
        grub_check(plan, report);
}

void image_needs(const char *arch, struct missing *missing)
{
    if ( !strcmp(arch, "arm64") )
        card_needs(missing);
    else
        iso_needs(missing);
}

bool image_make(struct image *image, const char *path)
{
    struct plan *plan = image->plan;
    const struct blob *lcm = &image->input->blob;
    struct missing missing = {};

    image_needs(plan->arch, &missing);
    if ( !missing_nothing(&missing) )
        return false;
    if ( is_arm64(image) )
        return board_put(&image->board, plan) &&
               card_make(plan, &image->board, !strcmp(image->format, "raw"),
                         path);

    return plan_put(plan, &plan->lcm, PLAN_LCM, lcm->data, lcm->size) &&
           iso_make(plan, path);
}

void image_free(struct image *image)
{
    board_free(&image->board);
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
