/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Are the files there, and what they should be?
 */

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "kernel.h"

/* A file beside it with a name much like it, if there is one. */
static void suggest_file(const struct module *module, struct report *report)
{
    const char *name = file_name(module->path);
    struct pool pool;
    const char *dir, *names[256];
    unsigned int nr = 0;
    struct dirent *entry;
    DIR *files;

    pool_init(&pool);
    dir = name == module->path ? "."
          : pool_strndup(&pool, module->path, name - module->path);
    files = opendir(dir);
    while ( files && nr < 256 && (entry = readdir(files)) )
        if ( entry->d_name[0] != '.' )
            names[nr++] = pool_strdup(&pool, entry->d_name);
    if ( files )
        closedir(files);
    report_suggest(report, name, names, nr);
    pool_free(&pool);
}

static void check_one(const struct module *module, struct report *report)
{
    if ( !module->readable )
    {
        report_add(report, SEV_ERROR, &module->place, "file-missing",
                   "%s: there is no such file, or it cannot be read",
                   module->path);
        suggest_file(module, report);
    }
    else if ( !module->size )
        report_add(report, SEV_ERROR, &module->place, "file-empty",
                   "%s: the file is empty", module->path);
}

void check_files(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    unsigned int i;

    for ( i = 0; i < input->modules.nr; i++ )
        check_one(&input->modules.module[i], report);

    for ( i = 0; i < lcm->nr_domains; i++ )
        check_kernel(input, &lcm->domains[i], report);
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
