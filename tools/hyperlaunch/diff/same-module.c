/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Are two boot modules the same?
 */

#include <string.h>

#include "../base/digest.h"

#include "compare.h"

/* The digest that it must have, or else has.  False: nobody knows. */
static bool find_digest(const struct shown_module *m,
                        uint8_t digest[DIGEST_BYTES])
{
    if ( m->node && m->node->sha256 )
    {
        memcpy(digest, m->node->sha256, DIGEST_BYTES);
        return true;
    }

    return m->file && m->file->readable && digest_file(m->file->path, digest);
}

static bool can_have_digest(const struct shown_module *m)
{
    return (m->node && m->node->sha256) || (m->file && m->file->readable);
}

/*
 * A boot loader for a board puts them into memory in the order of their
 * numbers, and a file is as large as what there is of it in memory.
 */
static bool is_same_place(const struct view *in_a, const struct shown_module *a,
                          const struct view *in_b, const struct shown_module *b)
{
    const struct shown_module *by_index = a->by_index ? a : b;
    const struct shown_module *by_addr = a->by_index ? b : a;

    if ( a - in_a->modules != b - in_b->modules )
        return false;

    return !by_index->file || !by_index->file->readable ||
           by_index->file->size == by_addr->size;
}

bool is_same_module(const struct view *in_a, const struct shown_module *a,
                    const struct view *in_b, const struct shown_module *b)
{
    uint8_t digest_a[DIGEST_BYTES], digest_b[DIGEST_BYTES];

    if ( !a || !b )
        return a == b;

    if ( a->file && b->file && !strcmp(a->file->path, b->file->path) )
        return true;

    /* Reading may take its time: both or none. */
    if ( can_have_digest(a) && can_have_digest(b) && find_digest(a, digest_a) &&
         find_digest(b, digest_b) )
        return !memcmp(digest_a, digest_b, DIGEST_BYTES);

    if ( a->file && b->file )
        return !strcmp(a->file->name, b->file->name);

    if ( a->by_index != b->by_index )
        return is_same_place(in_a, a, in_b, b);

    return a->by_index ? a->index == b->index
                       : a->addr == b->addr && a->size == b->size;
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
