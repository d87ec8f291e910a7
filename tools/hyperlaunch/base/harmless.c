/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Text that does not act on a terminal.
 */

#include <stdlib.h>

#include "harmless.h"

/* @and: a character which is harmless here as well; or NUL. */
static void write_but(const char *text, char and, FILE *out)
{
    while ( *text )
    {
        const char *end = text;
        unsigned int len;

        while ( (len = *end && *end == and ? 1 : harmless_length(end)) )
            end += len;
        fwrite(text, 1, end - text, out);
        if ( *end )
            fprintf(out, "\\x%02x", (unsigned char)*end++);
        text = end;
    }
}

void harmless_write(const char *text, FILE *out)
{
    write_but(text, '\0', out);
}

void harmless_write_lines(const char *text, FILE *out)
{
    write_but(text, '\n', out);
}

const char *harmless_text(struct pool *pool, const char *text)
{
    const char *kept;
    size_t size;
    char *copy;
    FILE *out = open_memstream(&copy, &size);

    if ( !out )
        return "";
    harmless_write(text, out);
    fclose(out);

    kept = pool_strndup(pool, copy, size);
    free(copy);

    return kept;
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
