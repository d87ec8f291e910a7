/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The words of a domain's node in an LCM, and what their values are.
 */

#include <string.h>

#include <lcm-private.h>

#include "vocabulary.h"

bool is_word_of_domain(const char *property)
{
    const struct hl_vocabulary *v = &hl_domain_vocabulary;
    unsigned int i;

    for ( i = 0; i < v->nr_words; i++ )
        if ( !strcmp(v->words[i].name, property) )
            return true;

    return false;
}

bool is_string_list(const char *data, int len)
{
    int i;

    if ( !len || data[len - 1] )
        return false;

    for ( i = 0; i < len; i++ )
        if ( data[i] ? data[i] < ' ' || data[i] > '~' : !i || !data[i - 1] )
            return false;

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
