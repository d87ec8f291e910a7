/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What stops a command.
 */

#include <stdarg.h>
#include <stdio.h>

#include "harmless.h"
#include "trouble.h"

static struct report *collected;

static void say(const char *where, const char *text)
{
    harmless_write(where ? where : "hyperlaunch", stderr);
    fputs(": error: ", stderr);
    harmless_write(text, stderr);
    fputc('\n', stderr);
}

/* The name of the file may be gone before the report is. */
static void collect(const char *where, const char *text)
{
    struct place place = {};

    if ( where )
        place.file = pool_strdup(&collected->pool, where);
    report_add(collected, SEV_ERROR, &place, "trouble", "%s", text);
}

bool trouble(const char *where, const char *fmt, ...)
{
    struct pool pool;
    va_list args;
    char *text;

    pool_init(&pool);
    va_start(args, fmt);
    text = pool_vprintf(&pool, fmt, args);
    va_end(args);
    if ( collected )
        collect(where, text);
    else
        say(where, text);
    pool_free(&pool);

    return false;
}

bool trouble_missing(const char *what, const char *package)
{
    return trouble(NULL, "%s is needed for this, and is not there (package %s)",
                   what, package);
}

void trouble_to(struct report *report)
{
    collected = report;
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
