/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What U-Boot has to be told.
 */

#ifndef HYPERLAUNCH__IMAGE__SCRIPT_H
#define HYPERLAUNCH__IMAGE__SCRIPT_H

#include <stdio.h>

#include "board.h"

/* Behind a command: if it fails, Xen is not to be started. */
#define SCRIPT_FAILED "launch_failed"
#define SCRIPT_CHECK  " || setenv " SCRIPT_FAILED " 1"

struct script {
    bool tftp;                 /* load from a server */
    const char *device;        /* like "mmc 0:1"; NULL: that which U-Boot has
                                * loaded the script from */
};

/* The commands, "boot.cmd", which load everything and start Xen. */
void script_write(FILE *out, const struct script *script, struct plan *plan,
                  struct board *board);

/* A temporary "boot.scr" of them.  NULL if that cannot be; it is said why. */
const char *script_put(const char *commands, struct pool *pool);

/* Make it a file that stays.  False likewise. */
bool script_make(const char *commands, const char *output);

/*
 * The commands that add all of @tree to the one which U-Boot works on.
 */
void script_tree(FILE *out, const struct tree *tree);

/*
 * Is there a command for all that is in it?  If not, what has none is added to
 * @report, and it must not be written: a name could be any command of U-Boot's.
 */
bool script_check(const struct tree *tree, struct report *report);

#endif /* HYPERLAUNCH__IMAGE__SCRIPT_H */
