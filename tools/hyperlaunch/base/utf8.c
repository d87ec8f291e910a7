/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * UTF-8, as RFC 3629 has it.
 */

#include <stdint.h>

#include "utf8.h"

unsigned int utf8_length(const char *text)
{
    /* The smallest character that needs so many bytes. */
    static const uint32_t smallest[] = { 0, 0, 0x80, 0x800, 0x10000 };
    const unsigned char *byte = (const unsigned char *)text;
    unsigned int len, i;
    uint32_t c;

    if ( byte[0] < 0x80 )
        return 1;
    if ( byte[0] < 0xc0 || byte[0] > 0xf7 )
        return 0;

    len = byte[0] < 0xe0 ? 2 : byte[0] < 0xf0 ? 3 : 4;
    c = byte[0] & (0x7f >> len);
    for ( i = 1; i < len; i++ )
    {
        if ( (byte[i] & 0xc0) != 0x80 )
            return 0;
        c = c << 6 | (byte[i] & 0x3f);
    }

    /* Neither too long, nor half of a pair, nor beyond Unicode. */
    if ( c < smallest[len] || (c >= 0xd800 && c <= 0xdfff) || c > 0x10ffff )
        return 0;

    return len;
}

unsigned int harmless_length(const char *text)
{
    const unsigned char *c = (const unsigned char *)text;

    /* ESC and the like, and those of them which have two bytes. */
    if ( c[0] < 0x20 || c[0] == 0x7f || (c[0] == 0xc2 && c[1] < 0xa0) )
        return 0;

    return utf8_length(text);
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
