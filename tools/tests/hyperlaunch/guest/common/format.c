// SPDX-License-Identifier: GPL-2.0-only
#include "format.h"

#include <stdbool.h>

/* Where the characters go.  @end leaves room for the terminating NUL. */
struct out {
    char *pos;
    char *end;
};

static void put(struct out *out, char c)
{
    if ( out->pos < out->end )
        *out->pos++ = c;
}

static void put_string(struct out *out, const char *s)
{
    while ( *s )
        put(out, *s++);
}

static void put_number(struct out *out, unsigned long value, unsigned int base,
                       unsigned int width, char pad)
{
    char digits[3 * sizeof(value)];
    unsigned int n = 0;

    do {
        digits[n++] = "0123456789abcdef"[value % base];
        value /= base;
    } while ( value );

    for ( ; width > n; width-- )
        put(out, pad);
    while ( n )
        put(out, digits[--n]);
}

static void put_signed(struct out *out, long value, unsigned int width,
                       char pad)
{
    unsigned long magnitude = value;

    if ( value < 0 )
    {
        put(out, '-');
        magnitude = -magnitude;
    }

    put_number(out, magnitude, 10, width, pad);
}

size_t format_va(char *buf, size_t size, const char *fmt, va_list args)
{
    struct out out = { buf, buf + size - 1 };

    for ( ; *fmt; fmt++ )
    {
        unsigned int width = 0;
        char pad = ' ';
        bool is_long = false;

        if ( *fmt != '%' )
        {
            put(&out, *fmt);
            continue;
        }

        if ( *++fmt == '0' )
            pad = *fmt++;
        while ( *fmt >= '0' && *fmt <= '9' )
            width = width * 10 + *fmt++ - '0';
        if ( *fmt == 'l' )
        {
            is_long = true;
            fmt++;
        }

        switch ( *fmt )
        {
        case 'c':
            put(&out, va_arg(args, int));
            break;

        case 's':
            put_string(&out, va_arg(args, const char *));
            break;

        case 'd':
            put_signed(&out, is_long ? va_arg(args, long) : va_arg(args, int),
                       width, pad);
            break;

        case 'u':
        case 'x':
            put_number(&out, is_long ? va_arg(args, unsigned long)
                                     : va_arg(args, unsigned int),
                       *fmt == 'u' ? 10 : 16, width, pad);
            break;

        default:
            put(&out, *fmt);
            break;
        }
    }

    *out.pos = '\0';

    return out.pos - buf;
}

size_t format(char *buf, size_t size, const char *fmt, ...)
{
    va_list args;
    size_t len;

    va_start(args, fmt);
    len = format_va(buf, size, fmt, args);
    va_end(args);

    return len;
}
