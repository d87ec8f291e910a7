/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch grub: have an installed GRUB boot a launch.
 */

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/exit-codes.h"
#include "base/harmless.h"
#include "base/trouble.h"
#include "image/command.h"
#include "image/copy.h"
#include "image/grub-entry.h"

#include "commands.h"

#define BOOT_DIRECTORY "/boot/" PLAN_DIRECTORY

struct options {
    struct load_options load;
    const char *copy, *title;
    bool drop_in;
};

enum { KEY_COPY = 0x200, KEY_DROP_IN, KEY_TITLE };

static const struct argp_option option_table[] = {
    { "output", 'o', "FILE", 0,
      "Write the entry, or the script, to FILE (default: standard output)", 0 },
    { "copy", KEY_COPY, "DIR", 0,
      "Copy all files to DIR, mostly " BOOT_DIRECTORY, 0 },
    { "title", KEY_TITLE, "TEXT", 0,
      "What the menu shows (default: Xen with Hyperlaunch)", 0 },
    { "drop-in", KEY_DROP_IN, NULL, 0,
      "Instead of an entry, write a script for /etc/grub.d which produces it",
      0 },
    { 0 }
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    switch ( key )
    {
    case ARGP_KEY_INIT:
        state->child_inputs[0] = &options->load;
        return 0;

    case 'o':
        options->load.output = arg;
        return 0;

    case KEY_COPY:
        options->copy = arg;
        return 0;

    case KEY_TITLE:
        if ( strpbrk(arg, "\r\n") )
            argp_error(state, "a title has one line");
        options->title = arg;
        return 0;

    case KEY_DROP_IN:
        options->drop_in = true;
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

static void check_arch(struct load *load)
{
    struct place place = { load->input.path };

    if ( !load->plan.arch || !strcmp(load->plan.arch, "x86_64") )
        return;
    load->plan.complete = false;
    report_add(&load->report, SEV_ERROR, &place, "not-for-grub",
               "this launch is for %s, and GRUB starts Xen for launches on x86_64 only",
               load->plan.arch);
    report_hint(&load->report, "hyperlaunch uboot writes a script for U-Boot");
}

/* The absolute path that @dir has, which may not be there yet. */
static const char *directory(const struct options *options, struct pool *pool)
{
    char *path;

    if ( !options->copy )
        return BOOT_DIRECTORY;
    path = realpath(options->copy, NULL);
    if ( path )
    {
        char *copy = pool_strdup(pool, path);

        free(path);
        return copy;
    }

    /* What is behind the last slash is its name. */
    path = pool_strdup(pool, options->copy);
    while ( strlen(path) > 1 && path[strlen(path) - 1] == '/' )
        path[strlen(path) - 1] = '\0';

    return path;
}

static char *text_of(struct load *load, const struct options *options)
{
    size_t size;
    char *text;
    FILE *out = open_memstream(&text, &size);

    if ( !out )
        return NULL;
    if ( options->drop_in )
        grub_drop_in(out, &load->plan, options->title,
                     directory(options, load->plan.pool));
    else
        grub_entry(out, &load->plan, options->title,
                   file_name(directory(options, load->plan.pool)));

    return fclose(out) ? NULL : text;
}

static bool is_text_alone(const struct options *options)
{
    return !options->load.output || !strcmp(options->load.output, "-");
}

/* A script which grub-mkconfig is to run. */
static bool write_text(const struct options *options, const char *text)
{
    const char *output = options->load.output;
    struct stat status;

    if ( is_text_alone(options) && options->load.common.json )
        return true;
    if ( !output )
        output = "-";
    if ( !file_write(output, text, strlen(text)) )
        return false;
    if ( options->drop_in && strcmp(output, "-") && !stat(output, &status) &&
         S_ISREG(status.st_mode) )
        chmod(output, status.st_mode | ((status.st_mode & 0444) >> 2));

    return true;
}

static void say_what_to_copy(const struct options *options, struct plan *plan)
{
    unsigned int i;

    if ( options->copy || options->load.common.json )
        return;
    fprintf(stderr, "note: these files have to be in " BOOT_DIRECTORY
                    ", where --copy puts them:\n");
    for ( i = 0; i < plan_nr_files(plan); i++ )
        if ( plan_stores(plan, i) )
            fprintf(stderr, "  %s: %s\n", plan_file(plan, i)->name,
                    plan_file(plan, i) == &plan->lcm
                    ? "the LCM, as hyperlaunch build makes it"
                    : harmless_text(plan->pool, plan_file(plan, i)->path));
}

static void say_what_was_written(const struct options *options,
                                 struct plan *plan,
                                 const struct copies *copies)
{
    if ( options->load.common.json )
        return;
    if ( options->copy )
    {
        fprintf(stderr, "%s: written, %llu KiB in all\n",
                harmless_text(plan->pool, options->copy),
                (unsigned long long)((copies->size + 1023) / 1024));
        copies_say_others(plan, options->copy);
    }
    if ( !is_text_alone(options) )
        fprintf(stderr, "%s: written\n",
                harmless_text(plan->pool, options->load.output));
}

/* The old ones are there until everything new has been written. */
static bool copy_all(struct load *load, const struct options *options,
                     struct copies *copies)
{
    return plan_put(&load->plan, &load->plan.lcm, PLAN_LCM,
                    load->input.blob.data, load->input.blob.size) &&
           (!options->copy ||
            (load_may_copy(load, options->copy, NULL) &&
             copies_write(copies, &load->plan, options->copy) &&
             copies_keep(copies)));
}

/* An entry can only name a directory which GRUB will find. */
static bool check_directory(struct load *load, const struct options *options)
{
    struct pool *pool = load->plan.pool;
    const char *dir = directory(options, pool);

    if ( options->drop_in || grub_can_search(file_name(dir)) )
        return true;

    return trouble(options->copy, "an entry cannot look for a directory of this name: use letters, digits, '.', '-' and '_', or --drop-in");
}

static void say_where_entry_looks(struct load *load,
                                  const struct options *options)
{
    const char *name = file_name(directory(options, load->plan.pool));
    const char *dir = directory(options, load->plan.pool);

    if ( !options->copy || options->drop_in || options->load.common.json ||
         file_has_suffix(dir, pool_printf(load->plan.pool, "boot/%s", name)) )
        return;
    fprintf(stderr, "note: the entry looks for /boot/%s and /%s on all disks: have the directory there, or use --drop-in\n",
            name, name);
}

static bool make(struct load *load, const struct options *options)
{
    struct copies copies = { .pool = load->plan.pool };
    char *text = NULL;
    bool good;

    good = (is_text_alone(options) ||
            load_may_write(load, options->load.output)) &&
           check_directory(load, options) &&
           copy_all(load, options, &copies) &&
           (text = text_of(load, options)) && write_text(options, text);
    if ( good && load->options->common.json )
    {
        json_string(&load->json, options->drop_in ? "script" : "entry", text);
        json_string(&load->json, "directory",
                    directory(options, load->plan.pool));
        plan_json(&load->plan, &load->json);
    }
    free(text);
    if ( good )
    {
        say_what_was_written(options, &load->plan, &copies);
        say_where_entry_looks(load, options);
        say_what_to_copy(options, &load->plan);
    }
    copies_free(&copies);

    return good;
}

int cmd_grub(int argc, char **argv)
{
    static const struct argp_child children[] = { { &load_argp }, {} };
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .children = children,
        .args_doc = "LAUNCH",
        .doc = "Write the menu entry which has an installed GRUB boot a launch."
               "\vAs root, to have it in the menu for good:\n\n"
               "  hyperlaunch grub --copy " BOOT_DIRECTORY " --drop-in \\\n"
               "      -o /etc/grub.d/42_hyperlaunch LAUNCH\n"
               "  update-grub\n\n"
               "Without --drop-in, the entry is one for grub.cfg, or for /boot/grub/custom.cfg; it finds the directory " PLAN_DIRECTORY ", or what that of --copy is called, in /boot, whether that is a partition of its own or not.\n\n"
               "What is in DIR already is replaced once all files have been written, for which there has to be room; what the launch does not need stays there.\n\n"
               "Exit status: 0 if it was made, with --force also of what has errors in it, 1 if there are errors, 2 in other trouble.",
    };
    struct options options = { .title = "Xen with Hyperlaunch" };
    struct load load;

    parse_command_line(&argp, argc, argv, 0, &options);

    load_begin(&load, &options.load);
    check_arch(&load);
    if ( load.plan.arch )
        grub_check(&load.plan, &load.report);
    if ( load_is_good(&load) && !make(&load, &options) )
        load.rc = EXIT_TROUBLE;

    return load_end(&load);
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
