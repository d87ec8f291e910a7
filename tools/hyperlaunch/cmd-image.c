/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch image: make something bootable of a launch.
 */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/array.h"
#include "base/exit-codes.h"
#include "base/harmless.h"
#include "image/command.h"
#include "image/image.h"

#include "commands.h"

struct options {
    struct load_options load;
    struct image_options image;
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

    for ( i = 0; i < NR(formats); i++ )
        if ( !strcmp(formats[i], format) )
        {
            options->image.format = formats[i];
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
        state->child_inputs[1] = &options->image.board;
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

/* "web.yaml" makes "web.iso", here. */
static const char *output_of(struct load *load, const struct image *image)
{
    const char *name = file_name(load->input.path);
    const char *dot = strrchr(name, '.');

    if ( load->options->output )
        return load->options->output;
    if ( !strcmp(name, "-") )
        name = "launch";

    return pool_printf(load->plan.pool, "%.*s.%s",
                       (int)(dot ? dot - name : strlen(name)), name,
                       strcmp(image->format, "iso") ? "img" : "iso");
}

static void show_image(struct load *load, const char *format,
                       const char *output)
{
    struct boot_file file = { .path = output };
    char digest[DIGEST_TEXT] = "";

    if ( !plan_look_at(&file) )
        format_digest(file.sha256, digest);
    if ( !load->options->common.json )
    {
        harmless_write(output, stdout);
        printf(": %s, %llu bytes\n", format, (unsigned long long)file.size);
        return;
    }

    json_string(&load->json, "image", output);
    json_string(&load->json, "format", format);
    json_number(&load->json, "size", file.size);
    json_string(&load->json, "sha256", digest);
    plan_json(&load->plan, &load->json);
}

static bool make(const struct options *options, struct load *load,
                 struct image *image)
{
    const char *output = output_of(load, image), *temporary;

    if ( !load_may_write(load, output) ||
         !file_may_write(output, &options->image.board.dtb, 1) ||
         !(temporary = temporary_beside(output)) )
        return false;
    if ( isatty(STDERR_FILENO) )
        fprintf(stderr, "Making %s ...\n",
                harmless_text(load->plan.pool, output));
    if ( !image_make(image, temporary) || !temporary_keep(temporary, output) )
        return false;
    show_image(load, image->format, output);

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
    struct image image = {};
    struct load load;

    parse_command_line(&argp, argc, argv, 0, &options);

    load_begin(&load, &options.load);
    if ( load.plan.arch )
        image_prepare(&image, &options.image, &load.plan, &load.input,
                      &load.report);
    if ( load_is_good(&load) && !make(&options, &load, &image) )
        load.rc = EXIT_TROUBLE;
    image_free(&image);

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
