// SPDX-License-Identifier: GPL-2.0-only
#include "pattern.h"

/* An address never has it, nor is it likely in code or text. */
#define TAG 0xf19cUL

uint64_t pattern_mark(unsigned int domid, const char *name)
{
    uint32_t hash = 0x811c9dc5;

    for ( ; *name; name++ )
        hash = (hash ^ (unsigned char)*name) * 0x01000193;

    return (TAG << 48) | ((uint64_t)(domid & 0xffff) << 32) | hash;
}

bool is_pattern_mark(uint64_t word, unsigned int *domid)
{
    *domid = (word >> 32) & 0xffff;

    return word >> 48 == TAG;
}

/* Mark and address take turns. */
uint64_t pattern_at(uint64_t mark, uint64_t address)
{
    return address & sizeof(uint64_t) ? address : mark;
}
