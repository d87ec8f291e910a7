/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Options which several commands have.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/exit-codes.h"
#include "base/harmless.h"
#include "launch/synonyms.h"

#include "options.h"

static const struct argp_option option_table[] = {
    { "arch", 'a', "ARCH", 0,
      "x86_64 or arm64, instead of what the launch file says", 10 },
    { "files", 'C', "DIR", 0,
      "Look for files also in DIR (repeatable)", 10 },
    { "json", 'j', NULL, 0, "Write the results as JSON", 10 },
    { 0 }
};

static ssize_t write_harmless(void *out, const char *data, size_t size)
{
    char *text = strndup(data, size);

    if ( text )
        harmless_write_lines(text, out);
    free(text);

    return size;
}

/* getopt() and argp write to what is stderr: glibc lets it be another stream. */
void parse_command_line(const struct argp *argp, int argc, char **argv,
                        unsigned int flags, void *input)
{
    static const cookie_io_functions_t functions = { .write = write_harmless };
    FILE *real = stderr, *harmless = fopencookie(real, "w", functions);

    if ( harmless )
        stderr = harmless;
    argp_parse(argp, argc, argv, flags, NULL, input);
    stderr = real;
    if ( harmless )
        fclose(harmless);
}

const char *parse_arch(const char *name, struct argp_state *state)
{
    const char *const *words = launch_keys.keys[LK_ARCH].words;
    unsigned int i;

    for ( i = 0; words[i]; i++ )
        if ( !strcmp(words[i], name) )
            return words[i];
    if ( arch_synonym(name) )
        argp_error(state, "there is no architecture '%s': it is called %s here",
                   name, arch_synonym(name));
    else
        argp_error(state, "there is no architecture '%s': x86_64 or arm64",
                   name);

    return NULL;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct common_options *options = state->input;
    struct search *search = &options->input.search;

    switch ( key )
    {
    case 'a':
        options->input.arch = parse_arch(arg, state);
        return 0;

    case 'C':
        if ( search->nr_dirs == NR(options->dirs) )
            argp_error(state, "too many directories");
        options->dirs[search->nr_dirs++] = arg;
        search->dirs = options->dirs;
        return 0;

    case 'j':
        options->json = true;
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

const struct argp common_argp = {
    .options = option_table,
    .parser = parse_option,
};

void show_report(struct report *report, const struct common_options *options,
                 struct json *j)
{
    report_sort(report);

    if ( !options->json )
    {
        /* In the order in which it happened, if both go to one place. */
        fflush(stdout);
        report_print(report);
        return;
    }

    *j = (struct json){ .out = stdout };
    json_open(j, NULL, '{');
    report_json(report, j);
}

int end_of_output(int rc)
{
    if ( !fflush(stdout) && !ferror(stdout) )
        return rc;

    perror("hyperlaunch: error: standard output");

    return EXIT_TROUBLE;
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
