/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What stops a command although nothing is wrong with what it was given: a file
 * that cannot be written, or a program that is missing.
 */

#ifndef HYPERLAUNCH__BASE__TROUBLE_H
#define HYPERLAUNCH__BASE__TROUBLE_H

#include <stdbool.h>

#include "report.h"

/*
 * Say it on standard error, as "@where: error: ..." with nothing in it that acts
 * on a terminal.  @where is a file, or NULL: the tool itself.  Returns false, as
 * its caller does.
 */
bool trouble(const char *where, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/* What a Debian @package has, a file or a program, is not there. */
bool trouble_missing(const char *what, const char *package);

/*
 * Have all of it added to @report, as errors, instead of being said at once;
 * NULL: no longer.
 */
void trouble_to(struct report *report);

#endif /* HYPERLAUNCH__BASE__TROUBLE_H */
