/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Unit tests of what a PVH guest finds in its memory: runs all groups, prints
 * TAP.
 */

#define _GNU_SOURCE /* asprintf */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests.h"

uint32_t le(const uint8_t *p, unsigned int bytes, unsigned int offset)
{
    uint32_t value = 0;

    while ( bytes-- )
        value = (value << 8) | p[offset + bytes];

    return value;
}

uint64_t le64(const uint8_t *p, unsigned int offset)
{
    return le(p, 4, offset) | ((uint64_t)le(p, 4, offset + 4) << 32);
}

uint8_t sum(const uint8_t *p, size_t size)
{
    uint8_t total = 0;

    while ( size-- )
        total += *p++;

    return total;
}

uint8_t *filled(size_t size, uint8_t byte)
{
    uint8_t *p = malloc(size);

    if ( !p )
        abort();

    return memset(p, byte, size);
}

int is_filled(const uint8_t *p, size_t size, uint8_t byte)
{
    while ( size && *p == byte )
    {
        size--;
        p++;
    }

    return !size;
}

/* Room for this many tests, all groups together. */
#define MAX_TESTS 64

static size_t append(struct CMUnitTest *all, size_t nr, struct group group)
{
    size_t i;
    char *name;

    for ( i = 0; i < group.nr; i++, nr++ )
    {
        if ( nr == MAX_TESTS ||
             asprintf(&name, "pvh %s: %s", group.name,
                      group.tests[i].name) < 0 )
            abort();

        all[nr] = group.tests[i];
        all[nr].name = name;
    }

    return nr;
}

int main(void)
{
    static struct CMUnitTest all[MAX_TESTS];
    size_t nr = 0;

    nr = append(all, nr, test_memory());
    nr = append(all, nr, test_acpi());
    nr = append(all, nr, test_start_info());

    /* One group, so that there is one plan. */
    cmocka_set_message_output(CM_OUTPUT_TAP);

    return _cmocka_run_group_tests("pvh", all, nr, NULL, NULL) ? 1 : 0;
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
