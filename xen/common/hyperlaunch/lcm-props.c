/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: reads the value of a property.
 */

#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

static int lookup(const struct hl_vocabulary *v, const struct hl_prop *prop)
{
    unsigned int i;

    for ( i = 0; i < v->nr_words; i++ )
        if ( v->words[i].len == prop->name_len &&
             !memcmp(v->words[i].name, prop->name, prop->name_len) )
            return i;

    return -1;
}

static bool is_passive(const struct hl_vocabulary *v,
                       const struct hl_prop *prop)
{
    const char *const *word;

    for ( word = v->passive; *word; word++ )
        if ( !strcmp(*word, prop->name) )
            return true;

    return false;
}

int hl_find_word(const struct hl_ctx *ctx, const struct hl_vocabulary *v,
                 const struct hl_prop *prop, struct hl_seen *seen)
{
    int word = lookup(v, prop);

    if ( word < 0 )
    {
        if ( !is_passive(v, prop) )
            hl_fault(ctx, HL_E_UNKNOWN_PROPERTY, prop->name, NULL);
        return -1;
    }

    if ( hl_has_word(seen, word) )
    {
        hl_fault(ctx, HL_E_PROPERTY_TWICE, prop->name, NULL);
        return -1;
    }
    seen->words |= 1ULL << word;

    if ( v->words[word].instead )
        hl_fault(ctx, HL_E_DEPRECATED, prop->name, v->words[word].instead);

    return word;
}

bool hl_is_printable(const char *str, size_t len)
{
    size_t i;

    for ( i = 0; i < len; i++ )
        if ( str[i] < ' ' || str[i] > '~' )
            return false;

    return true;
}

bool hl_is_string(const struct hl_prop *prop)
{
    return prop->len && strnlen(prop->value, prop->len) == prop->len - 1;
}

bool hl_check_list(const struct hl_ctx *ctx, const struct hl_prop *prop)
{
    if ( !prop->len || prop->value[prop->len - 1] == '\0' )
        return true;

    hl_fault_length(ctx, HL_E_BAD_STRING, prop->name, prop->len,
                    "strings, each with a NUL at its end");

    return false;
}

bool hl_next_string(const struct hl_prop *prop, size_t *pos,
                    const char **str, size_t *len)
{
    size_t left = prop->len - *pos;

    *str = prop->value + *pos;
    *len = strnlen(*str, left);
    if ( *len == left )
        return false;

    *pos += *len + 1;

    return true;
}

/* Unlike libfdt's, which does not mind if the last string has no NUL. */
bool hl_list_has(const struct hl_prop *prop, const char *wanted)
{
    const char *str;
    size_t pos = 0, len;

    while ( hl_next_string(prop, &pos, &str, &len) )
        if ( !strcmp(str, wanted) )
            return true;

    return false;
}

/* A text where there should be something else is shown, for it says more. */
void hl_fault_form(const struct hl_ctx *ctx, const struct hl_prop *prop,
                   const char *expected)
{
    if ( prop->len > 1 && hl_is_string(prop) &&
         hl_is_printable(prop->value, prop->len - 1) )
        hl_fault_string(ctx, HL_E_BAD_LENGTH, prop->name, prop->value,
                        prop->len - 1, expected);
    else
        hl_fault_length(ctx, HL_E_BAD_LENGTH, prop->name, prop->len, expected);
}

/* Is it of @len bytes?  Reported if not. */
static bool check_length(const struct hl_ctx *ctx, const struct hl_prop *prop,
                         size_t len, const char *expected)
{
    if ( prop->len == len )
        return true;

    hl_fault_form(ctx, prop, expected);

    return false;
}

bool hl_read_u32(const struct hl_ctx *ctx, const struct hl_prop *prop,
                 uint32_t *value)
{
    if ( !check_length(ctx, prop, sizeof(*value), "one number of 4 bytes, such as <1>") )
        return false;

    *value = fdt32_ld((const fdt32_t *)prop->value);

    return true;
}

bool hl_read_bits(const struct hl_ctx *ctx, const struct hl_prop *prop,
                  uint32_t known, uint32_t *value, const char *expected)
{
    uint32_t bits;

    if ( !hl_read_u32(ctx, prop, &bits) )
        return false;

    if ( bits & ~known )
    {
        hl_fault_hex(ctx, HL_E_UNKNOWN_BITS, prop->name, bits & ~known,
                     expected);
        return false;
    }

    *value = bits;

    return true;
}

bool hl_read_flag(const struct hl_ctx *ctx, const struct hl_prop *prop,
                  bool *value)
{
    if ( !check_length(ctx, prop, 0, "an empty property") )
        return false;

    *value = true;

    return true;
}

bool hl_read_bytes(const struct hl_ctx *ctx, const struct hl_prop *prop,
                   size_t nr, const uint8_t **value, const char *expected)
{
    if ( !check_length(ctx, prop, nr, expected) )
        return false;

    *value = (const uint8_t *)prop->value;

    return true;
}

bool hl_read_string(const struct hl_ctx *ctx, const struct hl_prop *prop,
                    const char **value, size_t *len)
{
    if ( !hl_is_string(prop) )
    {
        hl_fault_length(ctx, HL_E_BAD_STRING, prop->name, prop->len,
                        "one string (not a list), with a NUL at its end");
        return false;
    }

    *value = prop->value;
    *len = prop->len - 1;

    return true;
}

/* Look up the @len characters at @str. */
static bool choose(const struct hl_ctx *ctx, const struct hl_prop *prop,
                   const struct hl_choice *choices, unsigned int nr,
                   const char *str, size_t len, unsigned int *value,
                   const char *expected)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
        if ( !strcmp(choices[i].name, str) )
        {
            *value = choices[i].value;
            return true;
        }

    hl_fault_string(ctx, HL_E_UNKNOWN_VALUE, prop->name, str, len, expected);

    return false;
}

bool hl_read_choice(const struct hl_ctx *ctx, const struct hl_prop *prop,
                    const struct hl_choice *choices, unsigned int nr,
                    unsigned int *value, const char *expected)
{
    const char *str;
    size_t len;

    return hl_read_string(ctx, prop, &str, &len) &&
           choose(ctx, prop, choices, nr, str, len, value, expected);
}

bool hl_read_set(const struct hl_ctx *ctx, const struct hl_prop *prop,
                 const struct hl_choice *choices, unsigned int nr,
                 unsigned int *value, const char *expected)
{
    const char *str;
    size_t pos = 0, len;
    unsigned int set = 0, bit;
    bool good = true;

    if ( !hl_check_list(ctx, prop) )
        return false;

    while ( hl_next_string(prop, &pos, &str, &len) )
    {
        if ( !choose(ctx, prop, choices, nr, str, len, &bit, expected) )
            good = false;
        else if ( set & bit )
        {
            hl_fault_string(ctx, HL_E_VALUE_TWICE, prop->name, str, len, NULL);
            good = false;
        }
        else
            set |= bit;
    }

    if ( good )
        *value = set;

    return good;
}

/* KiB in one @unit, as a shift; -1 if there is no such unit. */
static int unit_shift(char unit)
{
    switch ( unit )
    {
    case 'K': case 'k': return 0;
    case 'M': case 'm': return 10;
    case 'G': case 'g': return 20;
    case 'T': case 't': return 30;
    }

    return -1;
}

/* "512M", or "524288", which is in KiB. */
static bool parse_size(const struct hl_ctx *ctx, const struct hl_prop *prop,
                       uint64_t *kb)
{
    const char *str = prop->value;
    size_t len = prop->len - 1, i;
    uint64_t number = 0;
    int shift = 0;

    for ( i = 0; i < len && str[i] >= '0' && str[i] <= '9'; i++ )
        if ( number <= HL_MAX_MEMORY_KB ) /* else it is too large for good */
            number = number * 10 + (str[i] - '0');

    if ( i < len )
        shift = unit_shift(str[i++]);

    if ( i != len || shift < 0 || len == 0 || str[0] < '0' || str[0] > '9' )
    {
        hl_fault_string(ctx, HL_E_BAD_SIZE, prop->name, str, len,
                        "a number with K, M, G or T, such as \"512M\"");
        return false;
    }

    if ( number > (HL_MAX_MEMORY_KB >> shift) )
    {
        hl_fault_string(ctx, HL_E_SIZE_RANGE, prop->name, str, len,
                        "at most \"4096T\"");
        return false;
    }

    if ( str[len - 1] >= '0' && str[len - 1] <= '9' )
        hl_fault_string(ctx, HL_E_UNIT_MISSING, prop->name, str, len,
                        "a number with K, M, G or T, such as \"512M\"");

    *kb = number << shift;

    return true;
}

bool hl_read_size(const struct hl_ctx *ctx, const struct hl_prop *prop,
                  uint64_t *kb)
{
    uint64_t number;

    if ( prop->len != sizeof(number) )
    {
        if ( hl_is_string(prop) )
            return parse_size(ctx, prop, kb);

        hl_fault_length(ctx, HL_E_BAD_SIZE, prop->name, prop->len,
                        "8 bytes (KiB, two cells) or a string such as \"512M\"");
        return false;
    }

    number = fdt64_ld((const fdt64_t *)prop->value);
    if ( number > HL_MAX_MEMORY_KB )
    {
        /* Most likely a string: one of seven characters looks like this. */
        hl_fault_hex(ctx, HL_E_SIZE_RANGE, prop->name, number,
                     "at most 0x40000000000 KiB (8 bytes are always a number: give a size of seven characters in another unit)");
        return false;
    }

    *kb = number;

    return true;
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
