/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Unit tests of the LCM parser: runs all groups, prints TAP.
 */

#define _GNU_SOURCE /* asprintf */
#include <stdio.h>
#include <stdlib.h>

#include "run.h"
#include "tests.h"

/* Last: have the tests before seen every fault that there is? */
static void every_code_has_a_test(void **state)
{
    unsigned int code, missing = 0;

    (void)state;

    for ( code = HL_E_NONE + 1; code < HL_NR_CODES; code++ )
        if ( !code_seen(code) )
        {
            print_error("no test has led to %s\n", hl_code_name(code));
            missing++;
        }

    assert_int_equal(missing, 0);
}

/* Room for this many tests, all groups together. */
#define MAX_TESTS 2048

static size_t append(struct CMUnitTest *all, size_t nr, struct group group)
{
    size_t i;
    char *name;

    for ( i = 0; i < group.nr; i++, nr++ )
    {
        if ( nr == MAX_TESTS ||
             asprintf(&name, "%s: %s", group.name, group.tests[i].name) < 0 )
            abort();

        all[nr] = group.tests[i];
        all[nr].name = name;
    }

    return nr;
}

int main(void)
{
    static const struct CMUnitTest coverage[] = {
        cmocka_unit_test(every_code_has_a_test),
    };
    static struct CMUnitTest all[MAX_TESTS];
    size_t nr = 0;

    nr = append(all, nr, test_dts());
    nr = append(all, nr, test_good());
    nr = append(all, nr, test_blob());
    nr = append(all, nr, test_structure());
    nr = append(all, nr, test_values());
    nr = append(all, nr, test_limits());
    nr = append(all, nr, test_order());
    nr = append(all, nr, test_diag());
    nr = append(all, nr, (struct group){ "coverage", coverage, 1 });

    /* One group, so that there is one plan. */
    cmocka_set_message_output(CM_OUTPUT_TAP);

    return _cmocka_run_group_tests("lcm", all, nr, NULL, NULL) ? 1 : 0;
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
