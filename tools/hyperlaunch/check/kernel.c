/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is a file a kernel that can be what its domain wants?
 */

#include <string.h>

#include "image-kind.h"
#include "kernel.h"

static void not_a_kernel(const struct input *input,
                         const struct hl_domain *d,
                         const struct module *kernel, const char *what,
                         struct report *report)
{
    struct place place = place_of_module(input, &input->lcm->modules[d->kernel],
                                         NULL);

    report_add(report, SEV_ERROR, &place, "not-a-kernel", "%.*s: %s: %s",
               NAME(d), kernel->name, what);
}

static void check_for_x86(const struct input *input, const struct hl_domain *d,
                          const struct module *kernel,
                          const struct image_kind *image,
                          struct report *report)
{
    switch ( image->format )
    {
    case IMAGE_ELF_X86:
        if ( !image->has_xen_notes )
            not_a_kernel(input, d, kernel,
                         "is an ELF file without Xen's notes: no kernel that could run in a domain",
                         report);
        else if ( d->mode == HL_MODE_PVH && !image->has_pvh_entry )
            not_a_kernel(input, d, kernel,
                         "has no PVH entry point, which mode pvh needs",
                         report);
        break;

    case IMAGE_BZIMAGE:
        if ( image->packed )
            not_a_kernel(input, d, kernel,
                         "is a bzImage in a gzip file: unpack it, as it is packed itself",
                         report);
        break;

    case IMAGE_DAMAGED:
        not_a_kernel(input, d, kernel, "is a gzip file, and damaged", report);
        break;

    case IMAGE_ARM64:
        not_a_kernel(input, d, kernel, "is a kernel for arm64, not for x86",
                     report);
        break;

    default:
        not_a_kernel(input, d, kernel,
                     "is no kernel that Xen can start on x86: neither ELF nor bzImage",
                     report);
        break;
    }
}

static void check_for_arm(const struct input *input, const struct hl_domain *d,
                          const struct module *kernel,
                          const struct image_kind *image,
                          struct report *report)
{
    switch ( image->format )
    {
    case IMAGE_ARM64:
    case IMAGE_ARM32:
    case IMAGE_UIMAGE:
        break;

    case IMAGE_DAMAGED:
        not_a_kernel(input, d, kernel, "is a gzip file, and damaged", report);
        break;

    case IMAGE_BZIMAGE:
    case IMAGE_ELF_X86:
        not_a_kernel(input, d, kernel, "is a kernel for x86, not for arm64",
                     report);
        break;

    default:
        not_a_kernel(input, d, kernel,
                     "is no kernel that Xen can start on Arm: neither Image nor zImage nor uImage",
                     report);
        break;
    }
}

void check_kernel(const struct input *input, const struct hl_domain *d,
                  struct report *report)
{
    const struct module *kernel = d->kernel == HL_NO_MODULE ? NULL
        : module_file(input, &input->lcm->modules[d->kernel]);
    struct image_kind image;

    /* What is missing or empty has been found to be so. */
    if ( !kernel || !kernel->readable || !kernel->size ||
         !image_kind_read(kernel->path, &image) )
        return;

    if ( strcmp(input->arch, "arm64") )
        check_for_x86(input, d, kernel, &image, report);
    else
        check_for_arm(input, d, kernel, &image, report);
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
