/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Copy files to where a boot loader finds them.
 */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "../base/files.h"
#include "../base/harmless.h"
#include "../base/pool.h"
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

/* A copy of @from, on its way to @to; NULL: it is said why. */
static const char *write_copy(const char *from, const char *to)
{
    const char *temporary;
    FILE *in = fopen(from, "rb");

    if ( !in )
    {
        trouble(from, "cannot read: %s", strerror(errno));
        return NULL;
    }
    temporary = temporary_beside(to);
    if ( temporary && !copy_to(in, temporary) )
    {
        trouble(to, "cannot write: %s", strerror(errno));
        temporary_drop(temporary);
        temporary = NULL;
    }
    fclose(in);

    return temporary;
}

bool copy_file(const char *from, const char *to)
{
    const char *temporary = write_copy(from, to);

    return temporary && temporary_keep(temporary, to);
}

bool copy_directory(const char *dir)
{
    return !mkdir(dir, 0777) || errno == EEXIST ||
           trouble(dir, "cannot make this directory: %s", strerror(errno));
}

/* Who runs this where the files are already is not to lose them. */
static bool is_to_copy(struct plan *plan, unsigned int i, const char *dir)
{
    const struct boot_file *file = plan_file(plan, i);

    return plan_stores(plan, i) &&
           !files_are_same(file->path,
                           pool_printf(plan->pool, "%s/%s", dir, file->name));
}

/* Old and new files have to fit beside each other for a while. */
static bool has_room(struct plan *plan, const char *dir)
{
    struct statvfs fs;
    uint64_t needed = 0, room;
    unsigned int i;

    /* Some file systems do not tell. */
    if ( statvfs(dir, &fs) || !fs.f_blocks || !fs.f_frsize )
        return true;
    for ( i = 0; i < plan_nr_files(plan); i++ )
        if ( is_to_copy(plan, i, dir) )
            needed += plan_file(plan, i)->size / fs.f_frsize + 1;
    room = geteuid() ? fs.f_bavail : fs.f_bfree;

    return needed <= room ||
           trouble(dir, "no room: the files take %llu KiB, beside what is there, and %llu KiB are free; nothing was changed",
                   (unsigned long long)(needed * fs.f_frsize >> 10),
                   (unsigned long long)(room * fs.f_frsize >> 10));
}

bool copies_add(struct copies *copies, const char *from, const char *to)
{
    const char *temporary = write_copy(from, to);
    struct stat status;

    if ( !temporary )
        return false;
    copies->copies = grow(copies->copies, copies->nr + 1,
                          sizeof(*copies->copies));
    copies->copies[copies->nr++] = (struct copy){
        temporary, pool_strdup(copies->pool, to)
    };
    if ( !stat(temporary, &status) )
        copies->size += status.st_size;

    return true;
}

static bool add_file(struct copies *copies, struct plan *plan, unsigned int i,
                     const char *dir)
{
    const struct boot_file *file = plan_file(plan, i);

    return !is_to_copy(plan, i, dir) ||
           copies_add(copies, file->path,
                      pool_printf(plan->pool, "%s/%s", dir, file->name));
}

bool copies_write(struct copies *copies, struct plan *plan, const char *dir)
{
    unsigned int i, lcm = 0;

    *copies = (struct copies){ .pool = plan->pool };
    if ( !copy_directory(dir) || !has_room(plan, dir) )
        return false;

    /* With a new LCM, old files would be taken for what it describes. */
    for ( i = 0; i < plan_nr_files(plan); i++ )
        if ( plan_file(plan, i) == &plan->lcm )
            lcm = i;
        else if ( !add_file(copies, plan, i, dir) )
            return false;

    return add_file(copies, plan, lcm, dir);
}

/* A file whose name is not on the disk is not there after a power failure. */
static void sync_directory_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    char *dir = slash ? strndup(path, slash + 1 - path) : strdup(".");
    int fd = dir ? open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;

    if ( fd >= 0 )
    {
        fsync(fd);
        close(fd);
    }
    free(dir);
}

bool copies_keep(struct copies *copies)
{
    unsigned int i;

    for ( i = 0; i < copies->nr; i++ )
    {
        struct copy *copy = &copies->copies[i];
        const char *temporary = copy->temporary;

        copy->temporary = NULL;
        if ( !temporary_keep(temporary, copy->to) )
            return false;
        sync_directory_of(copy->to);
    }

    return true;
}

void copies_free(struct copies *copies)
{
    unsigned int i;

    for ( i = 0; i < copies->nr; i++ )
        if ( copies->copies[i].temporary )
            temporary_drop(copies->copies[i].temporary);
    free(copies->copies);
    *copies = (struct copies){};
}

static bool is_of_plan(struct plan *plan, const char *name)
{
    unsigned int i;

    for ( i = 0; i < plan_nr_files(plan); i++ )
        if ( !strcmp(plan_file(plan, i)->name, name) )
            return true;

    return false;
}

void copies_say_others(struct plan *plan, const char *dir)
{
    struct dirent **entries;
    const char *list = NULL;
    int i, nr = scandir(dir, &entries, NULL, alphasort);

    for ( i = 0; i < nr; i++ )
    {
        const char *name = entries[i]->d_name;

        if ( strcmp(name, ".") && strcmp(name, "..") &&
             !is_of_plan(plan, name) )
            list = pool_printf(plan->pool, "%s%s%s", list ? list : "",
                               list ? ", " : "", name);
        free(entries[i]);
    }
    if ( nr >= 0 )
        free(entries);
    if ( list )
        fprintf(stderr, "note: %s also has what this launch does not need, perhaps of an earlier one: %s\n",
                harmless_text(plan->pool, dir),
                harmless_text(plan->pool, list));
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
