/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Write JSON.
 */

#include <inttypes.h>

#include "json.h"
#include "utf8.h"

/*
 * What is no UTF-8 is taken for bytes, each of which is a character: whatever
 * the text is, the result is JSON, and can be shown.  Of two bytes, the second is
 * the number of a character that cannot (U+0080 to U+009F).
 */
static void write_string(FILE *out, const char *text)
{
    fputc('"', out);
    while ( *text )
    {
        unsigned int len = utf8_length(text);
        unsigned char c = *text;

        if ( len > 1 && !harmless_length(text) )
            fprintf(out, "\\u%04x", (unsigned char)text[1]);
        else if ( len > 1 )
            fwrite(text, 1, len, out);
        else if ( c == '"' || c == '\\' )
            fprintf(out, "\\%c", c);
        else if ( c < 0x20 || c > 0x7e )
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
        text += len ? len : 1;
    }
    fputc('"', out);
}

/* What is in front of an item. */
static void begin_item(struct json *j, const char *key)
{
    if ( !j->first )
        fputc(',', j->out);
    if ( j->depth == 1 )
        fputs("\n  ", j->out);
    else if ( !j->first )
        fputc(' ', j->out);
    j->first = false;

    if ( key )
    {
        write_string(j->out, key);
        fputs(": ", j->out);
    }
}

void json_open(struct json *j, const char *key, char bracket)
{
    if ( j->depth )
        begin_item(j, key);
    fputc(bracket, j->out);
    j->depth++;
    j->first = true;
}

void json_close(struct json *j, char bracket)
{
    j->depth--;
    if ( !j->depth && !j->first )
        fputc('\n', j->out);
    fputc(bracket, j->out);
    if ( !j->depth )
        fputc('\n', j->out);
    j->first = false;
}

void json_number(struct json *j, const char *key, uint64_t number)
{
    begin_item(j, key);
    fprintf(j->out, "%" PRIu64, number);
}

void json_string(struct json *j, const char *key, const char *text)
{
    begin_item(j, key);
    write_string(j->out, text);
}

void json_bool(struct json *j, const char *key, bool value)
{
    begin_item(j, key);
    fputs(value ? "true" : "false", j->out);
}

void json_null(struct json *j, const char *key)
{
    begin_item(j, key);
    fputs("null", j->out);
}

void json_text(struct json *j, const char *key, const char *text)
{
    if ( text )
        json_string(j, key, text);
    else
        json_null(j, key);
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
