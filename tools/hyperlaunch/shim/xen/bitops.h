/* SPDX-License-Identifier: GPL-2.0-only */

#ifndef XEN__BITOPS_H
#define XEN__BITOPS_H

#include <stdint.h>

static inline uint32_t ror32(uint32_t word, unsigned int shift)
{
    return word >> shift | word << (32 - shift);
}

#endif /* XEN__BITOPS_H */
