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

#endif /* XEN__TYPES_H */
