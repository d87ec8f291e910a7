/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read a text character by character, and what it sets.
 */

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "scanner.h"

/* After so many errors it is not what it was taken for. */
#define MAX_ERRORS 20

int scanner_peek(const struct scanner *scanner)
{
    return scanner->pos < scanner->end ? (unsigned char)*scanner->pos
                                       : END_OF_TEXT;
}

int scanner_next(struct scanner *scanner)
{
    int c = scanner_peek(scanner);

    if ( c == END_OF_TEXT )
        return c;

    scanner->pos++;
    scanner->place.column++;
    if ( c == '\n' )
    {
        scanner->place.line++;
        scanner->place.column = 1;
    }

    return c;
}

bool scanner_skip(struct scanner *scanner, char c)
{
    if ( scanner_peek(scanner) != (unsigned char)c )
        return false;
    scanner_next(scanner);

    return true;
}

static bool is_of_name(int c, const char *more)
{
    return c > 0 && c < 0x80 && (isalnum(c) || c == '_' || strchr(more, c));
}

char *scanner_name(struct scanner *scanner, const char *more)
{
    const char *start = scanner->pos;

    while ( is_of_name(scanner_peek(scanner), more) )
        scanner_next(scanner);

    return pool_strndup(scanner->pool, start, scanner->pos - start);
}

bool scanner_error(struct scanner *scanner, const struct place *place,
                   const char *hint, const char *fmt, ...)
{
    va_list args;

    if ( scanner->failed )
        return false;
    scanner->failed = true;

    va_start(args, fmt);
    report_add(scanner->report, SEV_ERROR, place, "syntax", "%s",
               pool_vprintf(scanner->pool, fmt, args));
    va_end(args);
    if ( hint )
        report_hint(scanner->report, "%s", hint);

    if ( ++scanner->nr_errors == MAX_ERRORS )
    {
        report_add(scanner->report, SEV_NOTE, place, "syntax",
                   "these are too many errors to go on");
        scanner->pos = scanner->end;
    }

    return false;
}

void scanner_skip_line(struct scanner *scanner)
{
    int c;

    do
        c = scanner_next(scanner);
    while ( c != '\n' && c != END_OF_TEXT );
}

const char *scanner_text(const struct scanner *scanner, const char *start)
{
    char *text = pool_strndup(scanner->pool, start, scanner->pos - start);
    char *from, *to = text;

    for ( from = text; *from; from++ )
        if ( !isspace((unsigned char)*from) )
            *to++ = *from;
        else if ( to > text && to[-1] != ' ' )
            *to++ = ' ';
    *to = '\0';

    return text;
}

const char *scanner_show(struct scanner *scanner)
{
    int c = scanner_peek(scanner);

    if ( c == END_OF_TEXT )
        return "the end of the file";
    if ( c == '\n' )
        return "the end of the line";
    if ( c < 0x20 || c > 0x7e )
        return pool_printf(scanner->pool, "the character 0x%02x", c);

    return pool_printf(scanner->pool, "'%c'", c);
}

const char *index_text(struct pool *pool, int index)
{
    if ( index == NO_INDEX )
        return "";
    if ( index == INDEX_FIRST(index) )
        return pool_printf(pool, "[%d]", index);

    return pool_printf(pool, "[%d,%d]", INDEX_FIRST(index),
                       (index >> 16) - 1);
}

struct setting *settings_find(const struct settings *settings,
                              const char *name, int index)
{
    unsigned int i;

    for ( i = 0; i < settings->nr; i++ )
        if ( !strcmp(settings->settings[i].name, name) &&
             settings->settings[i].index == index )
            return &settings->settings[i];

    return NULL;
}

struct setting *settings_add(struct settings *settings, const char *name,
                             int index, const struct place *place)
{
    struct setting *setting = settings_find(settings, name, index);

    if ( setting )
        return setting;

    settings->settings = grow(settings->settings, settings->nr + 1,
                              sizeof(*settings->settings));
    setting = &settings->settings[settings->nr++];
    *setting = (struct setting){
        .name = name, .index = index, .place = *place
    };

    return setting;
}

void setting_add(struct setting *setting, const char *text,
                 const struct place *place)
{
    setting->items = grow(setting->items, setting->nr + 1,
                          sizeof(*setting->items));
    setting->items[setting->nr++] = (struct text){ text, *place };
}

void settings_free(struct settings *settings)
{
    unsigned int i;

    for ( i = 0; i < settings->nr; i++ )
        free(settings->settings[i].items);
    free(settings->settings);
    *settings = (struct settings){};
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
