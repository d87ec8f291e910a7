/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a command needs, and is not there.
 */

#include <string.h>
#include <unistd.h>

#include "missing.h"
#include "pool.h"
#include "process.h"
#include "trouble.h"

static void add(struct missing *missing, const char *what, const char *package)
{
    unsigned int i;

    for ( i = 0; i < missing->nr; i++ )
        if ( !strcmp(missing->things[i].package, package) )
            return;
    if ( missing->nr == MAX_MISSING )
        return;

    missing->things[missing->nr].what = what;
    missing->things[missing->nr++].package = package;
}

void missing_program(struct missing *missing, const char *program,
                     const char *package)
{
    if ( !process_exists(program) )
        add(missing, program, package);
}

void missing_file(struct missing *missing, const char *path,
                  const char *package)
{
    if ( access(path, R_OK) )
        add(missing, path, package);
}

bool missing_nothing(const struct missing *missing)
{
    const char *what, *packages;
    struct pool pool;
    unsigned int i;

    if ( !missing->nr )
        return true;
    if ( missing->nr == 1 )
        return trouble_missing(missing->things[0].what,
                               missing->things[0].package);

    pool_init(&pool);
    what = missing->things[0].what;
    packages = missing->things[0].package;
    for ( i = 1; i < missing->nr; i++ )
    {
        what = pool_printf(&pool, "%s%s%s", what,
                           i + 1 < missing->nr ? ", " : " and ",
                           missing->things[i].what);
        packages = pool_printf(&pool, "%s %s", packages,
                               missing->things[i].package);
    }
    trouble(NULL, "%s are needed for this, and are not there (packages %s)",
            what, packages);
    pool_free(&pool);

    return false;
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
