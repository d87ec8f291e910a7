// SPDX-License-Identifier: GPL-2.0-only
/* Boot modules in hypfs: what a control domain finds is what the launch has. */
#include "checks.h"

#include "format.h"
#include "hyperlaunch.h"
#include "launch-names.h"
#include "lib.h"
#include "say.h"
#include "xen.h"

#define MODULES "/hyperlaunch/modules"

/* A direntry, and what is in the file. */
static union {
    struct xen_hypfs_direntry entry;
    char bytes[4096];
} file;

static long read_file(unsigned int nr, const char *field)
{
    char path[64];

    format(path, sizeof(path), MODULES "/%u/%s", nr, field);
    memset(&file, 0, sizeof(file));

    return xen_hypfs_read(path, &file, sizeof(file));
}

static bool is_module(unsigned int nr,
                      const struct xen_hyperlaunch_module *module)
{
    const char *content = (const char *)(&file.entry + 1);
    uint64_t size;

    if ( read_file(nr, "kind") ||
         strcmp(content, launch_module_name(module->kind)) )
        return false;

    if ( read_file(nr, "size") )
        return false;
    memcpy(&size, content, sizeof(size));

    return file.entry.content_len == sizeof(size) && size == module->size;
}

/* How many there are in the directory. */
static unsigned int count_listed(void)
{
    const struct xen_hypfs_dirlistentry *entry =
        (const void *)(&file.entry + 1);
    unsigned int nr = 1;

    if ( xen_hypfs_read(MODULES, &file, sizeof(file)) ||
         !file.entry.content_len )
        return 0;

    for ( ; entry->off_next; nr++ )
        entry = (const void *)((const char *)entry + entry->off_next);

    return nr;
}

/* For control domains which run while there are modules. */
void check_hypfs_modules(const char *name)
{
    struct xen_hyperlaunch_module module;
    unsigned int nr;

    for ( nr = 0; launch_module(nr, &module) >= 0; nr++ )
        if ( !is_module(nr, &module) )
        {
            check_fail(name, "module=%u is not the same", nr);
            return;
        }

    if ( !nr || count_listed() != nr || !read_file(nr, "size") )
        check_fail(name, "modules=%u listed=%u", nr, count_listed());
    else
        check_pass(name);
}
