/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Write JSON.
 */

#include <inttypes.h>
#include <string.h>

#include <xen/xen.h>

#include "json.h"

/*
 * Bytes, each of which is a character: what Xen hands out is ASCII, and if it
 * is not, the result is still JSON.
 */
static void write_string(FILE *out, const char *text)
{
    fputc('"', out);
    for ( ; *text; text++ )
    {
        unsigned char c = *text;

        if ( c == '"' || c == '\\' )
            fprintf(out, "\\%c", c);
        else if ( c < 0x20 || c > 0x7e )
            fprintf(out, "\\u%04x", c);
        else
            fputc(c, out);
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

void json_name(struct json *j, const char *key, const struct names *names,
               uint32_t value)
{
    char buf[NAMES_SIZE];

    json_string(j, key, name_of(names, value, buf));
}

void json_names(struct json *j, const char *key, const struct names *bits,
                uint32_t value)
{
    char buf[NAMES_SIZE], *rest = buf, *name;

    json_open(j, key, '[');
    names_of(bits, value, buf);
    while ( value && (name = strsep(&rest, ",")) )
        json_string(j, NULL, name);
    json_close(j, ']');
}

void json_domid(struct json *j, const char *key, uint16_t domid)
{
    if ( domid == DOMID_INVALID )
        json_null(j, key);
    else
        json_number(j, key, domid);
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
