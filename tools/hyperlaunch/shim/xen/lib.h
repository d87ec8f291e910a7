/* SPDX-License-Identifier: GPL-2.0-only */

#ifndef XEN__LIB_H
#define XEN__LIB_H

#include <string.h>

#define ARRAY_SIZE(x) (sizeof(x) / sizeof((x)[0]))
#define BUILD_BUG_ON(cond) _Static_assert(!(cond), "!(" #cond ")")

#endif /* XEN__LIB_H */
