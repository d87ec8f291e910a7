/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch init: write a launch file to begin with.
 */

#include <stdlib.h>
#include <string.h>

#include "base/exit-codes.h"
#include "base/files.h"
#include "base/harmless.h"
#include "base/path.h"
#include "base/report.h"
#include "base/suggest.h"
#include "templates/templates.h"
#include "yaml/scalar.h"

#include "commands.h"
#include "options.h"

/* The files that a template names can be replaced. */
enum { PUT_XEN, PUT_KERNEL, PUT_RAMDISK, NR_PUT };

static const char *const lines_of_files[NR_PUT] = {
    [PUT_XEN] = "xen: xen.gz",
    [PUT_KERNEL] = "kernel: vmlinuz",
    [PUT_RAMDISK] = "ramdisk: initrd.img",
};

struct options {
    const struct template *template;
    const char *output, *arch;
    const char *put[NR_PUT];
    bool force, json;
};

static const struct argp_option option_table[] = {
    { "output", 'o', "FILE", 0,
      "Write it to FILE, and paths as seen from beside it (default: NAME.yaml, '-': standard output)",
      0 },
    { "arch", 'a', "ARCH", 0,
      "Have it be for x86_64 or arm64 (default: for either, by --arch of other commands)",
      0 },
    { "force", 'f', NULL, 0, "Overwrite the file if it is there", 0 },
    { "kernel", 'k', "FILE", 0, "The kernel of all domains", 0 },
    { "ramdisk", 'r', "FILE", 0, "The ramdisk of all domains", 0 },
    { "xen", 'x', "FILE", 0, "The hypervisor", 0 },
    { "json", 'j', NULL, 0, "Write the list as JSON", 0 },
    { 0 }
};

static const struct template *find_template(const char *name,
                                            struct argp_state *state)
{
    const char **names = grow(NULL, nr_templates, sizeof(*names)), *close;
    unsigned int i;

    for ( i = 0; i < nr_templates; i++ )
    {
        names[i] = templates[i].name;
        if ( !strcmp(names[i], name) )
        {
            free(names);
            return &templates[i];
        }
    }
    close = suggest(name, names, nr_templates);
    free(names);
    argp_error(state, "there is no configuration '%s'%s%s%s", name,
               close ? ": did you mean '" : "", close ? close : "",
               close ? "'?" : "");

    return NULL;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    switch ( key )
    {
    case 'o':
        options->output = arg;
        return 0;

    case 'a':
        options->arch = parse_arch(arg, state);
        return 0;

    case 'f':
        options->force = true;
        return 0;

    case 'k':
        options->put[PUT_KERNEL] = arg;
        return 0;

    case 'r':
        options->put[PUT_RAMDISK] = arg;
        return 0;

    case 'x':
        options->put[PUT_XEN] = arg;
        return 0;

    case 'j':
        options->json = true;
        return 0;

    case ARGP_KEY_ARG:
        if ( options->template )
            argp_error(state, "one configuration at a time");
        options->template = find_template(arg, state);
        return 0;

    case ARGP_KEY_END:
        if ( options->json && options->output &&
             !strcmp(options->output, "-") )
            argp_error(state, "--json and --output=-: both are for standard output");
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

/* The first line, without the '#'. */
static char *describe(struct pool *pool, const struct template *template)
{
    const char *text = template->text + strlen("# ");

    return pool_strndup(pool, text, strcspn(text, "\n"));
}

static void list_templates(bool as_json)
{
    struct json j = { .out = stdout };
    struct pool pool;
    unsigned int i;

    pool_init(&pool);
    if ( as_json )
    {
        json_open(&j, NULL, '{');
        json_open(&j, "configurations", '[');
    }
    for ( i = 0; i < nr_templates; i++ )
    {
        const char *what = describe(&pool, &templates[i]);

        if ( !as_json )
        {
            printf("%-24s %s\n", templates[i].name, what);
            continue;
        }
        json_open(&j, NULL, '{');
        json_string(&j, "name", templates[i].name);
        json_string(&j, "what", what);
        json_close(&j, '}');
    }
    if ( as_json )
    {
        json_close(&j, ']');
        json_close(&j, '}');
    }
    pool_free(&pool);
}

/* One line, with the path in place of that of the template, if it has one. */
static void write_line(const struct options *options, struct pool *pool,
                       const char *line, size_t len, FILE *out)
{
    size_t indent = strspn(line, " ");
    unsigned int i;

    for ( i = 0; i < NR_PUT; i++ )
    {
        const char *key = lines_of_files[i];

        if ( !options->put[i] || len - indent != strlen(key) ||
             strncmp(line + indent, key, strlen(key)) )
            continue;
        fprintf(out, "%.*s%.*s ", (int)indent, line,
                (int)strcspn(key, " "), key);
        scalar_write(path_from_beside(pool, options->output, options->put[i]),
                     false, out);
        fputc('\n', out);
        return;
    }

    fprintf(out, "%.*s\n", (int)len, line);
}

static bool write_template(const struct options *options, struct pool *pool)
{
    const char *line = options->template->text, *arch = options->arch;
    size_t size, len;
    char *text;
    FILE *out = open_memstream(&text, &size);
    bool good;

    if ( !out )
    {
        perror("hyperlaunch: error");
        return false;
    }
    for ( ; *line; line += len + 1 )
    {
        len = strcspn(line, "\n");
        if ( arch && *line != '#' )
        {
            fprintf(out, "arch: %s\n", arch);
            arch = NULL;
        }
        write_line(options, pool, line, len, out);
    }
    fclose(out);

    good = file_write(options->output, text, size);
    free(text);

    return good;
}

static int init(struct options *options, struct pool *pool,
                struct report *report)
{
    struct place place = {};

    if ( !options->output )
        options->output = pool_printf(pool, "%s.yaml", options->template->name);

    /* Somebody may have worked on it. */
    if ( !options->force && file_exists(options->output) )
    {
        place.file = options->output;
        report_add(report, SEV_ERROR, &place, "file-exists",
                   "there is a file of this name: --force overwrites it");
        return EXIT_TROUBLE;
    }
    if ( !file_may_write(options->output, options->put, NR_PUT) ||
         !write_template(options, pool) )
        return EXIT_TROUBLE;
    if ( strcmp(options->output, "-") && !options->json )
        fprintf(stderr,
                "%s: written; hyperlaunch check says whether its files are there\n",
                harmless_text(pool, options->output));

    return EXIT_GOOD;
}

static int init_and_report(struct options *options, struct pool *pool)
{
    struct common_options common = { .json = options->json };
    struct report report;
    struct json j;
    int rc;

    report_init(&report);
    rc = init(options, pool, &report);
    show_report(&report, &common, &j);
    if ( options->json )
    {
        if ( rc == EXIT_GOOD )
            json_string(&j, "file", options->output);
        json_close(&j, '}');
    }
    report_free(&report);

    return rc;
}

int cmd_init(int argc, char **argv)
{
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .args_doc = "[NAME]",
        .doc = "Write a launch file to begin with; without NAME, list the configurations that there are."
               "\vThe files that it names, vmlinuz, initrd.img and xen.gz, are to be replaced by real ones, which --kernel, --ramdisk and --xen do.\n\n"
               "Examples:\n"
               "  hyperlaunch init\n"
               "  hyperlaunch init classic-dom0 -k /boot/vmlinuz -r /boot/initrd.img\n"
               "  hyperlaunch init minimal --arch=arm64 -k Image\n\n"
               "Exit status: 0 if it was written, 2 if not.",
    };
    struct options options = {};
    struct pool pool;
    int rc = EXIT_GOOD;

    parse_command_line(&argp, argc, argv, 0, &options);

    pool_init(&pool);
    if ( options.template )
        rc = init_and_report(&options, &pool);
    else
        list_templates(options.json);
    pool_free(&pool);

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
