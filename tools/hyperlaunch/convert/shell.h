/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__CONVERT__SHELL_H
#define HYPERLAUNCH__CONVERT__SHELL_H

#include "scanner.h"

/*
 * All variables that a shell script sets; errors are in the report.  Nothing is
 * run: it must do nothing else than to set variables.
 */
void shell_read(struct scanner *scanner, struct settings *settings);

#endif /* HYPERLAUNCH__CONVERT__SHELL_H */
