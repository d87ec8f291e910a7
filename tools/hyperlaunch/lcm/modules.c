/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The files that a boot loader is to hand over as boot modules.
 */

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/files.h"

#include "modules.h"

char *search_file(const struct search *search, struct pool *pool,
                  const char *from, const char *name)
{
    char *first = file_beside(pool, from, name);
    unsigned int i;

    if ( *name == '/' || !access(first, F_OK) )
        return first;

    for ( i = 0; i < search->nr_dirs; i++ )
    {
        char *path = pool_printf(pool, "%s/%s", search->dirs[i], name);

        if ( !access(path, F_OK) )
            return path;
    }

    return first;
}

/* Is it the same file, by whatever name? */
static bool same_file(const struct module *a, const struct module *b)
{
    struct stat status_a, status_b;

    if ( !strcmp(a->path, b->path) )
        return true;

    return !stat(a->path, &status_a) && !stat(b->path, &status_b) &&
           status_a.st_dev == status_b.st_dev &&
           status_a.st_ino == status_b.st_ino;
}

unsigned int modules_add(struct modules *modules, struct pool *pool,
                         const struct search *search, const char *from,
                         const char *name, const struct place *place)
{
    struct module module = { .name = name, .place = *place }, *more;
    struct stat status;
    unsigned int i;

    module.path = search_file(search, pool, from, name);
    if ( !stat(module.path, &status) )
    {
        module.size = status.st_size;
        module.readable = S_ISREG(status.st_mode) &&
                          !access(module.path, R_OK);
    }

    for ( i = 0; i < modules->nr; i++ )
        if ( same_file(&modules->module[i], &module) )
            return i + 1;

    more = pool_alloc(pool, (modules->nr + 1) * sizeof(*more));
    if ( modules->nr )
        memcpy(more, modules->module, modules->nr * sizeof(*more));
    more[modules->nr++] = module;
    modules->module = more;

    return modules->nr;
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
