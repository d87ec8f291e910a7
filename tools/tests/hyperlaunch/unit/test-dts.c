/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Each file in lcm/good and lcm/bad says at its top which messages it leads
 * to, and which host it is for:
 *
 *   // expect: error: /chosen/hypervisor/dom1: cpus: ...
 *   // host: modules=4 cpus=8 cmdline=32
 *
 * All messages, in this order, and no other.
 */

#define _GNU_SOURCE /* asprintf */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"
#include "tests.h"

#define MAX_FILES 1024

struct header {
    char *expected;        /* as run_messages() has them */
    struct hl_host host;
};

static void read_host(const char *line, struct hl_host *host)
{
    const char *word;

    if ( (word = strstr(line, "modules=")) )
        host->nr_modules = strtoul(word + strlen("modules="), NULL, 10);
    if ( (word = strstr(line, "cpus=")) )
        host->max_cpus = strtoul(word + strlen("cpus="), NULL, 10);
    if ( (word = strstr(line, "cmdline=")) )
        host->max_cmdline = strtoul(word + strlen("cmdline="), NULL, 10);
}

static void read_header(const char *path, struct header *header)
{
    static const char expect_word[] = "// expect: ", host_word[] = "// host: ";
    FILE *file = fopen(path, "r"), *expected;
    char *line = NULL;
    size_t size = 0, expected_size;

    if ( !file )
        fail_msg("%s cannot be opened", path);

    expected = open_memstream(&header->expected, &expected_size);
    header->host = any_host;

    while ( getline(&line, &size, file) > 0 && !strncmp(line, "//", 2) )
        if ( !strncmp(line, expect_word, strlen(expect_word)) )
            fputs(line + strlen(expect_word), expected);
        else if ( !strncmp(line, host_word, strlen(host_word)) )
            read_host(line, &header->host);

    free(line);
    fclose(file);
    fclose(expected);
}

/* *state is the name, such as "bad/cpus-zero". */
static void check_file(void **state)
{
    const char *name = *state;
    char path[512], *found;
    struct header header;
    struct run *run;

    snprintf(path, sizeof(path), LCM_SOURCES "/%s.dts", name);
    read_header(path, &header);

    snprintf(path, sizeof(path), LCM_BLOBS "/%s.dtb", name);
    run = run_file(path, &header.host);

    found = run_messages(run);
    assert_string_equal(found, header.expected);

    if ( !strncmp(name, "good/", strlen("good/")) )
    {
        assert_true(run->valid);
        assert_int_equal(run->diags.nr_errors, 0);
    }
    else
        assert_true(run->diags.nr_errors || run->diags.nr_fatal);

    free(found);
    free(header.expected);
    run_free(run);
}

static int is_dts(const struct dirent *entry)
{
    const char *suffix = strrchr(entry->d_name, '.');

    return suffix && !strcmp(suffix, ".dts");
}

/* Add a test for each file in @folder. */
static size_t add_tests(const char *folder, struct CMUnitTest *tests,
                        size_t nr)
{
    struct dirent **entries;
    char path[512], *name;
    int i, nr_entries;

    snprintf(path, sizeof(path), LCM_SOURCES "/%s", folder);
    nr_entries = scandir(path, &entries, is_dts, alphasort);

    for ( i = 0; i < nr_entries; i++ )
    {
        if ( nr == MAX_FILES ||
             asprintf(&name, "%s/%.*s", folder,
                      (int)(strlen(entries[i]->d_name) - strlen(".dts")),
                      entries[i]->d_name) < 0 )
            abort();

        tests[nr++] = (struct CMUnitTest){
            .name = name,
            .test_func = check_file,
            .initial_state = name,
        };
        free(entries[i]);
    }
    free(entries);

    return nr;
}

struct group test_dts(void)
{
    static struct CMUnitTest tests[MAX_FILES];
    size_t nr, good;

    good = add_tests("good", tests, 0);
    nr = add_tests("bad", tests, good);

    /* An empty folder is not a success. */
    if ( !good || nr == good )
    {
        fprintf(stderr, "no files in %s\n", LCM_SOURCES);
        abort();
    }

    return (struct group){ "dts", tests, nr };
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
