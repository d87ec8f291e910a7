/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a kernel is compressed, and what Xen on x86 makes of it.
 */

#ifndef HYPERLAUNCH__CHECK__COMPRESSION_H
#define HYPERLAUNCH__CHECK__COMPRESSION_H

#include <stddef.h>

enum compression {
    COMPRESSION_NONE,
    COMPRESSION_GZIP,      /* see unpack() */
    COMPRESSION_XEN,       /* Xen can unpack it, this program cannot */
    COMPRESSION_REFUSED,   /* Hyperlaunch unpacks no such kernel */
};

enum compression compression_of(const void *data, size_t size);

#endif /* HYPERLAUNCH__CHECK__COMPRESSION_H */
