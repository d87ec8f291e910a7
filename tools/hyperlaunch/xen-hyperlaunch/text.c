/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Text for people, and numbers that they typed.
 */

#define _GNU_SOURCE
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include <xen/xen.h>

#include "text.h"

bool parse_number(const char *text, uint64_t max, uint64_t *number)
{
    uint64_t value = 0;

    if ( !*text )
        return false;

    for ( ; *text; text++ )
    {
        unsigned int digit = *text - '0';

        if ( digit > 9 || digit > max || value > (max - digit) / 10 )
            return false;
        value = value * 10 + digit;
    }

    *number = value;

    return true;
}

static char printable_char(char c)
{
    return c >= ' ' && c <= '~' ? c : '?';
}

void print_printable(FILE *out, const char *format, va_list args)
{
    char *text, *c;

    if ( vasprintf(&text, format, args) < 0 )
        return;
    for ( c = text; *c; c++ )
        fputc(printable_char(*c), out);
    free(text);
}

const char *printable(const char *text, char *buf)
{
    size_t i;

    for ( i = 0; text[i] && i < TEXT_SIZE - 1; i++ )
        buf[i] = printable_char(text[i]);
    buf[i] = '\0';

    return buf;
}

const char *format_memory(uint64_t kib, char *buf)
{
    static const char units[] = "KMGT";
    unsigned int unit = 0;

    for ( ; kib && kib % 1024 == 0 && units[unit + 1]; unit++ )
        kib /= 1024;

    snprintf(buf, TEXT_SIZE, "%" PRIu64 "%c", kib, units[unit]);

    return buf;
}

const char *format_ms(uint64_t ns, char *buf)
{
    snprintf(buf, TEXT_SIZE, "%" PRIu64 ".%03u", ns / 1000000,
             (unsigned int)(ns / 1000 % 1000));

    return buf;
}

const char *format_domid(uint16_t domid, char *buf)
{
    if ( domid == DOMID_INVALID )
        snprintf(buf, TEXT_SIZE, "-");
    else
        snprintf(buf, TEXT_SIZE, "d%u", domid);

    return buf;
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
