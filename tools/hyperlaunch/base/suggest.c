/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * "Did you mean": the known word that is most like one that was typed.
 */

#include <ctype.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "suggest.h"

#define MAX_WORD 48

static unsigned int min(unsigned int a, unsigned int b)
{
    return a < b ? a : b;
}

/* People mix up '_' and '-', and capitals: that is no difference. */
static bool same(char a, char b)
{
    if ( a == '_' )
        a = '-';
    if ( b == '_' )
        b = '-';

    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

/*
 * How many characters have to be inserted, deleted, replaced or swapped with
 * their neighbour to make one of the other (optimal string alignment).
 */
static unsigned int distance(const char *a, const char *b)
{
    unsigned int d[MAX_WORD + 1][MAX_WORD + 1];
    unsigned int len_a = strlen(a), len_b = strlen(b), i, j;

    for ( i = 0; i <= len_a; i++ )
        d[i][0] = i;
    for ( j = 0; j <= len_b; j++ )
        d[0][j] = j;

    for ( i = 1; i <= len_a; i++ )
        for ( j = 1; j <= len_b; j++ )
        {
            d[i][j] = min(min(d[i - 1][j], d[i][j - 1]) + 1,
                          d[i - 1][j - 1] + !same(a[i - 1], b[j - 1]));
            if ( i > 1 && j > 1 && same(a[i - 1], b[j - 2]) &&
                 same(a[i - 2], b[j - 1]) )
                d[i][j] = min(d[i][j], d[i - 2][j - 2] + 1);
        }

    return d[len_a][len_b];
}

const char *suggest(const char *found, const char *const *words,
                    unsigned int nr)
{
    unsigned int len = strlen(found);
    unsigned int best = len / 3 + 1;   /* more than that is another word */
    const char *word = NULL;
    unsigned int i;

    if ( !len || len > MAX_WORD )
        return NULL;

    for ( i = 0; i < nr; i++ )
    {
        unsigned int away, len_i = strlen(words[i]);

        /* It is at least as far away as one is longer. */
        if ( len_i > MAX_WORD || len_i > len + best || len > len_i + best )
            continue;
        away = distance(found, words[i]);
        /* Nothing of a word is left if all of it is replaced. */
        if ( away <= best && away < len_i && (!word || away < best) )
        {
            best = away;
            word = words[i];
        }
    }

    return word;
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
