/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Texts which are words with blanks in between.
 */

#include <string.h>

#include "words.h"

bool has_word(const char *words, const char *word)
{
    size_t len = strlen(word);

    while ( *words )
    {
        size_t next = strcspn(words, " ");

        if ( next == len && !strncmp(words, word, len) )
            return true;
        words += next + strspn(words + next, " ");
    }

    return false;
}

const char *find_option(const char *options, const char *name,
                        const char *first)
{
    size_t len = strlen(name);
    const char *at;

    for ( at = options; (at = strstr(at, name)); at += len )
        if ( (at == options || at[-1] == ' ') && at[len] == '=' &&
             (!first || (at[len + 1] && strchr(first, at[len + 1]))) )
            return &at[len + 1];

    return NULL;
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
