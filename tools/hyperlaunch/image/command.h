/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the commands have in common which tell a boot loader what to load.
 */

#ifndef HYPERLAUNCH__IMAGE__COMMAND_H
#define HYPERLAUNCH__IMAGE__COMMAND_H

#include "../options.h"

#include "plan.h"

/*
 *   LAUNCH             launch file, or device tree with an LCM
 *   -o, --output=FILE
 *   -x, --xen=FILE     the hypervisor, instead of what the launch file says
 *       --xen-options=WORDS
 *   -m, --module=FILE  next boot module, for a device tree (repeatable)
 *   -f, --force        even if there are errors
 */
struct load_options {
    struct common_options common;
    struct plan_options plan;
    const char *file, *output;
    bool force;
    const char *modules[255];
};

/* argp's input for it is a struct load_options. */
extern const struct argp load_argp;

/* A launch, on its way to a boot loader. */
struct load {
    const struct load_options *options;
    struct report report;
    struct input input;
    struct plan plan;
    int rc;
    struct json json;
};

/* Read and check all that the options name.  load_end() after it. */
void load_begin(struct load *load, const struct load_options *options);

/*
 * Show what there is to say so far.  True if there is nothing in the way of
 * going on.
 */
bool load_is_good(struct load *load);

/*
 * Is @output none of the files which it is made of?  If it is, that is said on
 * standard error.
 */
bool load_may_write(struct load *load, const char *output);

/*
 * The same for all that is to be copied to @dir, which may be where some of it is
 * already; @dtb (NULL: none) is an input as well.
 */
bool load_may_copy(struct load *load, const char *dir, const char *dtb);

/* Give back what it has.  Returns the exit code. */
int load_end(struct load *load);

#endif /* HYPERLAUNCH__IMAGE__COMMAND_H */
