/* SPDX-License-Identifier: GPL-2.0-only */

#ifndef XEN__ERRNO_H
#define XEN__ERRNO_H

#include <errno.h>

#endif /* XEN__ERRNO_H */
