/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The comments at the beginning of the launch file.
 */

#include <stdlib.h>
#include <string.h>

#include "convert.h"

/* Files stay in the order in which they were first spoken of; none comes first. */
static unsigned int file_rank(const struct convert *convert, const char *file)
{
    unsigned int i;

    if ( !file )
        return 0;
    for ( i = 0; i < convert->nr_comments; i++ )
    {
        const struct comment *other = &convert->comments[i];

        if ( other->place.file && !strcmp(other->place.file, file) )
            return other->file;
    }

    return convert->nr_comments + 1;
}

void convert_comment(struct convert *convert, const struct place *place,
                     const char *fmt, ...)
{
    struct comment comment = { .nr = convert->nr_comments };
    va_list args;

    va_start(args, fmt);
    comment.text = pool_vprintf(&convert->pool, fmt, args);
    va_end(args);
    if ( place )
        comment.place = *place;
    comment.file = file_rank(convert, comment.place.file);

    convert->comments = grow(convert->comments, convert->nr_comments + 1,
                             sizeof(*convert->comments));
    convert->comments[convert->nr_comments++] = comment;
}

static int compare(const void *left, const void *right)
{
    const struct comment *a = left, *b = right;

    if ( a->file != b->file )
        return a->file < b->file ? -1 : 1;
    if ( a->place.line != b->place.line )
        return a->place.line < b->place.line ? -1 : 1;
    if ( a->place.column != b->place.column )
        return a->place.column < b->place.column ? -1 : 1;

    return a->nr < b->nr ? -1 : 1;
}

void convert_sort_comments(struct convert *convert)
{
    if ( convert->nr_comments )
        qsort(convert->comments, convert->nr_comments,
              sizeof(*convert->comments), compare);
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
