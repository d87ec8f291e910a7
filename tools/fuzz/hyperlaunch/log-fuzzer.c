/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Fuzz "hyperlaunch timeline": anything at all is read as what a machine has
 * written to its serial port, as hypfs or as JSON, and drawn if it is about a
 * launch.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "log/log.h"
#include "timeline/timeline.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* One phase ends when the next one begins. */
static void check_phases(const struct timeline *timeline)
{
    unsigned int i;

    for ( i = 0; i < timeline->nr_phases; i++ )
    {
        const struct phase *phase = &timeline->phases[i];

        if ( phase->end < phase->begin ||
             (i && timeline->phases[i - 1].end != phase->begin) )
            abort();
    }
}

/* To memory, for sanitizers to see each byte of it. */
static char *drawn(const struct timeline *timeline,
                   void (*draw)(const struct timeline *, FILE *))
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);

    if ( !out )
        abort();
    draw(timeline, out);
    fclose(out);
    /* Whatever is in the log, it is no end of the text. */
    if ( strlen(text) != size )
        abort();

    return text;
}

static void draw(const struct launch_log *log)
{
    struct timeline timeline;
    struct pool pool;

    if ( !log_has_launch(log) )
        return;

    pool_init(&pool);
    timeline_make(&timeline, log, "fuzz", &pool);
    check_phases(&timeline);
    free(drawn(&timeline, timeline_svg));
    free(drawn(&timeline, timeline_json));
    pool_free(&pool);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct launch_log log;

    log_init(&log);
    log_read(&log, (const char *)data, size);
    draw(&log);
    /* Several logs of one launch are put together, and may not agree. */
    log_read(&log, (const char *)data + size / 2, size - size / 2);
    draw(&log);
    log_free(&log);

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
