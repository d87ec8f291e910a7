/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Pieces of lines.
 */

#include <ctype.h>
#include <string.h>

#include "read.h"

bool skip_word(const char **at, const char *word)
{
    size_t len = strlen(word);

    if ( strncmp(*at, word, len) )
        return false;
    *at += len;

    return true;
}

/* More digits than fit are no number that anybody has written. */
bool skip_number(const char **at, uint64_t *number)
{
    const char *p = *at;

    *number = 0;
    while ( isdigit((unsigned char)*p) && p - *at < 19 )
        *number = *number * 10 + (*p++ - '0');
    if ( p == *at || isdigit((unsigned char)*p) )
        return false;
    *at = p;

    return true;
}

bool skip_ms(const char **at, uint64_t *ns)
{
    const char *p = *at;
    uint64_t unit = 1000000;

    if ( !skip_number(&p, ns) || *ns > UINT64_MAX / 2 / unit )
        return false;
    *ns *= unit;
    if ( *p == '.' )
        for ( p++; isdigit((unsigned char)*p); p++ )
        {
            unit /= 10;
            *ns += unit * (*p - '0');
        }
    *at = p;

    return true;
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
