/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch image: make something bootable of a launch.
 */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/exit-codes.h"
#include "base/harmless.h"
#include "image/board.h"
#include "image/card.h"
#include "image/command.h"
#include "image/grub-entry.h"
#include "image/iso.h"
#include "image/script.h"

#include "commands.h"

struct options {
    struct load_options load;
    struct board_options board;
    const char *format;
};

static const char *const formats[] = { "iso", "raw", "fat" };

enum { KEY_FORMAT = 0x200 };

static const struct argp_option option_table[] = {
    { "output", 'o', "FILE", 0,
      "Write the image to FILE (default: the name of LAUNCH with .iso or .img, here)",
      0 },
    { "format", KEY_FORMAT, "FORMAT", 0,
      "x86_64: iso; arm64: raw (default), a disk with a partition, or fat, only the file system in it",
      0 },
    { 0 }
};

static void set_format(struct options *options, const char *format,
                       struct argp_state *state)
{
    unsigned int i;

    for ( i = 0; i < sizeof(formats) / sizeof(formats[0]); i++ )
        if ( !strcmp(formats[i], format) )
        {
            options->format = formats[i];
            return;
        }
    argp_error(state, "there is no format '%s': iso, raw or fat", format);
}

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
        if ( !strcmp(arg, "-") )
            argp_error(state, "an image cannot go to standard output: name a file");
        options->load.output = arg;
        return 0;

    case KEY_FORMAT:
        set_format(options, arg, state);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

static bool is_arm64(const struct load *load)
{
    return load->plan.arch && !strcmp(load->plan.arch, "arm64");
}

static void choose_format(struct options *options, struct load *load)
{
    struct place place = { load->input.path };
    bool arm64 = is_arm64(load);

    if ( !options->format )
        options->format = arm64 ? "raw" : "iso";
    if ( arm64 == !!strcmp(options->format, "iso") )
        return;

    load->plan.complete = false;
    report_add(&load->report, SEV_ERROR, &place, "bad-format",
               "an image for %s cannot have the format %s", load->plan.arch,
               options->format);
    report_hint(&load->report, arm64 ? "raw or fat, or --arch=x86_64"
                                     : "iso, or --arch=arm64");
}

/* "web.yaml" makes "web.iso", here. */
static const char *output_of(const struct options *options, struct load *load)
{
    const char *name = file_name(load->input.path);
    const char *dot = strrchr(name, '.');

    if ( options->load.output )
        return options->load.output;
    if ( !strcmp(name, "-") )
        name = "launch";

    return pool_printf(load->plan.pool, "%.*s.%s",
                       (int)(dot ? dot - name : strlen(name)), name,
                       is_arm64(load) ? "img" : "iso");
}

static void show_image(struct load *load, const char *format, const char *image)
{
    struct boot_file file = { .path = image };
    char digest[DIGEST_TEXT];

    if ( !plan_look_at(&file) )
        format_digest(file.sha256, digest);
    if ( !load->options->common.json )
    {
        harmless_write(image, stdout);
        printf(": %s, %llu bytes\n", format, (unsigned long long)file.size);
        return;
    }

    json_string(&load->json, "image", image);
    json_string(&load->json, "format", format);
    json_number(&load->json, "size", file.size);
    json_string(&load->json, "sha256", digest);
    plan_json(&load->plan, &load->json);
}

static bool make_iso(struct load *load, const char *image)
{
    return plan_put(&load->plan, &load->plan.lcm, PLAN_LCM,
                    load->input.blob.data, load->input.blob.size) &&
           iso_make(&load->plan, image);
}

static bool make(struct load *load, const struct options *options,
                 struct board *board)
{
    const char *output = output_of(options, load);
    const char *image;

    if ( !load_may_write(load, output) ||
         !(image = temporary_beside(output)) )
        return false;
    if ( isatty(STDERR_FILENO) )
        fprintf(stderr, "Making %s ...\n",
                harmless_text(load->plan.pool, output));
    if ( is_arm64(load)
         ? !board_put(board, &load->plan) ||
           !card_make(&load->plan, board, !strcmp(options->format, "raw"),
                      image)
         : !make_iso(load, image) )
        return false;
    if ( !temporary_keep(image, output) )
        return false;
    show_image(load, options->format, output);

    return true;
}

int cmd_image(int argc, char **argv)
{
    static const struct argp_child children[] = {
        { &load_argp }, { &board_argp }, {}
    };
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .children = children,
        .args_doc = "LAUNCH",
        .doc = "Make an image which boots a launch: an ISO for PCs, or a memory card for arm64 boards with U-Boot."
               "\vThe ISO boots through GRUB on BIOS and UEFI, as a CD and as a disk or USB stick.  "
               "On the card is a boot.scr, which U-Boot runs by itself: it loads all files, completes the device tree that U-Boot has, or takes one which --dtb has completed here, and starts Xen.\n\n"
               "The same files always make the same bytes, as long as the programs that help are the same.\n\n"
               "Exit status: 0 if it was made, with --force also of what has errors in it, 1 if there are errors, 2 in other trouble.",
    };
    struct options options = {};
    struct board board = {};
    struct load load;

    parse_command_line(&argp, argc, argv, 0, &options);

    load_begin(&load, &options.load);
    if ( load.plan.arch )
    {
        choose_format(&options, &load);
        if ( is_arm64(&load) )
            board_prepare(&board, &options.board, &load);
        else
            grub_check(&load.plan, &load.report);
    }
    if ( load_is_good(&load) && !make(&load, &options, &board) )
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
