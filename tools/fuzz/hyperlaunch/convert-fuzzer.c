/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Fuzz "hyperlaunch convert": anything at all is converted from all formats, or
 * from what a device tree can be if it begins as one.  What comes of it is a good
 * launch file, which says what was converted.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exit-codes.h"
#include "convert/convert.h"
#include "yaml/read.h"
#include "yaml/write.h"

#include "given.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static char *written(const struct launch *launch, const char *const *comments,
                     size_t *size)
{
    char *text;
    FILE *out = open_memstream(&text, size);

    if ( !out )
        abort();
    launch_write(launch, comments, out);
    fclose(out);

    return text;
}

/* Without comments, of which @nr lines stand at the beginning. */
static const char *body(const char *text, unsigned int nr)
{
    /* An empty line is behind them. */
    for ( nr += !!nr; nr; nr-- )
    {
        text = strchr(text, '\n');
        if ( !text++ )
            abort();
    }

    return text;
}

/* What is read of a launch file is what was written to it. */
static void check_launch_file(const struct convert *convert)
{
    const char *const *comments = (const char *const *)convert->comments;
    struct report report;
    struct launch launch;
    struct blob blob;
    size_t size;
    char *again;

    blob.data = written(&convert->launch, comments, &blob.size);
    report_init(&report);
    launch_init(&launch, "-");
    launch_read(&launch, &blob, NULL, &report);
    if ( report.nr_errors )
        abort();
    again = written(&launch, NULL, &size);
    if ( strcmp(body(blob.data, convert->nr_comments), again) )
        abort();

    free(again);
    launch_free(&launch);
    report_free(&report);
    free(blob.data);
}

static void convert_one(const char *path, enum convert_from from,
                        const char *arch)
{
    static const char *const files[] = { "kernel", "ramdisk" };
    struct convert convert;
    int rc;

    convert_init(&convert);
    convert.from = from;
    convert.arch = arch;
    if ( arch )
        convert.launch.arch = arch;
    convert.files = files;
    convert.nr_files = 2;

    rc = convert_file(&convert, path);
    if ( (rc == EXIT_GOOD) != !convert.report.nr_errors )
        abort();
    report_sort(&convert.report);
    if ( rc == EXIT_GOOD )
        check_launch_file(&convert);
    convert_free(&convert);
}

static void convert_text(const uint8_t *data, size_t size,
                         enum convert_from from, const char *arch)
{
    given_as_input(data, size);
    convert_one("-", from, arch);
    given_end();
}

static void convert_tree(const uint8_t *data, size_t size,
                         enum convert_from from)
{
    convert_one(given_as_file(data, size), from, NULL);
    given_end();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint8_t magic[] = { 0xd0, 0x0d, 0xfe, 0xed };

    if ( size >= sizeof(magic) && !memcmp(data, magic, sizeof(magic)) )
    {
        convert_tree(data, size, FROM_DETECTED);
        convert_tree(data, size, FROM_DOM0LESS);
    }
    else if ( size )
    {
        convert_text(data, size, FROM_DETECTED, NULL);
        convert_text(data, size, FROM_IMAGEBUILDER, NULL);
        convert_text(data, size, FROM_XL, NULL);
        convert_text(data, size, FROM_XL, "arm64");
    }

    return 0;
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
