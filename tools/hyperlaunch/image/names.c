/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What files are called on the medium which a machine boots from.
 */

#include <string.h>
#include <strings.h>

#include "names.h"

#define MAX_NAME 64

static const char harmless[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-";

static char *plain(struct pool *pool, const char *path)
{
    char *name = pool_printf(pool, "%.*s", MAX_NAME, file_name(path));
    size_t i;

    for ( i = strspn(name, harmless); name[i]; i += strspn(&name[i], harmless) )
        name[i] = '_';
    if ( *name == '.' || *name == '-' || !*name )
        name = pool_printf(pool, "_%s", name);

    return name;
}

static bool is_taken(struct plan *plan, unsigned int nr, const char *name)
{
    unsigned int i;

    if ( !strcasecmp(name, PLAN_LCM) || !strcasecmp(name, PLAN_TREE) )
        return true;
    for ( i = 0; i < nr; i++ )
        if ( plan_file(plan, i)->name &&
             !strcasecmp(plan_file(plan, i)->name, name) )
            return true;

    return false;
}

/* A file which several modules are is stored once. */
static const char *name_of_earlier(struct plan *plan, unsigned int nr,
                                   const char *path)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
    {
        const struct boot_file *file = plan_file(plan, i);

        if ( file != &plan->lcm && file->path &&
             files_are_same(file->path, path) )
            return file->name;
    }

    return NULL;
}

void plan_name_files(struct plan *plan)
{
    unsigned int i, nr;

    plan->lcm.name = PLAN_LCM;
    for ( i = 0; i < plan_nr_files(plan); i++ )
    {
        struct boot_file *file = plan_file(plan, i);
        const char *name;

        if ( file == &plan->lcm || !file->path )
            continue;
        file->name = name_of_earlier(plan, i, file->path);
        if ( file->name )
            continue;

        name = plain(plan->pool, file->path);
        file->name = name;
        for ( nr = 2; is_taken(plan, i, file->name); nr++ )
            file->name = pool_printf(plan->pool, "%s-%u", name, nr);
    }
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
