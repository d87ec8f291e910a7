/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the tool ends with.
 */

#ifndef HYPERLAUNCH__BASE__EXIT_CODES_H
#define HYPERLAUNCH__BASE__EXIT_CODES_H

enum {
    EXIT_GOOD = 0,
    EXIT_ERRORS = 1,       /* what it was given has errors in it, and nothing was
                            * made (with --force, something is: EXIT_GOOD);
                            * diff: the two differ; run: not all came up */
    EXIT_TROUBLE = 2,      /* usage, files that cannot be read or written, or a
                            * program that is missing */
};

#endif /* HYPERLAUNCH__BASE__EXIT_CODES_H */
