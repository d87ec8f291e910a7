/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read the source of a device tree, by dtc.
 */

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/exit-codes.h"
#include "../base/process.h"

#include "source.h"

/* What dtc is to make of it. */
static void run_dtc(const char *path, bool annotated, size_t max,
                    struct process_result *result)
{
    const char *const blob[] = {
        "dtc", "-q", "-I", "dts", "-O", "dtb", "-o", "-", "--", path, NULL
    };
    const char *const text[] = {
        "dtc", "-q", "-I", "dts", "-O", "dts", "-T", "-T", "-o", "-", "--",
        path, NULL
    };

    process_run_limited(annotated ? text : blob, max, result);
}

/* A number, and what is behind it and @after. */
static bool take_number(const char **text, char after, unsigned int *number)
{
    char *rest;

    if ( !isdigit((unsigned char)**text) )
        return false;
    *number = strtoul(*text, &rest, 10);
    if ( after && *rest != after )
        return false;
    *text = rest + !!after;

    return true;
}

/* Which file it is: with "/include/", there are several. */
static const char *file_of(const char *path, const char *name, size_t len,
                           struct pool *pool)
{
    return strlen(path) == len && !strncmp(path, name, len)
           ? path : pool_strndup(pool, name, len);
}

/*
 * The place at the beginning of @text: "file:line<between>column-..."  There may
 * be colons in the name of the file.  The first one, if there are several.
 */
static bool parse_place(const char *text, char between, const char *path,
                        struct pool *pool, struct place *place)
{
    const char *next = text;

    while ( (next = strchr(next, ':')) )
    {
        size_t len = next - text;
        const char *rest = ++next;

        if ( take_number(&rest, between, &place->line) &&
             take_number(&rest, 0, &place->column) )
        {
            place->file = file_of(path, text, len, pool);
            return true;
        }
    }

    return false;
}

/* Name of the node or property that a line begins with, without labels. */
static char *parse_name(struct pool *pool, const char *line)
{
    size_t len = strcspn(line, " =;");
    const char *blank = line;

    /* "label: name {" */
    while ( line[len] == ' ' && len && line[len - 1] == ':' )
    {
        blank = &line[len + 1];
        len = strcspn(blank, " =;");
        line = blank;
    }

    return pool_strndup(pool, line, len);
}

/* The last comment of a line is dtc's; quoted text cannot end in one. */
static const char *find_comment(const char *line)
{
    const char *comment = NULL, *next = line;
    size_t len = strlen(line);

    if ( len < 2 || strcmp(&line[len - 2], "*/") )
        return NULL;
    while ( (next = strstr(next, "/* ")) )
        comment = next++;

    return comment;
}

struct annotations {
    struct pool *pool;
    struct places *places;
    struct pool *names;    /* of files: messages live longer than the places */
    const char *path;
    const char *node;      /* path of the current node; NULL: there is none */
};

static void enter_node(struct annotations *a, const char *line)
{
    const char *name = parse_name(a->pool, line);

    if ( !a->node )
        a->node = "/";
    else
        a->node = pool_printf(a->pool, "%s/%s",
                              strcmp(a->node, "/") ? a->node : "", name);
}

static void leave_node(struct annotations *a)
{
    const char *slash = strrchr(a->node, '/');

    a->node = slash == a->node ? "/" : pool_strndup(a->pool, a->node,
                                                    slash - a->node);
}

static void add_annotation(struct annotations *a, const char *line,
                           const char *property)
{
    const char *comment = find_comment(line);
    struct place place;

    if ( comment &&
         parse_place(comment + strlen("/* "), ':', a->path, a->names,
                     &place) )
        places_add(a->places, a->node, property, NULL, &place);
}

static void read_annotation(struct annotations *a, const char *line)
{
    const char *brace = strchr(line, '{'), *quote = strchr(line, '"');
    const char *assign = strchr(line, '=');

    if ( line[0] == '}' )
    {
        if ( a->node )
            leave_node(a);
    }
    else if ( brace && (!quote || brace < quote) &&
              (!assign || brace < assign) )
    {
        enter_node(a, line);
        add_annotation(a, line, NULL);
    }
    else if ( a->node && *line )
        add_annotation(a, line, parse_name(a->pool, line));
}

static void read_annotations(struct annotations *a, char *text)
{
    char *line;

    while ( (line = strsep(&text, "\n")) )
        read_annotation(a, line + strspn(line, " \t"));
}

/* "Error: file:line.column-column what" */
static bool report_line(const char *path, const char *line,
                        struct report *report)
{
    static const char error[] = "Error: ";
    struct place place;
    const char *what;

    if ( strncmp(line, error, strlen(error)) ||
         !parse_place(line + strlen(error), '.', path, &report->pool, &place) )
        return false;

    /* Behind the place, in which there are no blanks but those of the file. */
    what = strrchr(line, ':');
    what = what ? strchr(what, ' ') : NULL;
    report_add(report, SEV_ERROR, &place, "syntax", "%s",
               what ? what + 1 : "syntax error");

    return true;
}

/* What could be the reason, from what is in the text, or is not. */
static void hint_for_source(const char *path, struct report *report)
{
    struct blob blob;

    if ( file_read(path, 1 << 20, &blob) )
        return;

    if ( strncmp(blob.data, "/dts-v1/", 8) &&
         !strstr(blob.data, "\n/dts-v1/") )
        report_hint(report,
                    "the source of a device tree begins with /dts-v1/;");
    else if ( strstr(blob.data, "HL_MODULE(") )
        report_hint(report,
                    "HL_MODULE(1) is for automation/boot/make-uboot, which knows addresses: write module-index = <1>; instead");
    else if ( strstr(blob.data, "#include") || strstr(blob.data, "#define") )
        report_hint(report,
                    "#include and #define are for the C preprocessor: run cpp -nostdinc -undef -x assembler-with-cpp first, or use /include/");
    free(blob.data);
}

static int report_refused(const char *path, char *said, struct report *report)
{
    struct place place = { path };
    bool located = false;
    char *line;

    while ( (line = strsep(&said, "\n")) )
        if ( report_line(path, line, report) )
            located = true;
    if ( !located )
        report_add(report, SEV_ERROR, &place, "syntax",
                   "dtc does not accept this");
    hint_for_source(path, report);

    return EXIT_ERRORS;
}

static int report_trouble(const char *path, const char *what,
                          struct report *report)
{
    struct place place = { path };

    report_add(report, SEV_ERROR, &place, "trouble", "%s", what);

    return EXIT_TROUBLE;
}

int source_load(const char *path, size_t max, struct pool *pool,
                struct blob *blob, struct places *places,
                struct report *report)
{
    struct annotations annotations = { pool, places, &report->pool, path };
    struct process_result result;
    int rc = EXIT_GOOD;

    if ( access(path, R_OK) )
        return report_trouble(path, strerror(errno), report);
    if ( !process_exists("dtc") )
    {
        rc = report_trouble(path, "dtc is needed to read this", report);
        report_hint(report, "install the package device-tree-compiler");
        return rc;
    }

    run_dtc(path, false, max, &result);
    if ( result.status )
        rc = report_refused(path, result.err, report);
    else
    {
        *blob = (struct blob){ result.out, result.out_size };
        result.out = NULL;
    }
    process_free(&result);
    if ( rc != EXIT_GOOD )
        return rc;

    /* Without them it can be read all the same. */
    run_dtc(path, true, 64 * max, &result);
    if ( !result.status )
        read_annotations(&annotations, result.out);
    process_free(&result);

    return EXIT_GOOD;
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
