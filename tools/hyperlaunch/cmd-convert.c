/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch convert: make a launch file of what other tools have for one.
 */

#include <stdlib.h>
#include <string.h>

#include "base/exit-codes.h"
#include "base/trouble.h"
#include "convert/convert.h"
#include "yaml/write.h"

#include "commands.h"
#include "options.h"

#define MAX_INPUTS 64
#define MAX_MODULES 288

struct options {
    enum convert_from from;
    const char *arch, *output;
    bool force, json;
    const char *inputs[MAX_INPUTS];
    unsigned int nr_inputs;
    const char *modules[MAX_MODULES];
    unsigned int nr_modules;
};

static const struct argp_option option_table[] = {
    { "from", 'F', "FORMAT", 0,
      "What FILE is: lcm, dom0less, imagebuilder or xl (default: what it looks like)",
      0 },
    { "module", 'm', "FILE", 0,
      "The next boot module of a device tree is this file (repeatable)", 0 },
    { "output", 'o', "FILE", 0,
      "Write the launch file to FILE, and paths as seen from beside it (default: standard output)",
      0 },
    { "force", 'f', NULL, 0, "Overwrite the FILE of --output", 0 },
    { "arch", 'a', "ARCH", 0,
      "x86_64 or arm64, instead of what the format is usually for", 0 },
    { "json", 'j', NULL, 0, "Write the messages, and the launch file as a text, as JSON", 0 },
    { 0 }
};

static const char doc[] =
    "Make a launch file of a Launch Control Module, also in the words of former versions, of a device tree for dom0less, "
    "of a configuration of ImageBuilder, or of one or several xl.cfg."
    "\vWhat has no equivalent in a launch is not lost without a word: there is a note with its place, and a line in the comments at the beginning of the launch file.\n\n"
    "Nothing is run: of ImageBuilder's configuration, which is a shell script, only assignments are understood.\n\n"
    "Examples:\n"
    "  hyperlaunch convert -m vmlinuz -m initrd.img old.dtb -o launch.yaml\n"
    "  hyperlaunch convert --from=xl /etc/xen/*.cfg -o launch.yaml\n\n"
    "Exit status: 0 if it was made, 1 if there are errors in FILE, 2 in other trouble.";

static enum convert_from parse_from(const char *name, struct argp_state *state)
{
    unsigned int from;

    for ( from = FROM_LCM; from <= FROM_XL; from++ )
        if ( !strcmp(convert_from_name(from), name) )
            return from;
    argp_error(state,
               "there is no format '%s': lcm, dom0less, imagebuilder or xl",
               name);

    return FROM_DETECTED;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    switch ( key )
    {
    case 'F':
        options->from = parse_from(arg, state);
        return 0;

    case 'm':
        if ( options->nr_modules == MAX_MODULES )
            argp_error(state, "too many modules");
        options->modules[options->nr_modules++] = arg;
        return 0;

    case 'o':
        options->output = arg;
        return 0;

    case 'f':
        options->force = true;
        return 0;

    case 'a':
        options->arch = parse_arch(arg, state);
        return 0;

    case 'j':
        options->json = true;
        return 0;

    case ARGP_KEY_ARG:
        if ( options->nr_inputs == MAX_INPUTS )
            argp_error(state, "too many files");
        options->inputs[options->nr_inputs++] = arg;
        return 0;

    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

static int convert_inputs(struct convert *convert,
                          const struct options *options)
{
    unsigned int i;
    int rc, worst = EXIT_GOOD;

    for ( i = 0; i < options->nr_inputs; i++ )
    {
        struct place place = { .file = options->inputs[i] };

        rc = convert_file(convert, options->inputs[i]);
        if ( rc > worst )
            worst = rc;
        if ( options->nr_inputs == 1 || convert->from == FROM_XL )
            continue;
        /* What it is may not be known, and has been said then. */
        if ( convert->from == FROM_DETECTED )
            break;
        report_add(&convert->report, SEV_ERROR, &place, "one-file",
                   "only of several xl.cfg one launch can be made");
        return worst == EXIT_TROUBLE ? worst : EXIT_ERRORS;
    }

    return worst;
}

/* Where it comes from, and then what it lacks. */
static const char **comments(struct convert *convert,
                             const struct options *options)
{
    static const char *const formats[] = {
        [FROM_LCM] = "an LCM",
        [FROM_DOM0LESS] = "a device tree for dom0less",
        [FROM_IMAGEBUILDER] = "a configuration of ImageBuilder",
        [FROM_XL] = "xl.cfg",
    };
    const char **lines = pool_alloc(&convert->pool,
                                    (options->nr_inputs +
                                     convert->nr_comments + 4) *
                                    sizeof(*lines));
    unsigned int nr = 0, i;

    for ( i = 0; i < options->nr_inputs; i++ )
        lines[nr++] = pool_printf(&convert->pool,
                                  "Converted from %s (%s).",
                                  file_name(options->inputs[i]),
                                  formats[convert->from]);
    if ( convert->nr_comments )
        lines[nr++] = "Not converted:";
    convert_sort_comments(convert);
    for ( i = 0; i < convert->nr_comments; i++ )
        lines[nr++] = convert->comments[i].text;
    lines[nr] = NULL;

    return lines;
}

static char *to_text(struct convert *convert, const struct options *options,
                     size_t *size)
{
    char *text = NULL;
    FILE *out = open_memstream(&text, size);

    if ( !out )
    {
        perror("hyperlaunch: error");
        exit(EXIT_TROUBLE);
    }
    launch_write(&convert->launch, comments(convert, options), out);
    fclose(out);

    return text;
}

static int write_launch(struct convert *convert, const struct options *options,
                        struct json *j)
{
    const char *output = options->output ? options->output : "-";
    size_t size;
    char *text = to_text(convert, options, &size);
    int rc = EXIT_GOOD;

    if ( options->json )
        json_string(j, "launch", text);
    if ( (!options->json || options->output) &&
         !file_write(output, text, size) )
        rc = EXIT_TROUBLE;
    free(text);

    return rc;
}

/* An existing file may have been worked on. */
static bool may_write(const struct options *options)
{
    if ( !file_may_write(options->output, options->inputs,
                         options->nr_inputs) ||
         !file_may_write(options->output, options->modules,
                         options->nr_modules) )
        return false;
    if ( !options->output || options->force || !file_exists(options->output) )
        return true;

    return trouble(options->output,
                   "there is a file of this name: --force overwrites it");
}

int cmd_convert(int argc, char **argv)
{
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .args_doc = "FILE...",
        .doc = doc,
    };
    struct options options = {};
    struct common_options common = {};
    struct convert convert;
    struct json j;
    int rc;

    parse_command_line(&argp, argc, argv, 0, &options);
    if ( !may_write(&options) )
        return EXIT_TROUBLE;

    convert_init(&convert);
    convert.from = options.from;
    convert.arch = options.arch;
    convert.files = options.modules;
    convert.nr_files = options.nr_modules;
    if ( options.output )
        convert.beside = options.output;
    if ( options.arch )
        convert.launch.arch = options.arch;

    rc = convert_inputs(&convert, &options);
    common.json = options.json;
    show_report(&convert.report, &common, &j);
    if ( rc == EXIT_GOOD )
        rc = write_launch(&convert, &options, &j);
    else if ( !options.json )
        fputs("hyperlaunch convert: no launch file was made\n", stderr);
    if ( options.json )
        json_close(&j, '}');
    convert_free(&convert);

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
