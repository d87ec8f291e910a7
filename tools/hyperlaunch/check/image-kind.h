/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What kind of kernel image a file is.
 */

#ifndef HYPERLAUNCH__CHECK__IMAGE_KIND_H
#define HYPERLAUNCH__CHECK__IMAGE_KIND_H

#include <stdbool.h>

enum image_format {
    IMAGE_UNKNOWN,
    IMAGE_ELF_X86,
    IMAGE_ELF_OTHER,
    IMAGE_BZIMAGE,         /* Documentation/arch/x86/boot.rst of Linux */
    IMAGE_ARM64,           /* Documentation/arch/arm64/booting.rst of Linux */
    IMAGE_ARM32,           /* zImage */
    IMAGE_UIMAGE,          /* of U-Boot */
    IMAGE_PE,              /* UEFI application which is none of them */
    IMAGE_DAMAGED,         /* gzip, but it cannot be unpacked */
    IMAGE_PACKED,          /* as a whole, and what is in it is not known */
    IMAGE_PACKED_REFUSED,  /* the same, but Xen does not unpack it */
    IMAGE_TRUNCATED,       /* a bzImage that ends before its kernel does */
};

struct image_kind {
    enum image_format format;
    bool packed;           /* the file is gzip, with that in it */
    bool is_xen;           /* it can be this hypervisor */
    bool has_hyperlaunch;  /* with Hyperlaunch compiled in */
    bool is_hypervisor;    /* it is this or another Xen, and no domain's kernel */
    /*
     * Only for IMAGE_ELF_X86, and if there is one in it that could be unpacked,
     * IMAGE_BZIMAGE; see xen/include/public/elfnote.h.
     */
    bool notes_known, has_xen_notes, has_pv_version, has_pvh_entry;
};

/* False if the file cannot be read. */
bool image_kind_read(const char *path, struct image_kind *kind);

#endif /* HYPERLAUNCH__CHECK__IMAGE_KIND_H */
