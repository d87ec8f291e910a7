/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * For building parts of Xen as host programs.  What is not in these few
 * headers the parts that are built here have no business with.
 */

#ifndef XEN__TYPES_H
#define XEN__TYPES_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Used by Xen's headers. */
typedef uint8_t u8;
typedef uint16_t u16;
typedef uint32_t u32;
typedef uint64_t u64;

#define __packed __attribute__((__packed__))

#endif /* XEN__TYPES_H */
