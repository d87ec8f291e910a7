/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a serial port puts out, as text to read.
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../base/harmless.h"
#include "../base/utf8.h"

#include "prefix.h"
#include "read.h"

/* The length of the escape sequence at @at, of which @left bytes are there. */
static size_t escape_length(const char *at, size_t left)
{
    size_t len = 2;

    if ( left < 2 )
        return 1;
    if ( strchr("()", at[1]) )
        return left < 3 ? left : 3;
    if ( at[1] != '[' )
        return strchr("c78=>", at[1]) ? 2 : 1;

    while ( len < left && strchr("0123456789;?=", at[len]) && at[len] )
        len++;

    return len < left && isalpha((unsigned char)at[len]) ? len + 1 : 1;
}

/*
 * Bytes of the character at @at, of which @left bytes are there.  0: the first one
 * is not to be shown.  What is no UTF-8 may be of another encoding, in which
 * 0x80 to 0x9f are like ESC.
 */
static size_t character_length(const char *at, size_t left)
{
    char text[5] = {};
    unsigned int len;

    memcpy(text, at, left < 4 ? left : 4);
    len = *at == '\t' ? 1 : harmless_length(text);
    if ( !len && (unsigned char)*at >= 0xa0 && !utf8_length(text) )
        return 1;

    return len;
}

char *serial_plain(const char *data, size_t size)
{
    char *text = grow(NULL, size + 1, 1);
    size_t i = 0, len = 0;

    while ( i < size )
    {
        size_t nr;

        if ( data[i] == '\033' )
        {
            i += escape_length(&data[i], size - i);
            continue;
        }
        if ( data[i] == '\r' )
        {
            /* Of "\r\r\n" one line is left. */
            while ( i < size && data[i] == '\r' )
                i++;
            if ( i == size || data[i] != '\n' )
                text[len++] = '\n';
            continue;
        }
        if ( data[i] == '\n' )
        {
            text[len++] = data[i++];
            continue;
        }
        nr = character_length(&data[i], size - i);
        memcpy(&text[len], &data[i], nr);
        len += nr;
        i += nr ?: 1;
    }
    text[len] = '\0';

    return text;
}

/*
 * Where, in the @len characters at @line, who writes is said; or NULL.  No line
 * of a domain but the console's is interrupted.
 */
static const char *find_prefix(const char *line, size_t len)
{
    const char *at = line;

    while ( (at = memchr(at, '(', line + len - at)) )
    {
        if ( prefix_length(at) )
            return at;
        at++;
    }

    return NULL;
}

char *serial_unsplice(const char *text)
{
    size_t size = strlen(text), len = 0, nr_held = 0;
    char *out = grow(NULL, size + 2, 1);
    char *held = grow(NULL, size + 1, 1); /* begun by Dom0, and to be ended */

    while ( *text )
    {
        const char *end = strchrnul(text, '\n');
        const char *prefix = find_prefix(text, end - text);
        size_t before = (prefix ? prefix : end) - text;

        memcpy(&held[nr_held], text, before);
        nr_held += before;
        if ( prefix )
        {
            memcpy(&out[len], prefix, end - prefix);
            len += end - prefix;
        }
        else
        {
            memcpy(&out[len], held, nr_held);
            len += nr_held;
            nr_held = 0;
        }
        out[len++] = '\n';
        text = *end ? end + 1 : end;
    }
    memcpy(&out[len], held, nr_held);
    len += nr_held;
    out[len] = '\0';
    free(held);

    return out;
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
