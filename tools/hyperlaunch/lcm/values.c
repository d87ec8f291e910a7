/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the values of a launch file to those of an LCM.
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../base/units.h"
#include "../launch/synonyms.h"

#include "values.h"

/* What is written instead of a value that is bad. */
#define SOME_KIB (64U << 10)
#define SOME_NUMBER 1

#define UUID_BYTES 16

static void bad_value(struct builder *b, const struct text *text,
                      const char *expected)
{
    report_add(b->report, SEV_ERROR, &text->place, "bad-value",
               "'%s' is not %s", text->str, expected);
}

void build_string(struct builder *b, const char *name,
                  const struct value *value)
{
    if ( value->nr )
        builder_string(b, name, value->items[0].str, &value->items[0].place);
}

void build_strings(struct builder *b, const char *name,
                   const struct value *value)
{
    if ( value->given )
        builder_strings(b, name, value->items, value->nr,
                        value->nr ? &value->items[0].place : &value->place);
}

void build_flag(struct builder *b, const char *name,
                const struct value *value)
{
    if ( value_is_set(value) )
        builder_property(b, name, "", 0, &value->items[0].place);
}

static bool read_number(struct builder *b, const struct value *value,
                        uint64_t max, uint64_t *number)
{
    if ( !value->nr )
        return false;
    if ( parse_unsigned(value->items[0].str, max, number) )
        return true;

    bad_value(b, &value->items[0], "a number");

    return false;
}

bool read_u32(struct builder *b, const struct value *value, uint64_t *number)
{
    return read_number(b, value, UINT32_MAX, number);
}

bool read_u64(struct builder *b, const struct value *value, uint64_t *number)
{
    return read_number(b, value, UINT64_MAX, number);
}

void build_u32(struct builder *b, const char *name, const struct value *value)
{
    uint64_t number;

    if ( !value->nr )
        return;
    if ( !read_u32(b, value, &number) )
        number = SOME_NUMBER;
    builder_u32(b, name, number, &value->items[0].place);
}

/* "512 MB" and "1GiB" as they are written here, or NULL. */
static const char *plain_memory(struct builder *b, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    const char *unit = text + digits + strspn(text + digits, " ");

    if ( !digits || !*unit || !strchr("KMGTkmgt", *unit) ||
         (unit[1] && strcasecmp(&unit[1], "B") && strcasecmp(&unit[1], "iB")) )
        return NULL;

    return pool_printf(b->pool, "%.*s%c", (int)digits, text,
                       toupper((unsigned char)*unit));
}

static void hint_for_memory(struct builder *b, const char *text)
{
    const char *plain = plain_memory(b, text);
    uint64_t number;

    if ( parse_unsigned(text, UINT64_MAX, &number) )
        report_hint(b->report, "it needs a unit: %sM, or %sG", text, text);
    else if ( plain && parse_memory(plain, &number) )
        report_hint(b->report, "write %s", plain);
    else
        report_hint(b->report, "write a whole number and K, M, G or T: 512M");
}

bool read_memory(struct builder *b, const struct value *value, uint64_t *kib)
{
    const struct text *text = value->items;

    if ( !value->nr )
        return false;

    if ( !parse_memory(text->str, kib) &&
         (!parse_unsigned(text->str, UINT64_MAX, kib) || *kib) )
    {
        bad_value(b, text, "an amount of memory");
        hint_for_memory(b, text->str);
        return false;
    }
    if ( !*kib )
    {
        report_add(b->report, SEV_ERROR, &text->place, "zero-memory",
                   "'%s' is no memory at all", text->str);
        return false;
    }

    return true;
}

void build_memory(struct builder *b, const char *name,
                  const struct value *value)
{
    uint64_t kib;

    if ( !value->nr )
        return;
    if ( !read_memory(b, value, &kib) )
        kib = SOME_KIB;
    builder_u64(b, name, kib, &value->items[0].place);
}

void build_timeout(struct builder *b, const char *name,
                   const struct value *value)
{
    uint32_t ms = SOME_NUMBER;

    if ( !value->nr )
        return;
    if ( !parse_time(value->items[0].str, &ms) )
    {
        bad_value(b, &value->items[0], "a time");
        report_hint(b->report, "write a whole number and ms, s or min: 60s");
    }
    builder_u32(b, name, ms, &value->items[0].place);
}

static int hex_digit(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *digit = strchr(digits, tolower((unsigned char)c));

    return c && digit ? digit - digits : -1;
}

/* 8-4-4-4-12 digits, as everywhere. */
static bool parse_uuid(const char *text, uint8_t uuid[UUID_BYTES])
{
    static const char form[] = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    unsigned int i, nr = 0;

    if ( strlen(text) != strlen(form) )
        return false;

    for ( i = 0; form[i]; i++ )
    {
        int digit = hex_digit(text[i]);

        if ( form[i] == '-' ? text[i] != '-' : digit < 0 )
            return false;
        if ( form[i] == '-' )
            continue;
        uuid[nr / 2] = nr % 2 ? uuid[nr / 2] | digit : digit << 4;
        nr++;
    }

    return true;
}

void build_uuid(struct builder *b, const char *name,
                const struct value *value)
{
    uint8_t uuid[UUID_BYTES] = {};

    if ( !value->nr )
        return;
    if ( !parse_uuid(value->items[0].str, uuid) )
    {
        bad_value(b, &value->items[0], "a UUID");
        report_hint(b->report,
                    "write 32 hexadecimal digits in groups of 8, 4, 4, 4 and 12");
    }
    builder_property(b, name, uuid, sizeof(uuid), &value->items[0].place);
}

static void build_cells(struct builder *b, const struct property *property)
{
    fdt32_t *cells = grow(NULL, property->nr, sizeof(*cells));
    unsigned int i;

    for ( i = 0; i < property->nr; i++ )
    {
        uint64_t number = 0;

        if ( !parse_unsigned(property->items[i].str, UINT32_MAX, &number) )
        {
            bad_value(b, &property->items[i], "a number of 32 bits");
            report_hint(b->report,
                        "larger ones are two: the upper and the lower 32 bits");
        }
        cells[i] = cpu_to_fdt32(number);
    }
    builder_property(b, property->name, cells, property->nr * sizeof(*cells),
                     &property->place);
    free(cells);
}

void build_raw(struct builder *b, const struct property *property)
{
    int key = domain_key_of_property(property->name);

    if ( key >= 0 || !strcmp(property->name, "compatible") ||
         !strcmp(property->name, "domain-name") ||
         !strcmp(property->name, "phandle") )
    {
        report_add(b->report, SEV_ERROR, &property->place, "bad-property",
                   "'%s' cannot be given as a property", property->name);
        if ( key >= 0 )
            report_hint(b->report, "use the key '%s'",
                        domain_keys.keys[key].name);
        return;
    }

    if ( property->numbers )
        build_cells(b, property);
    else
        builder_strings(b, property->name, property->items, property->nr,
                        &property->place);
}

void check_words(struct builder *b, const struct key *key,
                 const struct value *value)
{
    unsigned int i, nr;

    for ( nr = 0; key->words[nr]; nr++ )
        ;

    for ( i = 0; i < value->nr; i++ )
    {
        const struct text *text = &value->items[i];
        unsigned int j;

        for ( j = 0; j < nr && strcmp(key->words[j], text->str); j++ )
            ;
        if ( j < nr )
            continue;
        report_add(b->report, SEV_ERROR, &text->place, "unknown-value",
                   "'%s' cannot be '%s'", key->name, text->str);
        if ( key == &launch_keys.keys[LK_ARCH] && arch_synonym(text->str) )
            report_hint(b->report, "did you mean '%s'?",
                        arch_synonym(text->str));
        else
            report_suggest(b->report, text->str, key->words, nr);
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
