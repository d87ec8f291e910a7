/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a command has to say about its input.
 */

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "colours.h"
#include "harmless.h"
#include "report.h"
#include "suggest.h"

#define MAX_MESSAGES 1000
#define MAX_TEXT 1000

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

void report_clear(struct report *report)
{
    struct pool pool = report->pool;

    free(report->messages);
    *report = (struct report){ .pool = pool };
}

void report_free(struct report *report)
{
    free(report->messages);
    pool_free(&report->pool);
    memset(report, 0, sizeof(*report));
}

/* What a message quotes may be a whole file that somebody put in quotes. */
static char *shorten(char *text)
{
    size_t end = MAX_TEXT;

    if ( strlen(text) > MAX_TEXT + 3 )
    {
        /* Not within a character of several bytes. */
        while ( end && ((unsigned char)text[end] & 0xc0) == 0x80 )
            end--;
        strcpy(&text[end], "...");
    }

    return text;
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && !strcmp(a, b));
}

/* What stands in "defaults" is found wrong once for each domain. */
static bool is_known(const struct report *report, const struct message *new)
{
    unsigned int i;

    for ( i = 0; i < report->nr; i++ )
    {
        const struct message *old = &report->messages[i];

        if ( old->place.line == new->place.line &&
             old->place.column == new->place.column &&
             same_text(old->place.file, new->place.file) &&
             same_text(old->text, new->text) )
            return true;
    }

    return false;
}

bool report_is_full(const struct report *report)
{
    return report->nr == MAX_MESSAGES;
}

/* Count it; false if nobody would read it any more. */
static bool count(struct report *report, enum severity severity)
{
    report->nr_errors += severity == SEV_ERROR;
    report->nr_warnings += severity == SEV_WARNING;
    report->nr_dropped += report->nr == MAX_MESSAGES;

    return report->nr < MAX_MESSAGES;
}

void report_add(struct report *report, enum severity severity,
                const struct place *place, const char *id,
                const char *fmt, ...)
{
    struct message message = { .severity = severity, .id = id };
    va_list args;

    if ( place )
        message.place = *place;
    va_start(args, fmt);
    message.text = shorten(pool_vprintf(&report->pool, fmt, args));
    va_end(args);

    report->last_dropped = is_known(report, &message) ||
                           !count(report, severity);
    if ( report->last_dropped )
        return;

    report->messages = grow_by_one(report->messages, report->nr,
                                   sizeof(*report->messages));
    report->messages[report->nr++] = message;
}

void report_hint(struct report *report, const char *fmt, ...)
{
    va_list args;

    if ( report->last_dropped )
        return;

    va_start(args, fmt);
    report->messages[report->nr - 1].hint =
        shorten(pool_vprintf(&report->pool, fmt, args));
    va_end(args);
}

void report_suggest(struct report *report, const char *found,
                    const char *const *words, unsigned int nr)
{
    const char *word = report->last_dropped ? NULL
                                            : suggest(found, words, nr);

    if ( word )
        report_hint(report, "did you mean '%s'?", word);
}

struct sorted {
    struct message message;
    unsigned int file, nr; /* which file, and which message it was */
};

/* Files stay in the order in which they were first spoken of. */
static unsigned int file_rank(const struct sorted *sorted, unsigned int nr)
{
    const char *file = sorted[nr].message.place.file, *other;
    unsigned int i;

    for ( i = nr; file && i-- > 0; )
    {
        other = sorted[i].message.place.file;
        if ( other && (other == file || !strcmp(other, file)) )
            return sorted[i].file;
    }

    return nr;
}

static int compare(const void *left, const void *right)
{
    const struct sorted *a = left, *b = right;
    const struct place *at = &a->message.place, *bt = &b->message.place;

    if ( a->file != b->file )
        return a->file < b->file ? -1 : 1;
    if ( at->line != bt->line )
        return at->line < bt->line ? -1 : 1;
    if ( at->column != bt->column )
        return at->column < bt->column ? -1 : 1;

    return a->nr < b->nr ? -1 : 1;
}

void report_sort(struct report *report)
{
    struct sorted *sorted = grow(NULL, report->nr + 1, sizeof(*sorted));
    unsigned int i;

    for ( i = 0; i < report->nr; i++ )
    {
        sorted[i] = (struct sorted){ report->messages[i], 0, i };
        sorted[i].file = file_rank(sorted, i);
    }
    qsort(sorted, report->nr, sizeof(*sorted), compare);
    for ( i = 0; i < report->nr; i++ )
        report->messages[i] = sorted[i].message;
    free(sorted);
}

static void print_place(const struct place *place)
{
    if ( !place->file )
        return;

    harmless_write(place->file, stderr);
    if ( place->line )
        fprintf(stderr, ":%u:%u", place->line, place->column);
    fputs(": ", stderr);
}

void report_print(const struct report *report)
{
    bool colours = colours_for(STDERR_FILENO);
    unsigned int i;

    for ( i = 0; i < report->nr; i++ )
    {
        const struct message *message = &report->messages[i];

        print_place(&message->place);
        fprintf(stderr, "%s%s:%s ",
                colours ? severities[message->severity].colour : "",
                severities[message->severity].name, colours ? "\033[0m" : "");
        harmless_write(message->text, stderr);
        fputc('\n', stderr);
        if ( message->hint )
        {
            fputs("  hint: ", stderr);
            harmless_write(message->hint, stderr);
            fputc('\n', stderr);
        }
    }
    if ( report->nr_dropped )
        fprintf(stderr, "%u more messages\n", report->nr_dropped);
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
    if ( report->nr_dropped )
        json_number(j, "more-messages", report->nr_dropped);
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
