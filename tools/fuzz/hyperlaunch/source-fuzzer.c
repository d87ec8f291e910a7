/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Fuzz how the source of a device tree is read: anything at all stands for what
 * dtc has written, as a source with annotations, and as errors.  dtc itself is
 * not run.
 */

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exit-codes.h"
#include "base/process.h"
#include "lcm/source.h"

#include "given.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What it is to be next. */
static const uint8_t *said;
static size_t said_size;
static bool accepts;

/* The linker has all of the program call these. */
bool __wrap_process_exists(const char *program);
void __wrap_process_run_limited(const char *const argv[], size_t max_out,
                                struct process_result *result);

bool __wrap_process_exists(const char *program)
{
    return true;
}

static char *copy(const uint8_t *data, size_t size)
{
    char *text = malloc(size + 1);

    if ( !text )
        abort();
    memcpy(text, data, size);
    text[size] = '\0';

    return text;
}

void __wrap_process_run_limited(const char *const argv[], size_t max_out,
                                struct process_result *result)
{
    *result = (struct process_result){
        .status = accepts ? 0 : 1,
        .out = copy(said, accepts ? said_size : 0),
        .out_size = accepts ? said_size : 0,
        .err = copy(said, accepts ? 0 : said_size),
    };
}

/* Each entry is to be found by what it is about. */
static void check_places(const struct places *places)
{
    unsigned int i;

    for ( i = 0; i < places->nr; i++ )
    {
        const struct place_entry *entry = &places->entries[i];
        const struct place_entry *found = places_find(places, entry->node,
                                                      entry->property);

        if ( entry->node[0] != '/' || !entry->place.file ||
             !found || strcmp(found->node, entry->node) ||
             !found->property != !entry->property )
            abort();
    }
}

static void load(const char *path, bool accepted)
{
    struct places places = {};
    struct blob blob = {};
    struct report report;
    struct pool pool;
    int rc;

    accepts = accepted;
    pool_init(&pool);
    report_init(&report);
    rc = source_load(path, 2U << 20, &pool, &blob, &places, &report);
    if ( (rc == EXIT_GOOD) != accepted || accepted != !report.nr_errors ||
         accepted != (blob.size == said_size && blob.data) )
        abort();
    check_places(&places);

    report_sort(&report);
    report_free(&report);
    places_free(&places);
    pool_free(&pool);
    free(blob.data);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *path = given_as_file(data, size);

    said = data;
    said_size = size;
    load(path, true);
    load(path, false);
    given_end();

    return 0;
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
