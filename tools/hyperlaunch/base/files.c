/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Files as a whole.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "files.h"
#include "trouble.h"

static int read_from(FILE *file, size_t max, struct blob *blob)
{
    size_t room = 0, got;

    do {
        if ( blob->size == room )
        {
            room = room ? 2 * room : 65536;
            if ( room > max )
                room = max;
            blob->data = grow(blob->data, room + 1, 1);
        }
        got = fread(&blob->data[blob->size], 1, room - blob->size, file);
        blob->size += got;
    } while ( got && blob->size < max );

    blob->data[blob->size] = '\0';

    return ferror(file) ? errno : 0;
}

int file_read(const char *path, size_t max, struct blob *blob)
{
    FILE *file = strcmp(path, "-") ? fopen(path, "rb") : stdin;
    int rc;

    *blob = (struct blob){};
    if ( !file )
        return errno;

    errno = EIO;
    rc = read_from(file, max, blob);
    if ( file != stdin )
        fclose(file);
    if ( rc )
    {
        free(blob->data);
        *blob = (struct blob){};
    }

    return rc;
}

static bool cannot_write(const char *path)
{
    return trouble(path, "cannot write: %s", strerror(errno));
}

static bool write_to(FILE *file, const void *data, size_t size)
{
    return fwrite(data, 1, size, file) == size && !fflush(file);
}

static bool write_stdout(const void *data, size_t size)
{
    return write_to(stdout, data, size) ||
           cannot_write("standard output");
}

/* A device or a pipe is written to, not replaced. */
static bool is_special(const char *path)
{
    struct stat status;

    return !stat(path, &status) && !S_ISREG(status.st_mode);
}

static bool write_over(const char *path, const void *data, size_t size)
{
    FILE *file = fopen(path, "wb");
    bool good = file && write_to(file, data, size);

    if ( file && fclose(file) )
        good = false;

    return good;
}

bool file_write(const char *path, const void *data, size_t size)
{
    const char *temporary;

    if ( !strcmp(path, "-") )
        return write_stdout(data, size);
    if ( is_special(path) )
        return write_over(path, data, size) || cannot_write(path);

    temporary = temporary_beside(path);
    if ( !temporary )
        return false;
    if ( write_over(temporary, data, size) )
        return temporary_keep(temporary, path);
    cannot_write(path);
    temporary_drop(temporary);

    return false;
}

bool file_exists(const char *path)
{
    struct stat status;

    return strcmp(path, "-") && !lstat(path, &status);
}

bool files_are_same(const char *a, const char *b)
{
    struct stat status_a, status_b;

    return a && b && strcmp(a, "-") && strcmp(b, "-") &&
           !stat(a, &status_a) && !stat(b, &status_b) &&
           status_a.st_dev == status_b.st_dev &&
           status_a.st_ino == status_b.st_ino;
}

bool file_may_write(const char *output, const char *const *inputs,
                    unsigned int nr)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
        if ( files_are_same(output, inputs[i]) && !is_special(output) )
            return trouble(output, "is what it is to be made of");

    return true;
}

char *file_beside(struct pool *pool, const char *from, const char *path)
{
    const char *slash = strrchr(from, '/');

    if ( *path == '/' || !slash )
        return pool_strdup(pool, path);

    return pool_printf(pool, "%.*s/%s", (int)(slash - from), from, path);
}

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

bool file_has_suffix(const char *path, const char *suffix)
{
    size_t len = strlen(path), suffix_len = strlen(suffix);

    return len > suffix_len && !strcmp(&path[len - suffix_len], suffix);
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
