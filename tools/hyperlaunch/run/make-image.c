/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The image that an emulated machine boots.
 */

#include <string.h>

#include "../base/exit-codes.h"
#include "../base/trouble.h"
#include "../image/image.h"

#include "make-image.h"

/*
 * A PC shows nothing on its serial port unless it is told to, and a launch file
 * may have been written for one with a screen.  NULL: it has been told.
 */
static const char *with_serial_port(struct input *input)
{
    const char *words = value_str(&input->launch.values[LK_XEN_OPTIONS]);

    if ( input->kind != INPUT_LAUNCH_FILE || strcmp(input->arch, "x86_64") ||
         (words && strstr(words, "com1")) )
        return NULL;

    return pool_printf(&input->pool,
                       "%s console=com1,vga loglvl=info guest_loglvl=all",
                       words ? words : "");
}

/* What goes wrong now is found nowhere but in the report. */
static int write_image(struct image *image, const char *path,
                       struct missing *missing, struct report *report)
{
    bool good;

    image_needs(image->plan->arch, missing);
    trouble_to(report);
    good = missing_nothing(missing) && image_make(image, path);
    trouble_to(NULL);

    return good ? EXIT_GOOD : EXIT_TROUBLE;
}

int make_image(const struct load_options *options, struct input *input,
               const char *path, struct missing *missing,
               struct report *report)
{
    static const struct image_options usual = { .board.is_qemu = true };
    struct plan_options plan_options = options->plan;
    int rc = EXIT_ERRORS;
    struct image image;
    struct plan plan;

    if ( !plan_options.xen_options )
        plan_options.xen_options = with_serial_port(input);
    plan_make(&plan, input, &plan_options, report);
    image_prepare(&image, &usual, &plan, input, report);
    if ( plan_is_good(&plan, input, report, options->force) )
        rc = write_image(&image, path, missing, report);
    image_free(&image);

    return rc;
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
