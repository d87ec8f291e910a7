/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is the hypervisor that is named one?
 */

#include <string.h>

#include "check.h"
#include "image-kind.h"

static const char *not_xen(const struct image_kind *image, bool arm)
{
    switch ( image->format )
    {
    case IMAGE_ELF_X86:
    case IMAGE_ELF_OTHER:
        return arm ? "is no Xen for arm64, which is an Image" :
               !image->is_xen ? "is an ELF file which no boot loader can start: not Xen" :
               !image->is_hypervisor ? "is a kernel that a boot loader can start, but not Xen"
                                     : NULL;

    case IMAGE_ARM64:
        return !arm ? "is for arm64, not for x86" :
               !image->is_xen ? "is a kernel, but not Xen" : NULL;

    case IMAGE_PE:
        return arm || !image->is_xen ? "is a UEFI application, but not Xen"
                                     : NULL;

    case IMAGE_BZIMAGE:
        return "is a Linux kernel, not Xen";

    case IMAGE_DAMAGED:
        return "is a gzip file, and damaged";

    default:
        return "is not Xen";
    }
}

void check_xen_file(const char *path, const char *name,
                    const struct place *place, const char *arch,
                    struct report *report)
{
    struct image_kind image;
    const char *what;

    if ( !image_kind_read(path, &image) )
        return;

    what = not_xen(&image, !strcmp(arch, "arm64"));
    if ( what )
        report_add(report, SEV_ERROR, place, "not-xen", "%s: %s", name, what);
    else if ( !image.has_hyperlaunch )
    {
        report_add(report, SEV_WARNING, place, "no-hyperlaunch",
                   "%s: is a Xen without Hyperlaunch, which starts none of these domains by this launch",
                   name);
        report_hint(report, "take one that is built with CONFIG_HYPERLAUNCH=y");
    }
}

void check_xen(const struct input *input, struct report *report)
{
    const struct value *xen = &input->launch.values[LK_XEN];
    struct modules files = {};
    const struct module *file;

    if ( !xen->nr )
        return;

    modules_add(&files, &report->pool, &input->search, input->path,
                xen->items[0].str, &xen->items[0].place);
    file = &files.module[0];
    check_one_file(file, report);
    if ( file->readable && file->size )
        check_xen_file(file->path, file->name, &file->place, input->arch,
                       report);
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
