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

static bool same_file(const struct module *a, const struct module *b)
{
    return !strcmp(a->path, b->path) ||
           (a->inode && a->inode == b->inode && a->device == b->device);
}

static void find_out(struct module *module)
{
    struct stat status;

    if ( stat(module->path, &status) )
        return;

    module->size = status.st_size;
    module->readable = S_ISREG(status.st_mode) && !access(module->path, R_OK);
    module->device = status.st_dev;
    module->inode = status.st_ino;
}

static void append(struct modules *modules, struct pool *pool,
                   const struct module *module)
{
    unsigned int nr = modules->nr;
    struct module *more;

    /* All of the room is taken: twice as much. */
    if ( !(nr & (nr - 1)) )
    {
        more = pool_alloc(pool, (nr ? 2 * nr : 1) * sizeof(*more));
        if ( nr )
            memcpy(more, modules->module, nr * sizeof(*more));
        modules->module = more;
    }
    modules->module[modules->nr++] = *module;
}

void modules_take(struct modules *modules, struct pool *pool, const char *path)
{
    struct module module = { .path = path, .name = path };

    find_out(&module);
    append(modules, pool, &module);
}

unsigned int modules_add(struct modules *modules, struct pool *pool,
                         const struct search *search, const char *from,
                         const char *name, const struct place *place)
{
    struct module module = { .name = name, .place = *place };
    unsigned int i;

    module.path = search_file(search, pool, from, name);
    find_out(&module);

    for ( i = 0; i < modules->nr; i++ )
        if ( same_file(&modules->module[i], &module) )
            return i + 1;

    append(modules, pool, &module);

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
