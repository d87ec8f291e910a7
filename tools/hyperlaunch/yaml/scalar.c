/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a text is written in YAML.
 */

#include <regex.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"

#include "scalar.h"

/*
 * What YAML 1.1 takes for something else than text: numbers (whole, in other
 * bases, with a fraction, base 60), dates, truth values, nothing, and the two
 * characters that stand for keys.
 */
static const char other_types[] =
    "^("
    "[-+]?[0-9][0-9_,]*"
    "|[-+]?0[xob]?[0-9a-f_]+"
    "|[-+]?([0-9][0-9_]*)?\\.[0-9_]*(e[-+]?[0-9]+)?"
    "|[-+]?[0-9][0-9_]*e[-+]?[0-9]+"
    "|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\\.[0-9_]*)?"
    "|[-+]?\\.(inf|nan)"
    "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([t \t].*)?"
    "|~|null|true|false|yes|no|on|off|y|n|=|<<"
    ")$";

static bool is_other_type(const char *text)
{
    static regex_t regex;
    static bool compiled;

    /* What they begin with: to find that out takes less time. */
    if ( !strchr("0123456789+-.~=<nNtTfFyYoO", *text) )
        return false;
    if ( !compiled && regcomp(&regex, other_types,
                              REG_EXTENDED | REG_ICASE | REG_NOSUB) )
        return true;
    compiled = true;

    return !regexec(&regex, text, 0, NULL, 0);
}

/* Of characters that mean something to YAML, those within a text. */
static bool is_plain_inside(const char *text, bool in_list)
{
    const char *c;

    for ( c = text; *c; c++ )
    {
        if ( *c < 0x20 || *c > 0x7e || (in_list && strchr("[]{},", *c)) )
            return false;
        if ( *c == ':' && (c[1] == ' ' || !c[1]) )
            return false;
        if ( *c == '#' && c > text && c[-1] == ' ' )
            return false;
    }

    return true;
}

/* Can it do without quotes? */
static bool is_plain(const char *text, bool in_list)
{
    size_t len = strlen(text);

    if ( !len || text[len - 1] == ' ' || strchr(" !\"#%&'*,>?@[]`{|}", *text) )
        return false;
    if ( (*text == '-' || *text == ':') && (!text[1] || text[1] == ' ') )
        return false;
    if ( !strncmp(text, "---", 3) || !strncmp(text, "...", 3) )
        return false;

    return is_plain_inside(text, in_list) && !is_other_type(text);
}

bool scalar_is_text(const char *text)
{
    while ( *text )
    {
        unsigned int len = utf8_length(text);

        if ( !len )
            return false;
        text += len;
    }

    return true;
}

/* The character at @text, which has @len bytes. */
static unsigned int character(const char *text, unsigned int len)
{
    unsigned int c = (unsigned char)*text, i;

    if ( len <= 1 )
        return c;
    c &= 0x7f >> len;
    for ( i = 1; i < len; i++ )
        c = c << 6 | (text[i] & 0x3f);

    return c;
}

/*
 * Control characters, what YAML 1.1 takes for the end of a line, and what it
 * does not allow at all.
 */
static bool is_special(unsigned int c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 ||
           c == 0xfeff || c == 0xfffe || c == 0xffff;
}

/* One character in double quotes, in @buf; returns how many bytes it was. */
static unsigned int quote(const char *text, char buf[8])
{
    unsigned int len = utf8_length(text);
    unsigned int c = character(text, len);

    if ( c == '"' || c == '\\' )
        snprintf(buf, 8, "\\%c", c);
    else if ( c == '\n' )
        strcpy(buf, "\\n");
    else if ( c == '\t' )
        strcpy(buf, "\\t");
    else if ( !len || (is_special(c) && c < 0x100) )
        snprintf(buf, 8, "\\x%02x", c);
    else if ( is_special(c) )
        snprintf(buf, 8, "\\u%04x", c & 0xffff);
    else
        snprintf(buf, 8, "%.*s", (int)len, text);

    return len ? len : 1;
}

void scalar_write(const char *text, bool in_list, FILE *out)
{
    char buf[8];

    if ( is_plain(text, in_list) )
    {
        fputs(text, out);
        return;
    }

    fputc('"', out);
    while ( *text )
    {
        text += quote(text, buf);
        fputs(buf, out);
    }
    fputc('"', out);
}

unsigned int scalar_width(const char *text, bool in_list)
{
    unsigned int width = 2;
    char buf[8];

    if ( is_plain(text, in_list) )
        return strlen(text);

    while ( *text )
    {
        text += quote(text, buf);
        width += strlen(buf);
    }

    return width;
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
