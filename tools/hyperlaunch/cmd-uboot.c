/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch uboot: have U-Boot boot a launch.
 */

#include <stdlib.h>
#include <string.h>

#include "base/exit-codes.h"
#include "base/harmless.h"
#include "image/board.h"
#include "image/command.h"
#include "image/copy.h"
#include "image/script.h"

#include "commands.h"

struct options {
    struct load_options load;
    struct board_options board;
    struct script script;
    const char *copy;
};

enum { KEY_COPY = 0x200, KEY_TFTP, KEY_DEVICE };

static const struct argp_option option_table[] = {
    { "output", 'o', "FILE", 0,
      "Make FILE, a boot.scr, of the commands (default, and '-': print them)", 0 },
    { "copy", KEY_COPY, "DIR", 0,
      "Copy all files, and a boot.scr, to DIR: a mounted card, or what a TFTP server has",
      0 },
    { "tftp", KEY_TFTP, NULL, 0, "Load the files from a TFTP server", 0 },
    { "device", KEY_DEVICE, "DEVICE", 0,
      "Load them from there, like 'mmc 0:1' (default: from where U-Boot has loaded boot.scr)",
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
        state->child_inputs[1] = &options->board;
        return 0;

    case 'o':
        options->load.output = arg;
        return 0;

    case KEY_COPY:
        options->copy = arg;
        return 0;

    case KEY_TFTP:
        options->script.tftp = true;
        return 0;

    case KEY_DEVICE:
        if ( !*arg || arg[strspn(arg, "abcdefghijklmnopqrstuvwxyz0123456789:. ")] )
            argp_error(state, "'%s' is no device: write one like 'mmc 0:1'",
                       arg);
        options->script.device = arg;
        return 0;

    case ARGP_KEY_END:
        if ( options->board.dtb && !options->copy )
            argp_error(state, "with --dtb there is a device tree to be written: --copy says where to");
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

static void check_arch(struct load *load)
{
    struct place place = { load->input.path };

    if ( !strcmp(load->plan.arch, "arm64") )
        return;
    load->plan.complete = false;
    report_add(&load->report, SEV_ERROR, &place, "not-for-uboot",
               "this launch is for %s, and U-Boot starts Xen for launches on arm64 only",
               load->plan.arch);
    report_hint(&load->report, "hyperlaunch grub writes a menu entry for GRUB; if it is for arm64 as well, write 'arch: arm64' into it, or use --arch=arm64");
}

static char *commands_of(const struct options *options, struct load *load,
                         struct board *board)
{
    size_t size;
    char *text;
    FILE *out = open_memstream(&text, &size);

    if ( !out )
        return NULL;
    script_write(out, &options->script, &load->plan, board);

    return fclose(out) ? NULL : text;
}

/* Where the boot.scr is to be; NULL: the commands are to be printed. */
static const char *output_of(const struct options *options,
                             const struct load *load)
{
    const char *output = options->load.output;

    if ( !output && options->copy )
        output = pool_printf(load->plan.pool, "%s/boot.scr", options->copy);

    return output && strcmp(output, "-") ? output : NULL;
}

static bool may_write(const struct options *options, struct load *load)
{
    const char *output = output_of(options, load);

    return !output || (load_may_write(load, output) &&
                       file_may_write(output, &options->board.dtb, 1));
}

/* Everything, before anything of it appears: the boot.scr is the last one. */
static bool write_all(const struct options *options, struct load *load,
                      const char *commands, struct copies *copies)
{
    const char *output = output_of(options, load), *scr = NULL;
    struct plan *plan = &load->plan;
    const char *dir = pool_printf(plan->pool, "%s/" PLAN_DIRECTORY,
                                  options->copy ? options->copy : "");

    if ( output && !(scr = script_put(commands, plan->pool)) )
        return false;
    if ( options->copy &&
         (!load_may_copy(load, dir, options->board.dtb) ||
          !copy_directory(options->copy) ||
          !copies_write(copies, plan, dir)) )
        return false;
    if ( output )
        return copies_add(copies, scr, output);

    return options->load.common.json ||
           file_write("-", commands, strlen(commands));
}

static void say_what_was_written(const struct options *options,
                                 struct load *load,
                                 const struct copies *copies)
{
    const char *output = output_of(options, load);
    struct plan *plan = &load->plan;

    if ( options->load.common.json )
        return;
    if ( output )
        fprintf(stderr, "%s: written\n", harmless_text(plan->pool, output));
    if ( !options->copy )
        return;
    fprintf(stderr, "%s: written, %llu KiB in all\n",
            harmless_text(plan->pool,
                          pool_printf(plan->pool, "%s/" PLAN_DIRECTORY,
                                      options->copy)),
            (unsigned long long)((copies->size + 1023) / 1024));
    copies_say_others(plan, pool_printf(plan->pool, "%s/" PLAN_DIRECTORY,
                                        options->copy));
}

static bool make(const struct options *options, struct load *load,
                 struct board *board)
{
    struct plan *plan = &load->plan;
    struct copies copies = { .pool = plan->pool };
    char *commands;
    bool good;

    if ( !may_write(options, load) || !board_put(board, plan) )
        return false;

    commands = commands_of(options, load, board);
    good = commands && write_all(options, load, commands, &copies) &&
           copies_keep(&copies);
    if ( good )
        say_what_was_written(options, load, &copies);
    copies_free(&copies);
    if ( good && options->load.common.json )
    {
        json_string(&load->json, "script", commands);
        plan_json(plan, &load->json);
    }
    free(commands);

    return good;
}

int cmd_uboot(int argc, char **argv)
{
    static const struct argp_child children[] = {
        { &load_argp }, { &board_argp }, {}
    };
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .children = children,
        .args_doc = "LAUNCH",
        .doc = "Write the commands which have U-Boot boot a launch on an arm64 board."
               "\vU-Boot runs them by itself if they are a boot.scr beside which, in a directory " PLAN_DIRECTORY ", are the files: --copy makes all of that.  "
               "The commands complete the device tree that U-Boot has, or take one which --dtb has completed here.  "
               "They say how large each file is: after one has changed they have to be written anew.\n\n"
               "Exit status: 0 if it was made, with --force also of what has errors in it, 1 if there are errors, 2 in other trouble.",
    };
    struct options options = {};
    struct board board = {};
    struct load load;

    parse_command_line(&argp, argc, argv, 0, &options);

    load_begin(&load, &options.load);
    if ( load.plan.arch )
    {
        check_arch(&load);
        board_prepare(&board, &options.board, &load.plan, &load.input,
                      &load.report);
    }
    if ( load_is_good(&load) && !make(&options, &load, &board) )
        load.rc = EXIT_TROUBLE;
    board_free(&board);

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
