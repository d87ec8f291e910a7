/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a command needs, and is not there: all of it is said at once.
 */

#ifndef HYPERLAUNCH__BASE__MISSING_H
#define HYPERLAUNCH__BASE__MISSING_H

#include <stdbool.h>

#define MAX_MISSING 16

/* Empty at first: {}. */
struct missing {
    unsigned int nr;
    struct {
        const char *what, *package;
    } things[MAX_MISSING];
};

/*
 * See whether a program or a file is there, which the Debian @package has.  One
 * thing of a package is enough to know that it is missing.
 */
void missing_program(struct missing *missing, const char *program,
                     const char *package);
void missing_file(struct missing *missing, const char *path,
                  const char *package);

/* True if nothing is missing; if not, trouble() has named all of it. */
bool missing_nothing(const struct missing *missing);

#endif /* HYPERLAUNCH__BASE__MISSING_H */
