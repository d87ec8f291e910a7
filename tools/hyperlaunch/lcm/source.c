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

    process_run(annotated ? text : blob, max, result);
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

/*
 * Where the comment "... file:line:column-line:column" begins, behind which only
 * the end of the comment comes.  The first such place, if there are several.
 */
static bool parse_place(const char *comment, struct place *place)
{
    const char *next = comment;

    /* There may be colons in the name of the file. */
    while ( (next = strchr(next, ':')) )
    {
        const char *rest = ++next;

        if ( take_number(&rest, ':', &place->line) &&
             take_number(&rest, '-', &place->column) )
            return true;
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
    struct place place = { a->path };

    if ( comment && parse_place(comment, &place) )
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
    struct place place = { path };
    const char *next = line;

    if ( strncmp(line, "Error: ", 7) )
        return false;

    while ( (next = strchr(next, ':')) )
    {
        const char *rest = ++next;

        if ( take_number(&rest, '.', &place.line) &&
             take_number(&rest, 0, &place.column) )
        {
            rest = strchr(rest, ' ');
            report_add(report, SEV_ERROR, &place, "syntax", "%s",
                       rest ? rest + 1 : "syntax error");
            return true;
        }
    }

    return false;
}

/* Does the text begin as the source of a device tree does? */
static bool has_version(const char *path)
{
    struct blob blob;
    bool has;

    if ( file_read(path, 1 << 20, &blob) )
        return true;
    has = strstr(blob.data, "/dts-v1/;");
    free(blob.data);

    return has;
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
    if ( !has_version(path) )
        report_hint(report,
                    "the source of a device tree begins with /dts-v1/;");

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
    struct annotations annotations = { pool, places, path };
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
