// SPDX-License-Identifier: GPL-2.0-only
/* The C library functions that libfdt cannot do without, in addition. */
#include "../../../common/lib.h"

#include "libfdt_env.h"

void *memmove(void *dst, const void *src, size_t n)
{
    unsigned char *d = dst;
    const unsigned char *s = src;

    if ( d <= s )
        return memcpy(dst, src, n);

    while ( n-- )
        d[n] = s[n];

    return dst;
}

int memcmp(const void *a, const void *b, size_t n)
{
    const unsigned char *p = a, *q = b;

    for ( ; n; n--, p++, q++ )
        if ( *p != *q )
            return *p - *q;

    return 0;
}

void *memchr(const void *s, int c, size_t n)
{
    const unsigned char *p = s;

    for ( ; n; n--, p++ )
        if ( *p == (unsigned char)c )
            return (void *)p;

    return NULL;
}

size_t strnlen(const char *s, size_t max)
{
    size_t n = 0;

    while ( n < max && s[n] )
        n++;

    return n;
}

char *strrchr(const char *s, int c)
{
    const char *found = NULL;

    do {
        if ( *s == (char)c )
            found = s;
    } while ( *s++ );

    return (char *)found;
}
