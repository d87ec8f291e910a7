/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Numbers, amounts of memory and times, as people write them.
 */

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "array.h"
#include "units.h"

#define MAX_KIB (1ULL << 42)

/* The number at the beginning; what is behind it. */
static bool parse_number(const char *text, uint64_t *number, char **rest)
{
    bool hex = text[0] == '0' && (text[1] == 'x' || text[1] == 'X');

    if ( *text < '0' || *text > '9' )
        return false;

    errno = 0;
    *number = strtoull(text, rest, hex ? 16 : 10);

    return !errno && *rest != text;
}

bool parse_unsigned(const char *text, uint64_t max, uint64_t *number)
{
    char *rest;

    return parse_number(text, number, &rest) && !*rest && *number <= max;
}

bool parse_memory(const char *text, uint64_t *kib)
{
    static const char units[] = "KMGTkmgt";
    const char *unit;
    unsigned int shift;
    uint64_t number;
    char *rest;

    if ( !parse_number(text, &number, &rest) || !*rest || rest[1] )
        return false;
    unit = strchr(units, *rest);
    if ( !unit )
        return false;

    shift = 10 * ((unit - units) % 4);
    if ( number > (MAX_KIB >> shift) )
        return false;
    *kib = number << shift;

    return true;
}

bool parse_time(const char *text, uint32_t *ms)
{
    static const struct {
        const char *name;
        uint32_t ms;
    } units[] = {
        { "ms", 1 }, { "s", 1000 }, { "min", 60000 },
    };
    uint64_t number;
    unsigned int i;
    char *rest;

    if ( !parse_number(text, &number, &rest) )
        return false;
    rest += strspn(rest, " ");
    if ( !number && !*rest )
    {
        *ms = 0;
        return true;
    }

    for ( i = 0; i < NR(units); i++ )
        if ( !strcmp(rest, units[i].name) &&
             number <= UINT32_MAX / units[i].ms )
        {
            *ms = number * units[i].ms;
            return true;
        }

    return false;
}

const char *format_kib(uint64_t kib, char buf[MEMORY_TEXT])
{
    static const char units[] = "KMGT";
    unsigned int unit = 0;

    for ( ; kib && kib % 1024 == 0 && units[unit + 1]; unit++ )
        kib /= 1024;
    snprintf(buf, MEMORY_TEXT, "%" PRIu64 "%c", kib, units[unit]);

    return buf;
}

const char *plural(unsigned int nr)
{
    return nr == 1 ? "" : "s";
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
