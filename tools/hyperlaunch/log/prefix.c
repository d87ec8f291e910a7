/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who writes a line of Xen's console.
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "prefix.h"

#define XEN "(XEN) "

/* A line can have many beginnings of prefixes: none is looked at further. */
#define MAX_NAME 256

/* Goes past a name, which is in brackets. */
static const char *skip_name(const char *at)
{
    unsigned int i;

    for ( i = 0; i < MAX_NAME && *at && *at != ')' && *at != '\n'; i++ )
        at++;

    return at;
}

size_t prefix_length(const char *text)
{
    const char *at = text;

    if ( !strncmp(text, XEN, strlen(XEN)) )
        return strlen(XEN);
    if ( strncmp(at, "(d", 2) || !isdigit((unsigned char)at[2]) )
        return 0;

    for ( at += 2; isdigit((unsigned char)*at); at++ )
        ;
    if ( *at == ' ' )
        at = skip_name(at);

    return !strncmp(at, ") ", 2) ? at + 2 - text : 0;
}

int prefix_domid(const char *text)
{
    return text[1] == 'd' ? atoi(&text[2]) : -1;
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
