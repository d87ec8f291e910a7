/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Paths as a launch file has to name them.
 */

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "path.h"

/* Without ".", ".." and double slashes; @path is absolute. */
static char *tidy(struct pool *pool, const char *path)
{
    char *tidied = pool_alloc(pool, strlen(path) + 2), *end = tidied;

    while ( *(path += strspn(path, "/")) )
    {
        size_t len = strcspn(path, "/");

        if ( len == 2 && !strncmp(path, "..", 2) )
        {
            while ( end > tidied && *--end != '/' )
                continue;
        }
        else if ( len != 1 || *path != '.' )
        {
            *end++ = '/';
            memcpy(end, path, len);
            end += len;
        }
        path += len;
    }
    *end = '\0';

    return tidied;
}

static char *absolute(struct pool *pool, const char *path)
{
    char here[PATH_MAX];

    if ( *path == '/' || !getcwd(here, sizeof(here)) )
        return tidy(pool, path);

    return tidy(pool, pool_printf(pool, "%s/%s", here, path));
}

/* How much of both is the same directories, with the slash behind them. */
static size_t common(const char *dir, const char *path)
{
    size_t len = 0, i;

    for ( i = 0; dir[i] && dir[i] == path[i]; i++ )
        if ( dir[i] == '/' )
            len = i + 1;
    if ( !dir[i] && path[i] == '/' )
        len = i + 1;

    return len;
}

const char *path_from_beside(struct pool *pool, const char *beside,
                             const char *path)
{
    const char *slash = strrchr(beside, '/'), *rest;
    char *dir, *target, *up;
    size_t len;

    if ( *path == '/' || !slash )
        return path;

    dir = absolute(pool, pool_strndup(pool, beside, slash + 1 - beside));
    target = absolute(pool, path);
    len = common(dir, target);

    up = pool_strdup(pool, "");
    for ( rest = dir + (len > strlen(dir) ? strlen(dir) : len);
          *(rest += strspn(rest, "/")); rest += strcspn(rest, "/") )
        up = pool_printf(pool, "%s../", up);

    return pool_printf(pool, "%s%s", up, target + len);
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
