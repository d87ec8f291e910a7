/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Programs which make images.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/files.h"
#include "../base/process.h"
#include "../base/trouble.h"

#include "tools.h"

/* 2000-01-01: FAT has no time before 1980. */
#define SOME_DATE "946684800"

/* What a user has told mtools about drives is not meant for us. */
static const char *const environment[] = {
    "SOURCE_DATE_EPOCH=" SOME_DATE,
    "TZ=UTC0",
    "LC_ALL=C",
    "MTOOLSRC=/dev/null",
    NULL
};

bool tools_run(const char *const argv[], const char *package)
{
    bool has_date = getenv("SOURCE_DATE_EPOCH");

    return process_do(argv, &environment[has_date ? 1 : 0], package);
}

static void cannot_make(const char *path)
{
    trouble(path, "cannot make it: %s", strerror(errno));
}

const char *tools_directory(struct pool *pool, const char *name)
{
    const char *top = temporary_directory(), *dir;

    if ( !top )
        return NULL;
    dir = pool_printf(pool, "%s/%s", top, name);
    if ( mkdir(dir, 0777) && errno != EEXIST )
    {
        cannot_make(dir);
        return NULL;
    }

    return dir;
}

const char *tools_link(struct pool *pool, const char *file, const char *dir,
                       const char *name)
{
    const char *link = pool_printf(pool, "%s/%s", dir, name);
    char *target = realpath(file, NULL);
    bool good = target && !symlink(target, link);

    if ( !good )
        cannot_make(link);
    free(target);

    return good ? link : NULL;
}

bool tools_stage(struct plan *plan, const char *dir)
{
    unsigned int i;

    for ( i = 0; i < plan_nr_files(plan); i++ )
    {
        const struct boot_file *file = plan_file(plan, i);

        if ( plan_stores(plan, i) &&
             !tools_link(plan->pool, file->path, dir, file->name) )
            return false;
    }

    return true;
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
