/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the commands have in common which tell a boot loader what to load.
 */

#include <stdlib.h>
#include <string.h>

#include "../base/array.h"
#include "../base/exit-codes.h"

#include "command.h"

enum { KEY_XEN_OPTIONS = 0x100 };

static const struct argp_option option_table[] = {
    { "xen", 'x', "FILE", 0,
      "The hypervisor, instead of what the launch file says", 1 },
    { "xen-options", KEY_XEN_OPTIONS, "WORDS", 0,
      "Xen's command line, instead of what the launch file says", 1 },
    { "module", 'm', "FILE", 0,
      "The next boot module, from module-index 1 on, if LAUNCH is a device tree (repeatable)",
      1 },
    { "force", 'f', NULL, 0,
      "Go on even if there are errors: Xen leaves out what they are about", 1 },
    { 0 }
};

static void add_module(struct load_options *options, const char *file,
                       struct argp_state *state)
{
    if ( options->plan.nr_modules == NR(options->modules) )
        argp_error(state, "too many boot modules");
    options->modules[options->plan.nr_modules++] = file;
    options->plan.modules = options->modules;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct load_options *options = state->input;

    switch ( key )
    {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->common;
        return 0;

    case 'x':
        options->plan.xen = arg;
        return 0;

    case KEY_XEN_OPTIONS:
        options->plan.xen_options = arg;
        return 0;

    case 'm':
        add_module(options, arg, state);
        return 0;

    case 'f':
        options->force = true;
        return 0;

    case ARGP_KEY_ARG:
        if ( options->file )
            argp_error(state, "one launch at a time");
        options->file = arg;
        return 0;

    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

static const struct argp_child children[] = { { &common_argp }, {} };

const struct argp load_argp = {
    .options = option_table,
    .parser = parse_option,
    .children = children,
};

void load_begin(struct load *load, const struct load_options *options)
{
    *load = (struct load){ .options = options };
    report_init(&load->report);
    load->rc = input_load(&load->input, options->file, &options->common.input,
                          &load->report);
    if ( load->rc != EXIT_TROUBLE )
        plan_make(&load->plan, &load->input, &options->plan, &load->report);
}

bool load_is_good(struct load *load)
{
    show_report(&load->report, &load->options->common, &load->json);
    if ( load->rc != EXIT_TROUBLE )
        load->rc = plan_is_good(&load->plan, &load->input, &load->report,
                                load->options->force) ? EXIT_GOOD
                                                      : EXIT_ERRORS;

    return load->rc == EXIT_GOOD;
}

bool load_may_write(struct load *load, const char *output)
{
    const struct plan_options *options = &load->options->plan;

    return input_may_write(&load->input, output) &&
           file_may_write(output, &options->xen, 1);
}

static bool has_same_content(const struct boot_file *file, const char *path)
{
    struct boot_file there = { .path = path };

    return !plan_look_at(&there) &&
           !memcmp(there.sha256, file->sha256, sizeof(there.sha256));
}

/* Files are called after others: one may have the name of another input. */
bool load_may_copy(struct load *load, const char *dir, const char *dtb)
{
    struct plan *plan = &load->plan;
    unsigned int i;

    for ( i = 0; i < plan_nr_files(plan); i++ )
    {
        const struct boot_file *file = plan_file(plan, i);
        const char *to = pool_printf(plan->pool, "%s/%s", dir, file->name);

        if ( plan_stores(plan, i) && !has_same_content(file, to) &&
             (!load_may_write(load, to) || !file_may_write(to, &dtb, 1)) )
            return false;
    }

    return true;
}

int load_end(struct load *load)
{
    if ( load->options->common.json )
        json_close(&load->json, '}');
    input_free(&load->input);
    report_free(&load->report);

    return end_of_output(load->rc);
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
