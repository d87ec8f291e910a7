/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Have another command make an image, and take over what it says.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/exit-codes.h"
#include "../base/process.h"

#include "make-image.h"

/*
 * A PC shows nothing on its serial port unless it is told to, and a launch file
 * may have been written for one with a screen.  NULL: it has been told.
 */
static const char *with_serial_port(const struct image_options *options,
                                    const struct input *input,
                                    struct pool *pool)
{
    const char *words = value_str(&input->launch.values[LK_XEN_OPTIONS]);

    if ( options->has_xen_options || input->kind != INPUT_LAUNCH_FILE ||
         strcmp(input->arch, "x86_64") || (words && strstr(words, "com1")) )
        return NULL;

    return pool_printf(pool, "--xen-options=%s console=com1,vga loglvl=info guest_loglvl=all",
                       words ? words : "");
}

static void collect_arguments(struct arguments *arguments,
                              const struct image_options *options,
                              const struct input *input, const char *image,
                              struct pool *pool)
{
    const char *serial = with_serial_port(options, input, pool);
    const struct input_options *common = options->common;
    unsigned int i;

    arguments_add(arguments, "/proc/self/exe");
    arguments_add(arguments, "image");
    arguments_add(arguments, pool_printf(pool, "--output=%s", image));
    if ( common->arch )
        arguments_add(arguments, pool_printf(pool, "--arch=%s", common->arch));
    for ( i = 0; i < common->search.nr_dirs; i++ )
        arguments_add(arguments, pool_printf(pool, "--files=%s",
                                             common->search.dirs[i]));
    for ( i = 0; i < options->further.nr; i++ )
        arguments_add(arguments, options->further.argv[i]);
    if ( serial )
        arguments_add(arguments, serial);
    if ( options->force )
        arguments_add(arguments, "--force");
    arguments_add(arguments, "--");
    arguments_add(arguments, input->path);
}

/* "web.yaml:7:13", in front of a message. */
static struct place read_place(const char *text, const char *launch,
                               struct report *report)
{
    struct place place = {};
    size_t len = strlen(launch);

    if ( !strncmp(text, launch, len) &&
         (!text[len] ||
          sscanf(&text[len], ":%u:%u", &place.line, &place.column) >= 1) )
        place.file = launch;
    else if ( strcmp(text, "hyperlaunch") )
        place.file = pool_strdup(&report->pool, text);

    return place;
}

/* A line of it: "PLACE: error: ...", and then perhaps a hint. */
static void take_line(char *line, const char *launch, struct report *report)
{
    static const struct {
        const char *mark;
        enum severity severity;
    } marks[] = {
        { ": error: ", SEV_ERROR },
        { ": warning: ", SEV_WARNING },
        { ": note: ", SEV_NOTE },
    };
    static const char hint[] = "  hint: ";
    unsigned int i;

    if ( !strncmp(line, hint, strlen(hint)) )
    {
        report_hint(report, "%s", line + strlen(hint));
        return;
    }

    for ( i = 0; i < sizeof(marks) / sizeof(marks[0]); i++ )
    {
        char *text = strstr(line, marks[i].mark);
        struct place place;

        if ( !text )
            continue;
        *text = '\0';
        place = read_place(line, launch, report);
        report_add(report, marks[i].severity, &place, "no-image", "%s",
                   text + strlen(marks[i].mark));
        return;
    }
}

/* Much of it is known: the launch was read before. */
static void take_messages(char *text, const char *launch,
                          struct report *report)
{
    char *line;

    /* A hint has to follow its message. */
    report->last_dropped = true;
    while ( (line = strsep(&text, "\n")) )
        take_line(line, launch, report);
}

int make_image(const struct image_options *options, const struct input *input,
               const char *image, struct report *report, struct pool *pool)
{
    unsigned int nr_errors = report->nr_errors;
    struct place place = { input->path };
    struct arguments arguments = {};
    struct process_result result;
    int rc;

    collect_arguments(&arguments, options, input, image, pool);
    process_run(arguments.argv, 1 << 20, &result);
    rc = result.status == EXIT_GOOD || result.status == EXIT_ERRORS
         ? result.status : EXIT_TROUBLE;

    take_messages(result.err, input->path, report);
    if ( rc != EXIT_GOOD && report->nr_errors == nr_errors )
        report_add(report, SEV_ERROR, &place, "no-image",
                   "no image could be made of it");
    process_free(&result);
    arguments_free(&arguments);

    return rc;
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
