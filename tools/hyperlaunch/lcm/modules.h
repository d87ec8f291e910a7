/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The files that a boot loader is to hand over as boot modules.
 */

#ifndef HYPERLAUNCH__LCM__MODULES_H
#define HYPERLAUNCH__LCM__MODULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/place.h"
#include "../base/pool.h"

/* A file, which several domains may use. */
struct module {
    const char *path;          /* as it can be opened from here */
    const char *name;          /* as the user wrote it */
    struct place place;        /* where it was named first */
    uint64_t size;             /* bytes; 0 if it cannot be read */
    bool readable;
    uint64_t device, inode;    /* which file it is, by whatever name; 0: none */
};

/* In the order of module-index; the first one is 1, as 0 is the LCM. */
struct modules {
    unsigned int nr;
    struct module *module;     /* room for a power of two */
};

/* Where files are looked for that a launch file names by a relative path. */
struct search {
    const char *const *dirs;   /* after the directory of the launch file */
    unsigned int nr_dirs;
};

/*
 * The path of the file @name, which the file @from tells of: where it is found,
 * or if it is not, where it should be first of all.
 */
char *search_file(const struct search *search, struct pool *pool,
                  const char *from, const char *name);

/*
 * The index of that file as a boot module, which it becomes unless it is one
 * already.  Strings are kept by reference.
 */
unsigned int modules_add(struct modules *modules, struct pool *pool,
                         const struct search *search, const char *from,
                         const char *name, const struct place *place);

/* The file @path becomes the next boot module, even if it is one already. */
void modules_take(struct modules *modules, struct pool *pool,
                  const char *path);

#endif /* HYPERLAUNCH__LCM__MODULES_H */
