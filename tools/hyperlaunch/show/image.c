/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Find the LCM in the image of a disk: of a CD, or a memory card.
 *
 * How files are kept on it need not be understood for that.  They begin at the
 * boundary of a sector, on a fresh disk they are in one piece, and an LCM is
 * like nothing else.
 */

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xen/libfdt/libfdt.h>

#include "../base/exit-codes.h"

#include "boot-script.h"
#include "image.h"

#define SECTOR 512

static bool is_magic(const void *data)
{
    return fdt32_ld(data) == FDT_MAGIC;
}

static bool read_at(int fd, off_t offset, char *buf, size_t size, size_t *got)
{
    ssize_t rc;

    for ( *got = 0; *got < size; *got += rc )
    {
        rc = pread(fd, buf + *got, size - *got, offset + *got);
        if ( rc <= 0 )
            return rc == 0;
    }

    return true;
}

/*
 * The LCM of @size bytes that begins there: how many bytes are in @buf, or 0 if
 * none does.
 */
static size_t read_lcm(int fd, off_t offset, size_t size, char *buf)
{
    struct hl_diags diags;
    size_t got;

    if ( !read_at(fd, offset, buf, size, &got) ||
         hl_lcm_probe(buf, got, &diags) != HL_LCM_PRESENT )
        return 0;

    return fdt_totalsize(buf);
}

/* As read_lcm(), of one that a script of @length bytes there makes. */
static size_t read_script(int fd, off_t offset, size_t length, char *buf)
{
    struct hl_diags diags;
    size_t size = 0, got;
    char *script = grow(NULL, length, 1);

    read_at(fd, offset, script, length, &got);
    if ( boot_script_run(script, got, buf, HL_MAX_LCM_SIZE) &&
         hl_lcm_probe(buf, fdt_totalsize(buf), &diags) == HL_LCM_PRESENT )
        size = fdt_totalsize(buf);
    free(script);

    return size;
}

/* How many bytes what begins at @data claims to have; 0: it is of no interest. */
static size_t claimed_size(const char *data, bool *is_script)
{
    uint64_t size = 0;

    *is_script = is_boot_script(data);
    if ( *is_script )
        size = (uint64_t)fdt32_ld((const fdt32_t *)&data[SCRIPT_SIZE]) +
               SCRIPT_HEADER;
    else if ( is_magic(data) )
        size = fdt_totalsize(data);

    return size <= HL_MAX_LCM_SIZE ? size : 0;
}

/*
 * Others may have filled a disk with what begins like an LCM: no more bytes of
 * such things are read than that.
 */
#define MAX_LOOKED_AT (512U << 20)

/*
 * As read_lcm(), of the first one in the file.  @is_script: it is for a board
 * with U-Boot.
 */
static size_t find_lcm(int fd, char *buf, bool *is_script)
{
    size_t left = MAX_LOOKED_AT, claimed;
    static char window[1 << 20] __attribute__((aligned(8)));
    size_t got, i, size = 0;
    off_t offset;

    for ( offset = 0;
          read_at(fd, offset, window, sizeof(window), &got) && got;
          offset += sizeof(window) )
        for ( i = 0; i + SECTOR <= got; i += SECTOR )
        {
            claimed = claimed_size(&window[i], is_script);
            if ( !claimed )
                continue;
            if ( claimed > left )
                return 0;
            left -= claimed;
            size = *is_script ? read_script(fd, offset + i, claimed, buf)
                              : read_lcm(fd, offset + i, claimed, buf);
            if ( size )
                return size;
        }

    return 0;
}

/* May there be one anywhere but at its beginning? */
static bool may_be_image(int fd)
{
    struct stat status;
    char magic[4];
    size_t got;

    return !fstat(fd, &status) && S_ISREG(status.st_mode) &&
           read_at(fd, 0, magic, sizeof(magic), &got) &&
           got == sizeof(magic) && !is_magic(magic);
}

/* The LCM of an image, as a file; NULL if there is none. */
static const char *extract(struct view *view, bool *is_script)
{
    const char *dir, *path = NULL;
    int fd = open(view->path, O_RDONLY | O_CLOEXEC);
    char *buf;
    size_t size;

    if ( fd < 0 )
        return NULL;

    buf = grow(NULL, HL_MAX_LCM_SIZE, 1);
    size = may_be_image(fd) ? find_lcm(fd, buf, is_script) : 0;
    close(fd);

    if ( size && (dir = temporary_directory()) )
    {
        path = pool_printf(&view->pool, "%s/lcm.dtb", dir);
        if ( !file_write(path, buf, size) )
            path = NULL;
    }
    free(buf);

    return path;
}

/* What is wrong is wrong with the image, as far as the user knows. */
static void rename_places(struct report *report, const char *from,
                          const char *to)
{
    unsigned int i;

    for ( i = 0; i < report->nr; i++ )
    {
        struct place *place = &report->messages[i].place;

        if ( place->file && !strcmp(place->file, from) )
            place->file = to;
    }
}

static bool is_text(const char *path)
{
    return !strcmp(path, "-") || file_has_suffix(path, ".yaml") ||
           file_has_suffix(path, ".yml") || file_has_suffix(path, ".dts");
}

int image_load(struct view *view, const struct input_options *options,
               struct report *report)
{
    struct input_options with_arch = *options;
    bool is_script = false;
    const char *lcm = is_text(view->path) ? NULL : extract(view, &is_script);
    int rc;

    if ( !lcm )
        return input_load(&view->input, view->path, options, report);

    if ( is_script && !with_arch.arch )
        with_arch.arch = "arm64";
    view->is_image = true;
    rc = input_load(&view->input, lcm, &with_arch, report);
    rename_places(report, lcm, view->path);

    return rc;
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
