// SPDX-License-Identifier: GPL-2.0-only
#include "fnv.h"

uint64_t fnv1a(uint64_t hash, const void *data, size_t size)
{
    const uint8_t *byte = data;

    while ( size-- )
        hash = (hash ^ *byte++) * 0x100000001b3;

    return hash;
}
