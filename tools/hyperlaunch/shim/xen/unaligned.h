/* SPDX-License-Identifier: GPL-2.0-only */

#ifndef XEN__UNALIGNED_H
#define XEN__UNALIGNED_H

#include <stdint.h>
#include <string.h>

static inline uint32_t get_unaligned_be32(const void *p)
{
    uint32_t value;

    memcpy(&value, p, sizeof(value));

    return __builtin_bswap32(value);
}

static inline void put_unaligned_be32(uint32_t value, void *p)
{
    value = __builtin_bswap32(value);
    memcpy(p, &value, sizeof(value));
}

static inline void put_unaligned_be64(uint64_t value, void *p)
{
    value = __builtin_bswap64(value);
    memcpy(p, &value, sizeof(value));
}

#endif /* XEN__UNALIGNED_H */
