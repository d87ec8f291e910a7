/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Copy files to where a boot loader finds them.
 *
 * What is there may be all that a machine can boot: nothing of it is touched
 * before everything has been written, under other names in the same directory.
 */

#ifndef HYPERLAUNCH__IMAGE__COPY_H
#define HYPERLAUNCH__IMAGE__COPY_H

#include "plan.h"

/* Files which have been written, and are to appear under their names. */
struct copies {
    struct pool *pool;
    struct copy {
        const char *temporary, *to;
    } *copies;
    unsigned int nr;
    uint64_t size;             /* bytes of them all */
};

/*
 * Write all files of @plan to the directory @dir, which is made if need be; the
 * LCM is the last of them.  If there is no room for them, nothing is written.
 * False if that cannot be; it is said why.
 */
bool copies_write(struct copies *copies, struct plan *plan, const char *dir);

/* Write one more, which is to be @to.  Likewise. */
bool copies_add(struct copies *copies, const char *from, const char *to);

/* Have them all appear, in the order in which they were written.  Likewise. */
bool copies_keep(struct copies *copies);

/* What has not appeared is removed. */
void copies_free(struct copies *copies);

/* Say on standard error what in @dir is no file of @plan. */
void copies_say_others(struct plan *plan, const char *dir);

/* Make @dir, if it is not there.  False if that cannot be; it is said why. */
bool copy_directory(const char *dir);

/* Copy one; @to appears as a whole, or not at all.  Likewise. */
bool copy_file(const char *from, const char *to);

#endif /* HYPERLAUNCH__IMAGE__COPY_H */
