/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Copy files to where a boot loader finds them.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/files.h"
#include "../base/trouble.h"

#include "copy.h"

static bool copy_data(FILE *in, FILE *out)
{
    static char buf[1 << 16];
    size_t size;

    while ( (size = fread(buf, 1, sizeof(buf), in)) )
        if ( fwrite(buf, 1, size, out) != size )
            return false;

    return !ferror(in) && !fflush(out) && !fsync(fileno(out));
}

static bool copy_to(FILE *in, const char *to)
{
    FILE *out = fopen(to, "wb");
    bool good = out && copy_data(in, out);

    if ( out && fclose(out) )
        good = false;

    return good;
}

static bool copy_whole(FILE *in, const char *to)
{
    const char *temporary = temporary_beside(to);

    if ( !temporary )
        return false;
    if ( copy_to(in, temporary) )
        return temporary_keep(temporary, to);
    trouble(to, "cannot write: %s", strerror(errno));
    temporary_drop(temporary);

    return false;
}

bool copy_file(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb");
    bool good;

    if ( !in )
        return trouble(from, "cannot read: %s", strerror(errno));
    good = copy_whole(in, to);
    fclose(in);

    return good;
}

bool copy_directory(const char *dir)
{
    return !mkdir(dir, 0777) || errno == EEXIST ||
           trouble(dir, "cannot make this directory: %s", strerror(errno));
}

bool copy_files(struct plan *plan, const char *dir)
{
    unsigned int i;

    if ( !copy_directory(dir) )
        return false;

    for ( i = 0; i < plan_nr_files(plan); i++ )
    {
        const struct boot_file *file = plan_file(plan, i);
        const char *to = pool_printf(plan->pool, "%s/%s", dir, file->name);

        /* Who runs this where the files are already is not to lose them. */
        if ( plan_stores(plan, i) && !files_are_same(file->path, to) &&
             !copy_file(file->path, to) )
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
