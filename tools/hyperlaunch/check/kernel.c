/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is a file a kernel that can be what its domain wants?
 */

#include <string.h>

#include "image-kind.h"
#include "kernel.h"

/* HVM_MAX_VCPUS of Xen */
#define MAX_PVH_CPUS 128U

static void not_a_kernel(const struct input *input,
                         const struct hl_domain *d,
                         const struct module *kernel, const char *what,
                         struct report *report)
{
    struct place place = place_of_module(input, &input->lcm->modules[d->kernel],
                                         NULL);

    /* No domain's name: it is said once of what stands in "defaults". */
    report_add(report, SEV_ERROR, &place, "not-a-kernel", "%s: %s",
               kernel->name, what);
}

/* Does it have what its domain's mode needs? */
static void check_mode(const struct input *input, const struct hl_domain *d,
                       const struct module *kernel,
                       const struct image_kind *image, struct report *report)
{
    struct place place = place_of_domain(input, d, "mode");

    if ( !image->notes_known )
        return;

    if ( !image->has_xen_notes )
        not_a_kernel(input, d, kernel,
                     "is an ELF file without Xen's notes: no kernel that could run in a domain",
                     report);
    else if ( d->mode == HL_MODE_PVH && !image->has_pvh_entry )
        not_a_kernel(input, d, kernel,
                     "has no PVH entry point, which mode pvh needs", report);
    else if ( d->mode == HL_MODE_PV && !image->has_pv_version )
        report_add(report, SEV_ERROR, &place, "not-a-kernel",
                   "%.*s: %s: is no PV kernel, which mode pv needs", NAME(d),
                   kernel->name);
}

/* Xen makes it PVH if that is possible, and then there is a limit. */
static void check_cpus(const struct input *input, const struct hl_domain *d,
                       const struct image_kind *image, struct report *report)
{
    struct place place = place_of_domain(input, d, "cpus");

    if ( d->mode != HL_MODE_DEFAULT || d->cpus <= MAX_PVH_CPUS ||
         (image->notes_known && !image->has_pvh_entry) )
        return;

    report_add(report, SEV_WARNING, &place, "pvh-cpus",
               "%.*s: %u vCPUs, but a PVH domain, which this will be where it can, has at most %u: Xen leaves it out",
               NAME(d), d->cpus, MAX_PVH_CPUS);
    report_hint(report, "lower 'cpus', or write 'mode: pv'");
}

static void check_for_x86(const struct input *input, const struct hl_domain *d,
                          const struct module *kernel,
                          const struct image_kind *image,
                          struct report *report)
{
    switch ( image->format )
    {
    case IMAGE_ELF_X86:
    case IMAGE_PACKED:
        break;

    case IMAGE_PACKED_REFUSED:
        not_a_kernel(input, d, kernel,
                     "is compressed, but not by gzip, xz, lz4 or zstd, which is what Xen unpacks",
                     report);
        break;

    case IMAGE_TRUNCATED:
        not_a_kernel(input, d, kernel,
                     "is a bzImage which ends too early: copy it again",
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
    case IMAGE_TRUNCATED:
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

    if ( image.is_hypervisor )
        not_a_kernel(input, d, kernel,
                     "is a Xen, not the kernel of a domain", report);
    else if ( strcmp(input->arch, "arm64") )
    {
        check_for_x86(input, d, kernel, &image, report);
        check_mode(input, d, kernel, &image, report);
        check_cpus(input, d, &image, report);
    }
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
