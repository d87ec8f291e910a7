/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Unit tests of the guest tool: runs all groups, prints TAP.
 */

#define _GNU_SOURCE /* asprintf */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests.h"

#define MAX_WORDS 8

static char *out, *err;

struct result run_to(FILE *to, const char *const *words)
{
    struct result result = {};
    struct env env = {
        .out = to,
        .open = fake_open,
        .close = fake_close,
    };
    char *argv[MAX_WORDS + 2];
    int argc = 0, i;

    free(err);
    err = NULL;
    env.err = open_memstream(&err, &result.err_size);

    /* Words of its own, which it may change. */
    argv[argc++] = strdup("xen-hyperlaunch");
    for ( ; *words && argc <= MAX_WORDS; words++ )
        argv[argc++] = strdup(*words);
    argv[argc] = NULL;

    result.rc = run_command(argc, argv, &env);

    for ( i = 0; i < argc; i++ )
        free(argv[i]);
    fclose(env.err);
    result.err = err;
    assert_false(fake.is_open);

    return result;
}

struct result run_words(const char *const *words)
{
    struct result result;
    size_t size;
    FILE *to;

    free(out);
    out = NULL;
    to = open_memstream(&out, &size);
    result = run_to(to, words);
    fclose(to);
    result.out = out;
    result.out_size = size;

    return result;
}

void assert_json(const char *text)
{
    FILE *python = popen("python3 -c '\n"
                         "import json, sys\n"
                         "def unique(pairs):\n"
                         "    keys = dict(pairs)\n"
                         "    assert len(keys) == len(pairs)\n"
                         "    return keys\n"
                         "json.load(sys.stdin, object_pairs_hook=unique)\n"
                         "'", "w");

    assert_non_null(python);
    fputs(text, python);
    assert_int_equal(pclose(python), 0);
}

void assert_failed(struct result result, int rc, const char *message)
{
    assert_non_null(strstr(result.err, message));
    assert_int_equal(result.rc, rc);
    assert_string_equal(result.out, "");
}

/* Room for this many tests, all groups together. */
#define MAX_TESTS 128

static size_t append(struct CMUnitTest *all, size_t nr, struct group group)
{
    size_t i;
    char *name;

    for ( i = 0; i < group.nr; i++, nr++ )
    {
        if ( nr == MAX_TESTS ||
             asprintf(&name, "guest tool, %s: %s", group.name,
                      group.tests[i].name) < 0 )
            abort();

        all[nr] = group.tests[i];
        all[nr].name = name;
        all[nr].setup_func = fake_reset;
    }

    return nr;
}

int main(void)
{
    static struct CMUnitTest all[MAX_TESTS];
    size_t nr = 0;

    nr = append(all, nr, test_command());
    nr = append(all, nr, test_look());
    nr = append(all, nr, test_names());
    nr = append(all, nr, test_module());
    nr = append(all, nr, test_act());
    nr = append(all, nr, test_wait());

    /* One group, so that there is one plan. */
    cmocka_set_message_output(CM_OUTPUT_TAP);

    return _cmocka_run_group_tests("xen-hyperlaunch", all, nr, NULL, NULL) ? 1
                                                                           : 0;
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
