/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What GRUB has to be told.
 */

#ifndef HYPERLAUNCH__IMAGE__GRUB_ENTRY_H
#define HYPERLAUNCH__IMAGE__GRUB_ENTRY_H

#include <stdio.h>

#include "plan.h"

/* The commands that load everything, from the directory @dir. */
void grub_load(FILE *out, struct plan *plan, const char *dir);

/*
 * A menu entry, which looks for the directory @name on all disks, in /boot and in
 * their root.  Not all names will do for that.
 */
void grub_entry(FILE *out, struct plan *plan, const char *title,
                const char *name);
bool grub_can_search(const char *name);

/*
 * A script for /etc/grub.d, which has grub-mkconfig write a menu entry for the
 * files in @dir, an absolute path on that machine.
 */
void grub_drop_in(FILE *out, struct plan *plan, const char *title,
                  const char *dir);

/* What GRUB would make something else of. */
void grub_check(const struct plan *plan, struct report *report);

#endif /* HYPERLAUNCH__IMAGE__GRUB_ENTRY_H */
