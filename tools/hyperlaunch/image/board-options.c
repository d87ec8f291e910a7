/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is to be known of an arm64 board.
 */

#include <stdlib.h>
#include <string.h>

#include "../base/units.h"

#include "board.h"

/* Whoever has left out the unit does not mean bytes. */
#define LEAST_RAM (1U << 20)

enum { KEY_DTB = 0x300, KEY_RAM, KEY_LOAD_ADDRESS };

static const struct argp_option option_table[] = {
    { NULL, 0, NULL, 0, "For arm64:", 5 },
    { "dtb", KEY_DTB, "FILE", 0,
      "The board's device tree, to be completed here (default: what U-Boot has is completed when it boots)",
      5 },
    { "ram", KEY_RAM, "BASE[:SIZE]", 0,
      "Where the board's memory begins, and how much there is, like 0x80000000:2G (default: what --dtb says, or 0x40000000)",
      5 },
    { "load-address", KEY_LOAD_ADDRESS, "ADDRESS", 0,
      "Load Xen to there and all else behind it (default: 16 MiB above where memory begins)",
      5 },
    { 0 }
};

static uint64_t parse_address(const char *text, struct argp_state *state)
{
    uint64_t address;

    if ( !parse_unsigned(text, UINT64_MAX, &address) )
        argp_error(state, "'%s' is no address: write one like 0x40000000",
                   text);

    return address;
}

static void parse_ram(struct board_options *options, char *text,
                      struct argp_state *state)
{
    char *size = strchr(text, ':');
    uint64_t kib;

    if ( size )
    {
        *size++ = '\0';
        if ( parse_memory(size, &kib) )
            options->ram_size = kib << 10;
        else if ( !parse_unsigned(size, UINT64_MAX, &options->ram_size) ||
                  options->ram_size < LEAST_RAM )
            argp_error(state, "'%s' is no amount of memory: write one like 2G, or a number of bytes like 0x80000000",
                       size);
        if ( !options->ram_size )
            argp_error(state, "--ram: a board without memory boots nothing");
    }
    options->has_ram = true;
    options->ram = parse_address(text, state);
    if ( options->ram + options->ram_size < options->ram )
        argp_error(state, "no board has that much memory there");
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct board_options *options = state->input;

    switch ( key )
    {
    case KEY_DTB:
        options->dtb = arg;
        return 0;

    case KEY_RAM:
        parse_ram(options, arg, state);
        return 0;

    case KEY_LOAD_ADDRESS:
        options->has_load_address = true;
        options->load_address = parse_address(arg, state);
        if ( options->load_address % XEN_BLOCK )
            argp_error(state, "'%s' is no address for Xen: it has to be a multiple of 2 MiB, like 0x40200000",
                       arg);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

const struct argp board_argp = {
    .options = option_table,
    .parser = parse_option,
};

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
