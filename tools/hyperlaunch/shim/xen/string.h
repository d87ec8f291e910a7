/* SPDX-License-Identifier: GPL-2.0-only */

#ifndef XEN__STRING_H
#define XEN__STRING_H

#include <string.h>

#endif /* XEN__STRING_H */
