/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch check: say all that is wrong with a launch.
 */

#include <stdlib.h>

#include "base/exit-codes.h"
#include "base/harmless.h"
#include "base/units.h"
#include "check/check.h"

#include "commands.h"
#include "options.h"

struct options {
    struct common_options common;
    bool strict, quiet;
    char **files;
    int nr_files;
};

/* What came of a file. */
struct result {
    int rc;
    unsigned int nr_domains, nr_modules, nr_errors, nr_warnings;
};

static const struct argp_option option_table[] = {
    { "strict", 's', NULL, 0, "Warnings are errors", 0 },
    { "quiet", 'q', NULL, 0, "Say nothing of what is good", 0 },
    { 0 }
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    (void)arg;

    switch ( key )
    {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;

    case 's':
        options->strict = true;
        return 0;

    case 'q':
        options->quiet = true;
        return 0;

    case ARGP_KEY_ARGS:
        options->files = state->argv + state->next;
        options->nr_files = state->argc - state->next;
        return 0;

    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

/* Nodes may share a boot module. */
static unsigned int count_modules(const struct hl_lcm *lcm)
{
    unsigned int nr = 0, i, j;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        for ( j = 0; j < i; j++ )
            if ( hl_is_same_module(&lcm->modules[i], &lcm->modules[j]) )
                break;
        nr += j == i;
    }

    return nr;
}

static void check_file(const char *path, const struct options *options,
                       struct report *report, struct result *result)
{
    unsigned int nr_errors = report->nr_errors;
    unsigned int nr_warnings = report->nr_warnings;
    struct input input;

    *result = (struct result){};
    result->rc = input_load(&input, path, &options->common.input, report);
    if ( input.lcm )
    {
        check_launch(&input, report);
        result->nr_domains = input.lcm->nr_domains;
        result->nr_modules = count_modules(input.lcm);
    }
    input_free(&input);

    result->nr_errors = report->nr_errors - nr_errors;
    result->nr_warnings = report->nr_warnings - nr_warnings;
    if ( result->rc == EXIT_GOOD &&
         (result->nr_errors || (options->strict && result->nr_warnings)) )
        result->rc = EXIT_ERRORS;
}

static void print_result(const char *path, const struct result *r, bool quiet)
{
    if ( r->rc == EXIT_GOOD && quiet )
        return;

    harmless_write(path, r->rc == EXIT_GOOD ? stdout : stderr);
    if ( r->rc == EXIT_GOOD )
        printf(": good: %u domain%s, %u boot module%s\n", r->nr_domains,
               plural(r->nr_domains), r->nr_modules, plural(r->nr_modules));
    else
        fprintf(stderr, ": %u error%s, %u warning%s\n", r->nr_errors,
                plural(r->nr_errors), r->nr_warnings, plural(r->nr_warnings));
}

static void json_result(struct json *j, const char *path,
                        const struct result *r)
{
    json_open(j, NULL, '{');
    json_string(j, "file", path);
    json_bool(j, "good", r->rc == EXIT_GOOD);
    json_number(j, "errors", r->nr_errors);
    json_number(j, "warnings", r->nr_warnings);
    json_number(j, "domains", r->nr_domains);
    json_number(j, "modules", r->nr_modules);
    json_close(j, '}');
}

static void show(const struct options *options, struct report *report,
                 const struct result *results)
{
    struct json j;
    int i;

    show_report(report, &options->common, &j);
    if ( options->common.json )
        json_open(&j, "files", '[');
    for ( i = 0; i < options->nr_files; i++ )
        if ( options->common.json )
            json_result(&j, options->files[i], &results[i]);
        else
            print_result(options->files[i], &results[i], options->quiet);
    if ( options->common.json )
    {
        json_close(&j, ']');
        json_close(&j, '}');
    }
}

int cmd_check(int argc, char **argv)
{
    static const struct argp_child children[] = { { &common_argp }, {} };
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .children = children,
        .args_doc = "FILE...",
        .doc = "Say all that is wrong with launches."
               "\vA FILE is a launch file (*.yaml), the source of a device tree with an LCM in it (*.dts), or a flattened device tree.  "
               "All messages go to standard error, each with the place that it is about.\n\n"
               "Exit status: 0 if all is good, 1 if there are errors, 2 in other trouble.",
    };
    struct options options = {};
    struct result *results;
    struct report report;
    int i, worst = EXIT_GOOD;

    parse_command_line(&argp, argc, argv, 0, &options);

    results = grow(NULL, options.nr_files, sizeof(*results));
    report_init(&report);
    for ( i = 0; i < options.nr_files; i++ )
    {
        check_file(options.files[i], &options, &report, &results[i]);
        if ( results[i].rc > worst )
            worst = results[i].rc;
    }
    show(&options, &report, results);
    report_free(&report);
    free(results);

    return end_of_output(worst);
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
