/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Are the files there, and what they should be?
 */

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "kernel.h"

/* There is no end to what can be in a directory. */
#define MAX_NAMES 4096

/* A file beside it with a name much like it, if there is one. */
static void suggest_file(const struct module *file, struct report *report)
{
    const char *name = file_name(file->path), **names;
    char *dir = name == file->path ? pool_strdup(&report->pool, ".")
        : pool_strndup(&report->pool, file->path, name - file->path);
    struct dirent **entries;
    unsigned int nr_names = 0;
    int i, nr = scandir(dir, &entries, NULL, alphasort);

    if ( nr < 0 )
        return;

    names = grow(NULL, nr + 1, sizeof(*names));
    for ( i = 0; i < nr && nr_names < MAX_NAMES; i++ )
        if ( strcmp(entries[i]->d_name, ".") &&
             strcmp(entries[i]->d_name, "..") )
            names[nr_names++] = entries[i]->d_name;
    report_suggest(report, name, names, nr_names);

    for ( i = 0; i < nr; i++ )
        free(entries[i]);
    free(entries);
    free(names);
}

void check_one_file(const struct module *file, struct report *report)
{
    if ( !file->readable )
    {
        report_add(report, SEV_ERROR, &file->place, "file-missing",
                   "%s: there is no such file, or it cannot be read",
                   file->path);
        suggest_file(file, report);
    }
    else if ( !file->size )
        report_add(report, SEV_ERROR, &file->place, "file-empty",
                   "%s: the file is empty", file->path);
}

/* Nobody says of them what they should be. */
static void check_extra_modules(const struct input *input,
                                struct report *report)
{
    const struct value *values = input->launch.values;
    const struct value *extra = &values[LK_EXTRA_MODULES];

    if ( !extra->nr || !value_is_set(&values[LK_DIGESTS]) )
        return;
    report_add(report, SEV_WARNING, &extra->items[0].place, "no-digest",
               "'digests' is not about 'extra-modules': the LCM has no digests of them");
    report_hint(report,
                "the boot domain, which reads them, has to find out whether they are the right ones");
}

void check_files(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    unsigned int i;

    for ( i = 0; i < input->modules.nr; i++ )
        check_one_file(&input->modules.module[i], report);

    check_extra_modules(input, report);

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
