/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch build: make an LCM of a launch file.
 */

#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/exit-codes.h"
#include "base/harmless.h"
#include "check/check.h"

#include "commands.h"
#include "options.h"

struct options {
    struct common_options common;
    bool force;
    const char *file, *output;
};

static const struct argp_option option_table[] = {
    { "output", 'o', "FILE", 0,
      "Write the LCM to FILE (default: the name of the launch file, or of the source, with .dtb; '-': standard output)",
      0 },
    { "force", 'f', NULL, 0,
      "Make it even if there are errors: Xen leaves out what they are about",
      0 },
    { 0 }
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    switch ( key )
    {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;

    case 'o':
        options->output = arg;
        return 0;

    case 'f':
        options->force = true;
        return 0;

    case ARGP_KEY_ARG:
        if ( options->file )
            argp_error(state, "one launch file at a time");
        options->file = arg;
        return 0;

    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

/* "web.yaml" makes "web.dtb", here; so does "web.dts". */
static const char *default_output(struct input *input)
{
    const char *name = file_name(input->path);
    const char *dot = strrchr(name, '.');

    if ( input->kind == INPUT_BLOB || !dot || !strcmp(input->path, "-") )
        return "-";

    return pool_printf(&input->pool, "%.*s.dtb", (int)(dot - name), name);
}

static const char *output_of(const struct options *options,
                             struct input *input)
{
    return options->output ? options->output : default_output(input);
}

/* What the boot loader has to hand over, in this order. */
static void print_modules(const struct input *input, const char *output)
{
    unsigned int i;

    harmless_write(output, stdout);
    printf(": boot module 0 (%zu bytes)\n", input->blob.size);
    for ( i = 0; i < input->modules.nr; i++ )
    {
        harmless_write(input->modules.module[i].path, stdout);
        printf(": boot module %u\n", i + 1);
    }
}

static void json_modules(struct json *j, const struct input *input,
                         const char *output)
{
    uint8_t digest[DIGEST_BYTES];
    char text[DIGEST_TEXT];
    unsigned int i;

    digest_data(input->blob.data, input->blob.size, digest);
    json_string(j, "lcm", output);
    json_number(j, "size", input->blob.size);
    json_string(j, "sha256", format_digest(digest, text));
    json_open(j, "modules", '[');
    for ( i = 0; i < input->modules.nr; i++ )
    {
        json_open(j, NULL, '{');
        json_number(j, "index", i + 1);
        json_string(j, "file", input->modules.module[i].path);
        json_close(j, '}');
    }
    json_close(j, ']');
}

/* Who reads it could not tell one from the other. */
static void report_both_to_stdout(const struct input *input,
                                  struct report *report)
{
    struct place place = { .file = input->path };

    report_add(report, SEV_ERROR, &place, "json-and-lcm",
               "with --json, the LCM cannot be written to standard output");
    report_hint(report, "name a file for it: --output=launch.dtb");
}

static int build(const struct options *options, struct input *input,
                 struct report *report, int rc)
{
    const char *output = output_of(options, input);
    bool write = input->blob.data &&
                 (rc == EXIT_GOOD || (options->force && rc == EXIT_ERRORS));
    struct json j;

    if ( write && options->common.json && !strcmp(output, "-") )
    {
        report_both_to_stdout(input, report);
        rc = EXIT_TROUBLE;
        write = false;
    }

    show_report(report, &options->common, &j);
    if ( write && (!input_may_write(input, output) ||
                   !file_write(output, input->blob.data, input->blob.size)) )
        rc = EXIT_TROUBLE;
    else if ( write && options->common.json )
        json_modules(&j, input, output);
    else if ( write && strcmp(output, "-") )
        print_modules(input, output);
    else if ( !write && !options->common.json )
        fprintf(stderr, "%s: no LCM was made of it%s\n",
                harmless_text(&input->pool, input->path),
                input->lcm ? ": --force makes one" : "");
    if ( options->common.json )
        json_close(&j, '}');

    return write && rc == EXIT_ERRORS ? EXIT_GOOD : rc;
}

int cmd_build(int argc, char **argv)
{
    static const struct argp_child children[] = { { &common_argp }, {} };
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .children = children,
        .args_doc = "FILE",
        .doc = "Make an LCM of a launch file, and say which files are its boot modules."
               "\vThe same launch file always gives the same bytes.\n\n"
               "Exit status: 0 if it was made, with --force also of what has errors in it, 1 if there are errors, 2 in other trouble.",
    };
    struct options options = {};
    struct report report;
    struct input input;
    int rc;

    parse_command_line(&argp, argc, argv, 0, &options);

    report_init(&report);
    rc = input_load(&input, options.file, &options.common.input, &report);
    if ( input.lcm )
    {
        check_launch(&input, &report);
        if ( rc == EXIT_GOOD && report.nr_errors )
            rc = EXIT_ERRORS;
    }
    rc = build(&options, &input, &report, rc);
    input_free(&input);
    report_free(&report);

    return end_of_output(rc);
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
