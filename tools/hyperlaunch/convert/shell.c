/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read a shell script that does nothing else than to set variables.
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "convert.h"
#include "shell.h"

/* Variables with variables in them can become very long. */
#define MAX_WORD 65536
#define MAX_INDEX 1023

struct word {
    char *text;
    size_t len;
};

static const char assignment_hint[] =
    "only assignments such as NAME=\"value\" or NAME[0]=\"value\" are understood, and nothing is run";

static void skip_blanks(struct scanner *s)
{
    for ( ;; )
    {
        int c = scanner_peek(s);

        if ( c == '\\' && s->pos + 1 < s->end && s->pos[1] == '\n' )
            scanner_next(s);
        else if ( c != ' ' && c != '\t' && c != '\r' )
            return;
        scanner_next(s);
    }
}

static bool append(struct scanner *s, struct word *word, const char *text,
                   size_t len)
{
    if ( len > MAX_WORD - word->len )
        return scanner_error(s, &s->place, NULL, "this value is too long");

    word->text = grow(word->text, word->len + len + 1, 1);
    memcpy(&word->text[word->len], text, len);
    word->len += len;
    word->text[word->len] = '\0';

    return true;
}

static bool append_char(struct scanner *s, struct word *word)
{
    char c = scanner_next(s);

    if ( !c )
        return scanner_error(s, &s->place, NULL,
                             "there is a NUL character in this value");

    return append(s, word, &c, 1);
}

/* An index in brackets, if there is one: a number, or two of them. */
static bool read_index(struct scanner *s, int *index)
{
    struct place place = s->place;
    uint64_t number, second;
    bool good;

    *index = NO_INDEX;
    if ( !scanner_skip(s, '[') )
        return true;

    good = convert_number(scanner_name(s, ""), MAX_INDEX, &number);
    if ( good )
        *index = number;
    if ( good && scanner_skip(s, ',') )
    {
        good = convert_number(scanner_name(s, ""), MAX_INDEX, &second);
        if ( good )
            *index = INDEX_OF_TWO((int)number, (int)second);
    }

    return (good && scanner_skip(s, ']')) ||
           scanner_error(s, &place, NULL,
                         "expected a number up to %u in brackets", MAX_INDEX);
}

/* To the shell these are the same. */
static struct setting *find_variable(const struct settings *settings,
                                           const char *name, int index)
{
    struct setting *setting = settings_find(settings, name, index);

    if ( !setting && index == NO_INDEX )
        setting = settings_find(settings, name, 0);
    if ( !setting && index == 0 )
        setting = settings_find(settings, name, NO_INDEX);

    return setting;
}

static bool read_command(struct scanner *s)
{
    return scanner_error(s, &s->place, "write there what would come of it",
                         "nothing is run here");
}

static bool read_variable(struct scanner *s, const struct settings *settings,
                          struct word *word)
{
    struct place place = s->place;
    struct setting *setting;
    int index = NO_INDEX;
    const char *name;
    bool braces;

    if ( s->pos + 1 < s->end && s->pos[1] == '(' )
        return read_command(s);

    scanner_next(s);
    braces = scanner_skip(s, '{');
    name = scanner_name(s, "");
    if ( !*name || (braces && (!read_index(s, &index) ||
                               !scanner_skip(s, '}'))) )
        return scanner_error(s, &place,
                             "write there what would come of it",
                             "only $NAME and ${NAME} are understood");

    setting = find_variable(settings, name, index);
    if ( !setting )
        return scanner_error(s, &place, "write its value instead",
                             "nothing has been said of '%s' so far", name);
    setting->used = true;

    return !setting->nr || append(s, word, setting->items[0].str,
                                  strlen(setting->items[0].str));
}

static bool read_single_quotes(struct scanner *s, struct word *word)
{
    struct place start = s->place;

    scanner_next(s);
    while ( scanner_peek(s) != '\'' )
    {
        if ( scanner_peek(s) == END_OF_TEXT )
            return scanner_error(s, &start, NULL, "this ' has no other one");
        if ( !append_char(s, word) )
            return false;
    }
    scanner_next(s);

    return true;
}

static bool read_double_quotes(struct scanner *s,
                               const struct settings *settings,
                               struct word *word)
{
    struct place start = s->place;
    bool good = true;

    scanner_next(s);
    while ( good && !scanner_skip(s, '"') )
    {
        int c = scanner_peek(s);

        if ( c == END_OF_TEXT )
            return scanner_error(s, &start, NULL, "this \" has no other one");
        if ( c == '$' )
            good = read_variable(s, settings, word);
        else if ( c == '`' )
            good = read_command(s);
        else if ( c == '\\' && s->pos + 1 < s->end && s->pos[1] == '\n' )
        {
            scanner_next(s);
            scanner_next(s);
        }
        else
        {
            if ( c == '\\' && s->pos + 1 < s->end && strchr("\"\\$`", s->pos[1]) )
                scanner_next(s);
            good = append_char(s, word);
        }
    }

    return good;
}

static bool ends_word(int c)
{
    return c == END_OF_TEXT || (c && strchr(" \t\r\n;&|<>()", c));
}

/* False after an error. */
static bool read_word(struct scanner *s, const struct settings *settings,
                      struct word *word)
{
    bool good = append(s, word, "", 0);

    while ( good && !ends_word(scanner_peek(s)) )
        switch ( scanner_peek(s) )
        {
        case '\'':
            good = read_single_quotes(s, word);
            break;

        case '"':
            good = read_double_quotes(s, settings, word);
            break;

        case '$':
            good = read_variable(s, settings, word);
            break;

        case '`':
            good = read_command(s);
            break;

        case '\\':
            scanner_next(s);
            if ( scanner_skip(s, '\n') || scanner_peek(s) == END_OF_TEXT )
                break;
            good = append_char(s, word);
            break;

        default:
            good = append_char(s, word);
            break;
        }

    return good;
}

static bool read_value(struct scanner *s, struct settings *settings,
                       const char *name, int index, const struct place *place,
                       bool add)
{
    struct place start = s->place;
    struct word word = {};
    struct setting *setting;
    bool good = true;

    setting = settings_find(settings, name, index);
    if ( add && setting && setting->nr )
        good = append(s, &word, setting->items[0].str,
                      strlen(setting->items[0].str));

    /* What cannot be read has been said, too, but has no value. */
    good = good && read_word(s, settings, &word);
    setting = settings_add(settings, name, index, place);
    setting->place = *place;
    setting->nr = 0;
    if ( good )
        setting_add(setting, pool_strdup(s->pool, word.text), &start);
    free(word.text);

    return good;
}

/* NAME=(value value ...) */
static bool read_array(struct scanner *s, struct settings *settings,
                       const char *name, const struct place *place)
{
    int index = 0;

    scanner_next(s);
    for ( ;; )
    {
        struct place start;

        skip_blanks(s);
        start = s->place;
        if ( scanner_skip(s, '\n') )
            continue;
        if ( scanner_peek(s) == '#' )
        {
            scanner_skip_line(s);
            continue;
        }
        if ( scanner_skip(s, ')') )
            return true;
        if ( ends_word(scanner_peek(s)) )
            return scanner_error(s, place, NULL,
                                 "this list has no ) at its end");
        if ( index > MAX_INDEX )
            return scanner_error(s, place, NULL, "this list is too long");
        if ( !read_value(s, settings, name, index++, &start, false) )
            return false;
    }
}

static bool read_assignment(struct scanner *s, struct settings *settings)
{
    struct place place = s->place;
    const char *name = scanner_name(s, "");
    int index;
    bool add;

    /* It makes no difference here. */
    if ( (!strcmp(name, "export") || !strcmp(name, "readonly")) &&
         (scanner_peek(s) == ' ' || scanner_peek(s) == '\t') )
    {
        skip_blanks(s);
        place = s->place;
        name = scanner_name(s, "");
    }

    if ( !*name || isdigit((unsigned char)*name) )
        return scanner_error(s, &place, assignment_hint,
                             "expected an assignment, found %s",
                             *name ? name : scanner_show(s));
    if ( !read_index(s, &index) )
        return false;
    add = scanner_skip(s, '+');
    if ( !scanner_skip(s, '=') )
        return scanner_error(s, &place, assignment_hint,
                             "'%s' is followed by no '='", name);
    if ( scanner_peek(s) == '(' && index == NO_INDEX && !add )
        return read_array(s, settings, name, &place);

    return read_value(s, settings, name, index, &place, add);
}

void shell_read(struct scanner *s, struct settings *settings)
{
    for ( ;; )
    {
        int c;

        s->failed = false;
        skip_blanks(s);
        c = scanner_peek(s);
        if ( c == END_OF_TEXT )
            return;
        if ( c == '\n' || c == ';' )
            scanner_next(s);
        else if ( c == '#' || !read_assignment(s, settings) )
            scanner_skip_line(s);
    }
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
