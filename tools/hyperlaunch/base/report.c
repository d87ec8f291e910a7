/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a command has to say about its input.
 */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "report.h"
#include "suggest.h"

static const struct {
    const char *name;
    const char *colour;
} severities[] = {
    [SEV_NOTE] = { "note", "\033[36m" },
    [SEV_WARNING] = { "warning", "\033[33m" },
    [SEV_ERROR] = { "error", "\033[31m" },
};

void report_init(struct report *report)
{
    memset(report, 0, sizeof(*report));
    pool_init(&report->pool);
}

void report_free(struct report *report)
{
    free(report->messages);
    pool_free(&report->pool);
    memset(report, 0, sizeof(*report));
}

struct message *report_add(struct report *report, enum severity severity,
                           const struct place *place, const char *id,
                           const char *fmt, ...)
{
    struct message *message;
    va_list args;

    report->messages = grow(report->messages, report->nr + 1,
                            sizeof(*report->messages));
    message = &report->messages[report->nr++];

    *message = (struct message){ .severity = severity, .id = id };
    if ( place )
        message->place = *place;
    va_start(args, fmt);
    message->text = pool_vprintf(&report->pool, fmt, args);
    va_end(args);

    report->nr_errors += severity == SEV_ERROR;
    report->nr_warnings += severity == SEV_WARNING;

    return message;
}

void report_hint(struct report *report, const char *fmt, ...)
{
    va_list args;

    va_start(args, fmt);
    report->messages[report->nr - 1].hint =
        pool_vprintf(&report->pool, fmt, args);
    va_end(args);
}

void report_suggest(struct report *report, const char *found,
                    const char *const *words, unsigned int nr)
{
    const char *word = suggest(found, words, nr);

    if ( word )
        report_hint(report, "did you mean '%s'?", word);
}

/* Files stay in the order in which they were first spoken of. */
static unsigned int file_rank(const struct report *report, const char *file)
{
    unsigned int i;

    for ( i = 0; i < report->nr; i++ )
        if ( file && report->messages[i].place.file &&
             !strcmp(report->messages[i].place.file, file) )
            break;

    return i;
}

static bool comes_before(const struct report *report, const struct message *a,
                         const struct message *b)
{
    unsigned int rank_a = file_rank(report, a->place.file);
    unsigned int rank_b = file_rank(report, b->place.file);

    if ( rank_a != rank_b )
        return rank_a < rank_b;
    if ( a->place.line != b->place.line )
        return a->place.line < b->place.line;

    return a->place.column < b->place.column;
}

/* Stable, and there are few. */
void report_sort(struct report *report)
{
    struct report sorted = *report;
    unsigned int i, j;

    sorted.messages = grow(NULL, report->nr + 1, sizeof(*sorted.messages));
    for ( i = 0; i < report->nr; i++ )
    {
        for ( j = i; j > 0; j-- )
        {
            if ( !comes_before(report, &report->messages[i],
                               &sorted.messages[j - 1]) )
                break;
            sorted.messages[j] = sorted.messages[j - 1];
        }
        sorted.messages[j] = report->messages[i];
    }

    free(report->messages);
    *report = sorted;
}

/* What was read from a file may hold anything, and is not to act on a terminal. */
static void print_plain(const char *text)
{
    for ( ; *text; text++ )
        if ( (unsigned char)*text < 0x20 || *text == 0x7f )
            fprintf(stderr, "\\x%02x", (unsigned char)*text);
        else
            fputc(*text, stderr);
}

static void print_place(const struct place *place)
{
    if ( !place->file )
        return;

    print_plain(place->file);
    if ( place->line )
        fprintf(stderr, ":%u:%u", place->line, place->column);
    fputs(": ", stderr);
}

void report_print(const struct report *report)
{
    bool colours = isatty(STDERR_FILENO) && !getenv("NO_COLOR");
    unsigned int i;

    for ( i = 0; i < report->nr; i++ )
    {
        const struct message *message = &report->messages[i];

        print_place(&message->place);
        fprintf(stderr, "%s%s:%s ",
                colours ? severities[message->severity].colour : "",
                severities[message->severity].name, colours ? "\033[0m" : "");
        print_plain(message->text);
        fputc('\n', stderr);
        if ( message->hint )
        {
            fputs("  hint: ", stderr);
            print_plain(message->hint);
            fputc('\n', stderr);
        }
    }
}

static void json_message(struct json *j, const struct message *message)
{
    json_open(j, NULL, '{');
    json_string(j, "severity", severities[message->severity].name);
    json_string(j, "id", message->id);
    if ( message->place.file )
        json_string(j, "file", message->place.file);
    if ( message->place.line )
    {
        json_number(j, "line", message->place.line);
        json_number(j, "column", message->place.column);
    }
    json_string(j, "text", message->text);
    if ( message->hint )
        json_string(j, "hint", message->hint);
    json_close(j, '}');
}

void report_json(const struct report *report, struct json *j)
{
    unsigned int i;

    json_open(j, "messages", '[');
    for ( i = 0; i < report->nr; i++ )
        json_message(j, &report->messages[i]);
    json_close(j, ']');
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
