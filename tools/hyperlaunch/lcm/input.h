/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What commands work on: a launch file (*.yaml, *.yml), or a device tree with
 * an LCM in it, as source (*.dts) or as blob (anything else).  However it came,
 * it is then an LCM which the hypervisor's own parser has read.
 */

#ifndef HYPERLAUNCH__LCM__INPUT_H
#define HYPERLAUNCH__LCM__INPUT_H

#include <xen/hyperlaunch/lcm.h>

#include "../base/files.h"
#include "../base/pool.h"
#include "../base/report.h"
#include "../launch/launch.h"

#include "modules.h"
#include "places.h"

enum input_kind {
    INPUT_LAUNCH_FILE,
    INPUT_SOURCE,
    INPUT_BLOB,
};

struct input_options {
    const char *arch;          /* instead of what the launch file says; or NULL */
    struct search search;
};

struct input {
    enum input_kind kind;
    const char *path;
    const char *arch;          /* "x86_64" or "arm64"; of a device tree, what the
                                * options say, else what it looks like */
    struct search search;      /* as the options have it */
    struct pool pool;
    struct launch launch;      /* of a launch file; else without domains */
    struct modules modules;    /* of a launch file */
    struct blob blob;          /* the device tree; data is NULL if there is none */
    struct places places;      /* where its nodes and properties were written */
    struct hl_lcm *lcm;        /* NULL if it could not be parsed */
    struct hl_diags *diags;    /* all of which is in the report already */
};

/*
 * Read @path ("-" is standard input, and a launch file), turn it into an LCM,
 * parse and validate that.  Whatever is wrong is added to @report.  Returns an
 * exit code: EXIT_GOOD if there were no errors, EXIT_ERRORS, or EXIT_TROUBLE,
 * if the file or dtc is missing.  input_free() after any of them.
 */
int input_load(struct input *input, const char *path,
               const struct input_options *options, struct report *report);
void input_free(struct input *input);

/*
 * Is @output (NULL: none) neither that file nor one which it names: Xen, and the
 * boot modules?  If it is, trouble() has said so.
 */
bool input_may_write(const struct input *input, const char *output);

#endif /* HYPERLAUNCH__LCM__INPUT_H */
