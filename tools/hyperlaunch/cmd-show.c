/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch show: what is in a launch, as tables, JSON or a picture.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/colours.h"
#include "base/exit-codes.h"
#include "base/harmless.h"
#include "base/process.h"
#include "base/table.h"
#include "base/trouble.h"
#include "show/output.h"
#include "commands.h"
#include "options.h"

enum style {
    STYLE_TABLES,
    STYLE_DOT,
    STYLE_SVG,
};

enum {
    KEY_DOT = 256,
    KEY_SVG,
};

struct options {
    struct common_options common;
    enum style style;
    bool wide;
    const char *output;
    const char *file;
};

static const struct argp_option option_table[] = {
    { "wide", 'w', NULL, 0, "Show all there is, of each domain", 1 },
    { "svg", KEY_SVG, NULL, 0,
      "Draw a picture: domains, their roles, who waits for whom, and who serves xenstore and console to whom",
      2 },
    { "dot", KEY_DOT, NULL, 0, "The same for Graphviz, to be laid out there",
      3 },
    { "output", 'o', "FILE", 0, "Write to FILE instead of standard output", 4 },
    { 0 }
};

/* It is one picture, in one form. */
static void set_style(struct options *options, enum style style,
                      struct argp_state *state)
{
    if ( options->style != STYLE_TABLES && options->style != style )
        argp_error(state, "--dot and --svg are two forms of a picture: give one of them");
    options->style = style;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    switch ( key )
    {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;

    case 'w':
        options->wide = true;
        return 0;

    case KEY_DOT:
        set_style(options, STYLE_DOT, state);
        return 0;

    case KEY_SVG:
        set_style(options, STYLE_SVG, state);
        return 0;

    case 'o':
        options->output = arg;
        return 0;

    case ARGP_KEY_ARG:
        if ( options->file )
            argp_error(state, "one FILE is shown at a time");
        options->file = arg;
        return 0;

    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;

    case ARGP_KEY_END:
        if ( options->common.json && options->style != STYLE_TABLES )
            argp_error(state, "--json is not for pictures");
        if ( options->wide && options->style != STYLE_TABLES )
            argp_error(state, "--wide is not for pictures");
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

/* It may be for people who look at it. */
static struct text_style text_style(const struct options *options)
{
    struct text_style style = { .wide = options->wide };

    if ( !options->output )
    {
        style.bold = colours_for(STDOUT_FILENO);
        style.room = table_room(STDOUT_FILENO);
    }

    return style;
}

static bool write_out(const struct options *options, const char *data,
                      size_t size)
{
    return file_write(options->output ? options->output : "-", data, size);
}

/* Graphviz reads files. */
static int draw(const struct options *options, const char *dot, size_t size)
{
    const char *dir = temporary_directory();
    struct process_result result;
    char *path;
    int rc = EXIT_TROUBLE;

    if ( !dir || asprintf(&path, "%s/launch.dot", dir) < 0 )
        return EXIT_TROUBLE;

    if ( file_write(path, dot, size) )
    {
        const char *const argv[] = { "dot", "-Tsvg", path, NULL };

        process_run(argv, 64 << 20, &result);
        if ( result.status == 0 )
            rc = write_out(options, result.out, result.out_size)
                 ? EXIT_GOOD : EXIT_TROUBLE;
        else if ( !process_exists(argv[0]) )
            trouble(NULL, "Graphviz is needed to draw pictures, and is not there (package graphviz): with --dot, the picture can be drawn elsewhere");
        else
        {
            harmless_write_lines(result.err, stderr);
            trouble(NULL, "dot failed");
        }
        process_free(&result);
    }
    free(path);

    return rc;
}

static void write_view(struct view *view, struct report *report,
                       const struct options *options, FILE *out)
{
    struct text_style style = text_style(options);
    struct json j = { .out = out };

    if ( options->common.json )
    {
        json_open(&j, NULL, '{');
        show_json(view, &j);
        report_sort(report);
        report_json(report, &j);
        json_close(&j, '}');
        return;
    }

    if ( !view->input.lcm )
        return;

    if ( options->style == STYLE_TABLES )
        show_text(view, &style, out);
    else
        show_dot(view, out);
}

static int show(struct view *view, struct report *report,
                const struct options *options)
{
    size_t size;
    char *text;
    FILE *out = open_memstream(&text, &size);
    int rc;

    if ( !out )
    {
        perror("hyperlaunch");
        return EXIT_TROUBLE;
    }

    write_view(view, report, options, out);
    fclose(out);

    if ( options->style == STYLE_SVG && size )
        rc = draw(options, text, size);
    else
        rc = !size || write_out(options, text, size) ? EXIT_GOOD
                                                     : EXIT_TROUBLE;
    free(text);

    return rc;
}

int cmd_show(int argc, char **argv)
{
    static const struct argp_child children[] = {
        { &common_argp, 0, NULL, 0 },
        { 0 }
    };
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .args_doc = "FILE",
        .doc = "Show what is in a launch: its domains, and the files that it needs."
               "\vFILE is a launch file (*.yaml), an LCM (*.dts, *.dtb), or the image of a disk with one, as 'hyperlaunch image' makes it.  "
               "START says when Xen starts a domain: it is a number in the order, 'first' for the boot domain, or 'manual' and 'recovery' for those which it does not start if all goes well.  "
               "On a terminal too narrow for a table (COLUMNS can name another width), paths are shown by their last parts, and columns are left out.\n\n"
               "  hyperlaunch show web.yaml\n"
               "  hyperlaunch show --svg -o web.svg web.yaml\n\n"
               "Exit status: 0 if all is good, 1 if there are errors in FILE (what is good is shown all the same), 2 in other trouble.",
        .children = children,
    };
    struct options options = {};
    struct report report;
    struct view view;
    int rc, shown;

    parse_command_line(&argp, argc, argv, 0, &options);
    report_init(&report);
    rc = view_open(&view, options.file, &options.common.input, &report);
    shown = input_may_write(&view.input, options.output) &&
            file_may_write(options.output, &options.file, 1)
            ? show(&view, &report, &options) : EXIT_TROUBLE;
    if ( !options.common.json )
        show_report(&report, &options.common, NULL);
    view_close(&view);
    report_free(&report);

    return end_of_output(shown != EXIT_GOOD ? shown : rc);
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
