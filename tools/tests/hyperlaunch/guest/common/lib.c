// SPDX-License-Identifier: GPL-2.0-only
#include "lib.h"

void *memset(void *dst, int c, size_t n)
{
    unsigned char *p = dst;

    while ( n-- )
        *p++ = c;

    return dst;
}

void *memcpy(void *dst, const void *src, size_t n)
{
    unsigned char *d = dst;
    const unsigned char *s = src;

    while ( n-- )
        *d++ = *s++;

    return dst;
}

size_t strlen(const char *s)
{
    const char *end = s;

    while ( *end )
        end++;

    return end - s;
}

int strncmp(const char *a, const char *b, size_t n)
{
    for ( ; n; n--, a++, b++ )
    {
        if ( *a != *b )
            return (unsigned char)*a - (unsigned char)*b;
        if ( !*a )
            break;
    }

    return 0;
}

int strcmp(const char *a, const char *b)
{
    return strncmp(a, b, (size_t)-1);
}
