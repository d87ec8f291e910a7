/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Options which several commands have, as a child of their argp.
 */

#ifndef HYPERLAUNCH__OPTIONS_H
#define HYPERLAUNCH__OPTIONS_H

#include <argp.h>
#include <stdbool.h>

#include "lcm/input.h"

/*
 *   -a, --arch=ARCH    x86_64 or arm64, instead of what the launch file says
 *   -C, --files=DIR    look for files in DIR, too (repeatable)
 *   -j, --json         results as JSON, on standard output
 */
struct common_options {
    struct input_options input;
    bool json;
    const char *dirs[32];
};

/* argp's input for it is a struct common_options. */
extern const struct argp common_argp;

/*
 * argp_parse(), which may end the program.  What it says of the command line has
 * nothing in it that acts on a terminal, whatever was given there.
 */
void parse_command_line(const struct argp *argp, int argc, char **argv,
                        unsigned int flags, void *input);

/* The architecture of this name; argp_error() if there is none. */
const char *parse_arch(const char *name, struct argp_state *state);

/*
 * Show what a command has to say: the messages on standard error, or for JSON
 * as "messages" in an object that json_open() has begun, which is left open.
 * The report is sorted.
 */
void show_report(struct report *report, const struct common_options *options,
                 struct json *j);

/*
 * To be called last: @rc, or EXIT_TROUBLE after saying why if standard output
 * could not be written.
 */
int end_of_output(int rc);

#endif /* HYPERLAUNCH__OPTIONS_H */
