/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The host tool: what its files share.
 */

#ifndef TOOLS__HYPERLAUNCH_H
#define TOOLS__HYPERLAUNCH_H

#include <stddef.h>

/* Exit codes. */
enum {
    EXIT_GOOD = 0,
    EXIT_ERRORS = 1,       /* some file has errors in it */
    EXIT_TROUBLE = 2,      /* usage, or input and output */
};

/*
 * hyperlaunch check: returns an exit code.  Parses its own command line,
 * argv[0] is what to call the program in messages.
 */
int cmd_check(int argc, char **argv);

/* A file in memory.  data is aligned for libfdt. */
struct blob {
    void *data;
    size_t size;
};

/*
 * Read @path; a device tree source (*.dts) goes through dtc.  Files larger
 * than any LCM are read as far as it takes to find that out.  Returns an exit
 * code, after saying why if it is not EXIT_GOOD; free @blob->data after use.
 */
int load_blob(const char *path, struct blob *blob);

#endif /* TOOLS__HYPERLAUNCH_H */
