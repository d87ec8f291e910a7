/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch diff: what differs between two launches, by meaning.
 */

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/colours.h"
#include "base/exit-codes.h"
#include "base/harmless.h"
#include "diff/print.h"
#include "show/text.h"
#include "commands.h"
#include "options.h"

struct options {
    struct common_options common;
    const char *files[2];
    unsigned int nr_files;
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    switch ( key )
    {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;

    case ARGP_KEY_ARG:
        if ( options->nr_files == 2 )
            argp_error(state, "two files are compared");
        options->files[options->nr_files++] = arg;
        return 0;

    case ARGP_KEY_END:
        if ( options->nr_files != 2 )
            argp_error(state, "two files are compared");
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

static void note_unknown(struct report *report, const struct view *view,
                         const char *settings)
{
    struct place place = { view->path };

    if ( *settings )
        report_add(report, SEV_NOTE, &place, "not-compared",
                   "this is not in an LCM, and is not compared: %s", settings);
}

static void write_json(const struct options *options, struct report *report,
                       const struct difference *difference)
{
    struct json j = { .out = stdout };

    json_open(&j, NULL, '{');
    json_string(&j, "a", options->files[0]);
    json_string(&j, "b", options->files[1]);
    if ( difference )
        difference_json(difference, &j);
    report_sort(report);
    report_json(report, &j);
    json_close(&j, '}');
}

static void write_text(const struct options *options, struct report *report,
                       struct view *a, struct view *b,
                       const struct difference *difference)
{
    bool colours = colours_for(STDOUT_FILENO);

    if ( difference )
        difference_print(difference, harmless_text(&a->pool, a->path),
                         harmless_text(&b->pool, b->path), colours, stdout);
    show_report(report, &options->common, NULL);
}

static int compare(const struct options *options, struct report *report,
                   struct view *a, struct view *b)
{
    struct difference *difference = NULL;
    int rc = EXIT_TROUBLE;

    if ( a->input.lcm && b->input.lcm )
    {
        /* Too large for the stack. */
        difference = grow(NULL, 1, sizeof(*difference));
        difference_find(difference, a, b);
        note_unknown(report, b, difference->not_in_b);
        note_unknown(report, a, difference->not_in_a);
        rc = difference_is_none(difference) ? EXIT_GOOD : EXIT_ERRORS;
    }

    if ( options->common.json )
        write_json(options, report, difference);
    else
        write_text(options, report, a, b, difference);

    if ( difference )
        difference_free(difference);
    free(difference);

    return rc;
}

int cmd_diff(int argc, char **argv)
{
    static const struct argp_child children[] = {
        { &common_argp, 0, NULL, 0 },
        { 0 }
    };
    static const struct argp argp = {
        .parser = parse_option,
        .args_doc = "A B",
        .doc = "Say what differs between two launches: not in their text, but in what they mean."
               "\vA and B are launch files (*.yaml), LCMs (*.dts, *.dtb), or images of disks with one, in any combination.  "
               "Domains are compared by their names, and boot modules by what is in them, as far as that is known.\n\n"
               "  hyperlaunch diff old.yaml new.yaml\n\n"
               "Exit status: 0 if they are the same, 1 if they differ, 2 in other trouble, such as errors in one of them.",
        .children = children,
    };
    struct options options = {};
    struct report report;
    struct view views[2];
    unsigned int i;
    int rc, loaded = EXIT_GOOD;

    parse_command_line(&argp, argc, argv, 0, &options);

    report_init(&report);
    for ( i = 0; i < 2; i++ )
        if ( view_open(&views[i], options.files[i], &options.common.input,
                       &report) != EXIT_GOOD )
            loaded = EXIT_TROUBLE;

    rc = compare(&options, &report, &views[0], &views[1]);
    for ( i = 0; i < 2; i++ )
        view_close(&views[i]);
    report_free(&report);

    return end_of_output(loaded != EXIT_GOOD ? loaded : rc);
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
