/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__IMAGE__COPY_H
#define HYPERLAUNCH__IMAGE__COPY_H

#include "plan.h"

/*
 * Copy all files of @plan to the directory @dir, which is made if need be, under
 * their names.  False if that cannot be; it is said why.
 */
bool copy_files(struct plan *plan, const char *dir);

/* Make @dir, if it is not there.  Likewise. */
bool copy_directory(const char *dir);

/* Copy one; @to appears as a whole, or not at all. */
bool copy_file(const char *from, const char *to);

#endif /* HYPERLAUNCH__IMAGE__COPY_H */
