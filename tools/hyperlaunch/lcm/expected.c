/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the hypervisor's parser expected, as it is written in a launch file.
 */

#include <string.h>

#include "../launch/keys.h"

#include "expected.h"

/* "a, b or c" */
static const char *list_words(const char *const *words, struct pool *pool)
{
    const char *list = words[0];
    unsigned int i;

    for ( i = 1; words[i]; i++ )
        list = pool_printf(pool, "%s%s%s", list, words[i + 1] ? ", " : " or ",
                           words[i]);

    return list;
}

/* Names in the hypervisor's source mean nothing here. */
static const char *without_names(const char *text, struct pool *pool)
{
    const char *name = text ? strstr(text, " (HL_") : NULL;

    return name ? pool_strndup(pool, text, name - text) : text;
}

const char *const *words_of_property(const char *property)
{
    int key = property ? domain_key_of_property(property) : -1;

    if ( key >= 0 )
        return domain_keys.keys[key].words;

    return property && !strcmp(property, "failure-policy")
           ? launch_keys.keys[LK_FAILURE_POLICY].words : NULL;
}

const char *expected_in_launch_file(const struct hl_diag *diag,
                                    struct pool *pool)
{
    const char *const *words = words_of_property(diag->property);

    /* There is more in an LCM: numbers, and properties without a value. */
    if ( diag->code == HL_E_UNKNOWN_VALUE && words )
        return list_words(words, pool);

    return without_names(diag->expected, pool);
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
