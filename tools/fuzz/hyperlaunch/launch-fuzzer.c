/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Fuzz "hyperlaunch check" and "build": anything at all is read as a launch file
 * or, if it begins as one, as a flattened device tree; an LCM is made of it,
 * parsed, validated and checked, and all messages are written.
 *
 * There are some files that it can name; all others are kept out of its reach.
 */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/exit-codes.h"
#include "check/check.h"

#include "given.h"

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Kernels of several kinds, and what is none. */
static const struct {
    const char *name;
    size_t offset;
    const char *magic;
    size_t size;
} files[] = {
    { "elf", 0, "\x7f" "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0\x3e", 19 },
    { "bzImage", 0x202, "HdrS", 4 },
    { "Image", 56, "ARM\x64", 4 },
    { "gzip", 0, "\x1f\x8b\x08", 3 },
    { "dtb", 0, "\xd0\x0d\xfe\xed", 4 },
    { "text", 0, "text\n", 5 },
};

static FILE *nowhere;

/* libFuzzer is free to do what it wants. */
static bool in_tool;

/* Of an input, only what is here: no other directory. */
static bool may_open(const char *path)
{
    return !in_tool || !strchr(path, '/');
}

/* The linker has all of the program call these. */
int __real_stat(const char *path, struct stat *status);
int __wrap_stat(const char *path, struct stat *status);
int __real_access(const char *path, int mode);
int __wrap_access(const char *path, int mode);
int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
typedef int scandir_filter(const struct dirent *entry);
typedef int scandir_compare(const struct dirent **a, const struct dirent **b);
int __real_scandir(const char *path, struct dirent ***entries,
                   scandir_filter *filter, scandir_compare *compare);
int __wrap_scandir(const char *path, struct dirent ***entries,
                   scandir_filter *filter, scandir_compare *compare);

int __wrap_stat(const char *path, struct stat *status)
{
    errno = ENOENT;
    return may_open(path) ? __real_stat(path, status) : -1;
}

int __wrap_access(const char *path, int mode)
{
    errno = ENOENT;
    return may_open(path) ? __real_access(path, mode) : -1;
}

int __wrap_open(const char *path, int flags, ...)
{
    va_list args;
    int mode = 0;

    va_start(args, flags);
    if ( flags & O_CREAT )
        mode = va_arg(args, int);
    va_end(args);

    errno = ENOENT;
    return may_open(path) ? __real_open(path, flags, mode) : -1;
}

int __wrap_scandir(const char *path, struct dirent ***entries,
                   scandir_filter *filter, scandir_compare *compare)
{
    errno = ENOENT;
    return may_open(path) ? __real_scandir(path, entries, filter, compare) : -1;
}

static void make_file(const char *name, size_t offset, const char *magic,
                      size_t size)
{
    FILE *file = fopen(name, "wb");

    if ( !file || fseek(file, offset, SEEK_SET) ||
         fwrite(magic, 1, size, file) != size ||
         fseek(file, 4095, SEEK_SET) || fputc(0, file) || fclose(file) )
        abort();
}

static char directory[] = "/tmp/launch-fuzzer.XXXXXX";

static void leave(void)
{
    unsigned int i;

    for ( i = 0; i < sizeof(files) / sizeof(files[0]); i++ )
        unlink(files[i].name);
    rmdir(directory);
}

/* libFuzzer opens the corpus by its name: it must not be a relative one. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    unsigned int i;

    (void)argc;
    (void)argv;

    nowhere = fopen("/dev/null", "w");
    if ( !nowhere || !mkdtemp(directory) || chdir(directory) )
        abort();
    atexit(leave);
    for ( i = 0; i < sizeof(files) / sizeof(files[0]); i++ )
        make_file(files[i].name, files[i].offset, files[i].magic,
                  files[i].size);

    return 0;
}

static void one_run(struct input *input, const char *path, const char *arch,
                    struct report *report)
{
    const struct input_options options = { .arch = arch };
    struct json j = { .out = nowhere };
    int rc;

    report_init(report);
    in_tool = true;
    rc = input_load(input, path, &options, report);
    if ( (rc == EXIT_GOOD) != !report->nr_errors )
        abort();
    if ( rc == EXIT_GOOD && !input->lcm )
        abort();
    if ( input->lcm )
        check_launch(input, report);
    in_tool = false;

    report_sort(report);
    json_open(&j, NULL, '{');
    report_json(report, &j);
    json_close(&j, '}');
}

static void end_run(struct input *input, struct report *report)
{
    input_free(input);
    report_free(report);
}

/* As a launch file it is read from standard input. */
static void run_launch_file(const uint8_t *data, size_t size,
                            const char *arch, struct input *input,
                            struct report *report)
{
    given_as_input(data, size);
    one_run(input, "-", arch, report);
    given_end();
}

/* The same launch file makes the same LCM, and the same messages. */
static void try_launch_file(const uint8_t *data, size_t size,
                            const char *arch)
{
    struct input first, second;
    struct report report, same;

    run_launch_file(data, size, arch, &first, &report);
    run_launch_file(data, size, arch, &second, &same);
    if ( report.nr != same.nr || first.blob.size != second.blob.size ||
         (first.blob.size && memcmp(first.blob.data, second.blob.data,
                                    first.blob.size)) )
        abort();
    end_run(&first, &report);
    end_run(&second, &same);
}

static void try_blob(const uint8_t *data, size_t size, const char *arch)
{
    struct report report;
    struct input input;

    one_run(&input, given_as_file(data, size), arch, &report);
    end_run(&input, &report);
    given_end();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const uint8_t magic[] = { 0xd0, 0x0d, 0xfe, 0xed };

    if ( size >= sizeof(magic) && !memcmp(data, magic, sizeof(magic)) )
    {
        try_blob(data, size, NULL);
        try_blob(data, size, "arm64");
    }
    else if ( size )
    {
        try_launch_file(data, size, NULL);
        try_launch_file(data, size, "arm64");
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
