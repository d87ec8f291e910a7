/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read an xl.cfg: what it sets.
 *
 * Its language looks like Python, and is none: names are given texts, numbers or
 * lists, with newlines or ';' between.
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "xl.h"

static const char python_hint[] =
    "xl.cfg looks like Python, but has only texts in quotes, numbers, and lists [ ... ]";

static void skip_blanks(struct scanner *s)
{
    while ( scanner_peek(s) == ' ' || scanner_peek(s) == '\t' ||
            scanner_peek(s) == '\r' )
        scanner_next(s);
}

/* Newlines and comments too, as between statements and within lists. */
static void skip_space(struct scanner *s)
{
    for ( ;; )
    {
        skip_blanks(s);
        if ( scanner_peek(s) == '#' )
            scanner_skip_line(s);
        else if ( !scanner_skip(s, '\n') )
            return;
    }
}

/* Up to @most digits of a number in @base. */
static char read_code(struct scanner *s, const char *digits, unsigned int base,
                      unsigned int most)
{
    unsigned int code = 0, i;

    for ( i = 0; i < most; i++ )
    {
        int c = scanner_peek(s);
        const char *digit = c > 0 ? strchr(digits, tolower(c)) : NULL;

        if ( !digit )
            break;
        code = code * base + (digit - digits);
        scanner_next(s);
    }

    return code;
}

/* What stands behind a backslash. */
static char read_escape(struct scanner *s)
{
    static const char names[] = "abfnrtv", codes[] = "\a\b\f\n\r\t\v";
    int c = scanner_peek(s);
    const char *name = c > 0 ? strchr(names, c) : NULL;

    if ( c >= '0' && c <= '7' )
        return read_code(s, "01234567", 8, 3);

    scanner_next(s);
    if ( c == 'x' )
        return read_code(s, "0123456789abcdef", 16, 2);

    return name ? codes[name - names] : c;
}

/* How long a text can be, up to its end or that of the line. */
static size_t text_room(const struct scanner *s, char quote)
{
    const char *end = s->pos;

    while ( *end && *end != '\n' && *end != quote )
        end += *end == '\\' && end[1] ? 2 : 1;

    return end - s->pos;
}

static bool read_text(struct scanner *s, char **text)
{
    struct place start = s->place;
    char quote = scanner_next(s);
    size_t len = 0;

    *text = pool_alloc(s->pool, text_room(s, quote) + 1);
    for ( ;; )
    {
        int c = scanner_peek(s);

        if ( c == END_OF_TEXT || c == '\n' || c == '\0' )
            return scanner_error(s, &start, NULL,
                                 "this text has no %c at its end", quote);
        scanner_next(s);
        if ( c == quote )
            break;
        if ( c == '\\' )
        {
            if ( scanner_peek(s) == END_OF_TEXT || scanner_peek(s) == '\n' )
                continue;
            c = read_escape(s);
        }
        if ( !c )
            return scanner_error(s, &start, NULL,
                                 "there is a NUL character in this text");
        (*text)[len++] = c;
    }

    return true;
}

/* A text or a number. */
static bool read_scalar(struct scanner *s, struct setting *setting)
{
    struct place place = s->place;
    int c = scanner_peek(s);
    char *text;

    if ( c == '"' || c == '\'' )
    {
        if ( !read_text(s, &text) )
            return false;
    }
    else if ( c > 0 && isdigit(c) )
        text = scanner_name(s, "");
    else
    {
        const char *hint = python_hint, *found = scanner_show(s);

        if ( c > 0 && (isalpha(c) || c == '/' || c == '.') )
            hint = pool_printf(s->pool, "put quotes around it: \"%s\"",
                               scanner_name(s, "-./:"));
        return scanner_error(s, &place, hint,
                             "expected a text in quotes, a number or a list, found %s",
                             found);
    }
    setting_add(setting, text, &place);

    return true;
}

static bool read_list(struct scanner *s, struct setting *setting,
                      unsigned int depth)
{
    struct place start = s->place;
    bool more = true;

    if ( depth == 8 )
        return scanner_error(s, &start, NULL, "lists within lists, too deep");

    setting->list = true;
    scanner_next(s);
    for ( ;; )
    {
        skip_space(s);
        if ( scanner_peek(s) == END_OF_TEXT )
            return scanner_error(s, &start, NULL,
                                 "this list has no ] at its end");
        if ( scanner_skip(s, ']') )
            return true;
        if ( !more )
            return scanner_error(s, &s->place, NULL,
                                 "expected , or ] in a list, found %s",
                                 scanner_show(s));
        if ( scanner_peek(s) == '[' ? !read_list(s, setting, depth + 1)
                                    : !read_scalar(s, setting) )
            return false;
        skip_space(s);
        more = scanner_skip(s, ',');
    }
}

static bool read_end(struct scanner *s)
{
    skip_blanks(s);
    if ( scanner_peek(s) == END_OF_TEXT || scanner_peek(s) == '\n' ||
         scanner_peek(s) == ';' || scanner_peek(s) == '#' )
        return true;

    return scanner_error(s, &s->place, python_hint,
                         "expected the end of the line, found %s",
                         scanner_show(s));
}

static bool read_statement(struct scanner *s, struct settings *settings)
{
    struct place place = s->place;
    const char *start = s->pos;
    const char *name, *text;
    struct setting *setting;
    bool add;

    if ( scanner_peek(s) == END_OF_TEXT || !isalpha(scanner_peek(s)) )
        return scanner_error(s, &place, python_hint,
                             "expected a key, found %s", scanner_show(s));
    name = scanner_name(s, ".");

    skip_blanks(s);
    add = scanner_skip(s, '+');
    if ( !scanner_skip(s, '=') )
        return scanner_error(s, &s->place, python_hint,
                             "expected = behind '%s', found %s", name,
                             scanner_show(s));
    skip_blanks(s);

    setting = settings_add(settings, name, NO_INDEX, &place);
    if ( !add )
    {
        /* The last one holds. */
        setting->place = place;
        setting->nr = 0;
        setting->list = false;
    }
    if ( scanner_peek(s) == '[' ? !read_list(s, setting, 0)
                                : !read_scalar(s, setting) )
        return false;
    text = scanner_text(s, start);
    setting->text = add && setting->text
                    ? pool_printf(s->pool, "%s; %s", setting->text, text)
                    : text;

    return read_end(s);
}

void xl_read(struct scanner *s, struct settings *settings)
{
    for ( ;; )
    {
        skip_space(s);
        if ( scanner_skip(s, ';') )
            continue;
        if ( scanner_peek(s) == END_OF_TEXT )
            return;
        if ( !read_statement(s, settings) )
            scanner_skip_line(s);
        s->failed = false;
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
