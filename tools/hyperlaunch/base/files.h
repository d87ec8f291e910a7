/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files as a whole, and where to put those that nobody wants to keep.
 */

#ifndef HYPERLAUNCH__BASE__FILES_H
#define HYPERLAUNCH__BASE__FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "pool.h"

/* A file in memory, with a NUL behind it; data is aligned for anything. */
struct blob {
    char *data;            /* to be freed */
    size_t size;           /* bytes, without that NUL */
};

/*
 * Read the file @path ("-": standard input), but no more than @max bytes.  0, or
 * an errno value; then @blob->data is NULL.
 */
int file_read(const char *path, size_t max, struct blob *blob);

/*
 * Write the file @path ("-": standard output); it appears as a whole, or not at
 * all.  If that cannot be, says why on standard error and returns false.
 */
bool file_write(const char *path, const void *data, size_t size);

/* Is there anything at @path? */
bool file_exists(const char *path);

/* Are both there, and one file, by whatever names?  NULL is none. */
bool files_are_same(const char *a, const char *b);

/*
 * Is @output (NULL: none, "-": standard output) none of the @nr files which it is
 * made of?  If it is, that is said on standard error.
 */
bool file_may_write(const char *output, const char *const *inputs,
                    unsigned int nr);

/*
 * @path as seen from where @from, a file, is: what a file says of others is
 * relative to it.
 */
char *file_beside(struct pool *pool, const char *from, const char *path);

/* The part of a path behind the last '/'. */
const char *file_name(const char *path);

/* Does @path end so, and with something in front? */
bool file_has_suffix(const char *path, const char *suffix);

/*
 * A directory for this program alone, in TMPDIR or /tmp, always the same.  It,
 * and all that is then in it, is removed when the program ends, by a signal as
 * well.  Says why on standard error and returns NULL if that cannot be.
 */
const char *temporary_directory(void);

/*
 * A new, empty file beside @path, for what is then to be there: temporary_keep()
 * gives it that name.  If it does not come to that, it is removed: at once by
 * temporary_drop(), or when the program ends.  The first two say why on standard
 * error if that cannot be; after the last two the name is gone.
 */
const char *temporary_beside(const char *path);
bool temporary_keep(const char *temporary, const char *path);
void temporary_drop(const char *temporary);

#endif /* HYPERLAUNCH__BASE__FILES_H */
