/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What commands work on.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/exit-codes.h"
#include "../yaml/read.h"

#include "build.h"
#include "diagnose.h"
#include "input.h"
#include "source.h"

/* One byte more than is good shows that there are too many. */
#define MAX_BLOB (HL_MAX_LCM_SIZE + 1)
#define MAX_LAUNCH_FILE (1U << 20)

static enum input_kind kind_of(const char *path)
{
    if ( !strcmp(path, "-") || file_has_suffix(path, ".yaml") ||
         file_has_suffix(path, ".yml") )
        return INPUT_LAUNCH_FILE;

    return file_has_suffix(path, ".dts") ? INPUT_SOURCE : INPUT_BLOB;
}

static int read_file(const struct input *input, size_t max, struct blob *blob,
                     struct report *report)
{
    struct place place = { input->path };
    int rc = file_read(input->path, max, blob);

    if ( !rc )
        return EXIT_GOOD;

    report_add(report, SEV_ERROR, &place, "trouble", "cannot read: %s",
               strerror(rc));

    return EXIT_TROUBLE;
}

static int load_launch_file(struct input *input,
                            const struct input_options *options,
                            struct report *report)
{
    struct place place = { input->path };
    struct blob text;
    int rc = read_file(input, MAX_LAUNCH_FILE + 1, &text, report);

    if ( rc != EXIT_GOOD )
        return rc;

    if ( text.size > MAX_LAUNCH_FILE )
        report_add(report, SEV_ERROR, &place, "limit",
                   "is larger than any launch file (1 MiB)");
    else
        launch_read(&input->launch, &text, options->arch, report);
    free(text.data);

    input->arch = input->launch.arch;
    if ( input->launch.nr_domains )
        lcm_build(&input->launch, &options->search, &input->pool, &input->blob,
                  &input->modules, &input->places, report);

    return EXIT_GOOD;
}

/*
 * On Arm it is the machine's own device tree, which says what is in the machine,
 * and modules are known by their addresses.
 */
static const char *guess_arch(const struct hl_lcm *lcm)
{
    bool arm = fdt_subnode_offset(lcm->fdt, 0, "cpus") >= 0 ||
               fdt_subnode_offset(lcm->fdt, 0, "memory") >= 0;
    unsigned int i;

    for ( i = 0; i < lcm->nr_modules; i++ )
        arm |= !lcm->modules[i].by_index;

    return arm ? "arm64" : "x86_64";
}

static int load_tree(struct input *input, struct report *report)
{
    return input->kind == INPUT_SOURCE
           ? source_load(input->path, MAX_BLOB, &input->pool, &input->blob,
                         &input->places, report)
           : read_file(input, MAX_BLOB, &input->blob, report);
}

/* This is not the machine that it is for: what none goes beyond. */
static struct hl_host any_host(const struct input *input)
{
    return (struct hl_host){
        .nr_modules = 256,
        .max_cpus = strcmp(input->arch, "arm64") ? 8192 : 128,
        .max_pvh_cpus = 128,
        .max_cmdline = 1023,
    };
}

static void parse(struct input *input, struct report *report)
{
    struct hl_host host;

    input->lcm = pool_alloc(&input->pool, sizeof(*input->lcm));
    input->diags = pool_alloc(&input->pool, sizeof(*input->diags));

    if ( !hl_lcm_parse(input->blob.data, input->blob.size, input->lcm,
                       input->diags) )
    {
        diagnose(input, report);
        input->lcm = NULL;
        return;
    }

    if ( input->kind != INPUT_LAUNCH_FILE && !input->arch )
        input->arch = guess_arch(input->lcm);
    host = any_host(input);
    hl_lcm_validate(input->lcm, &host, input->diags);
    diagnose(input, report);
}

int input_load(struct input *input, const char *path,
               const struct input_options *options, struct report *report)
{
    unsigned int nr_before = report->nr_errors;
    int rc;

    memset(input, 0, sizeof(*input));
    input->path = path;
    input->kind = kind_of(path);
    input->arch = options->arch;
    input->search = options->search;
    pool_init(&input->pool);
    launch_init(&input->launch, path);

    rc = input->kind == INPUT_LAUNCH_FILE
         ? load_launch_file(input, options, report)
         : load_tree(input, report);
    if ( rc == EXIT_GOOD && input->blob.data )
        parse(input, report);
    if ( !input->arch )
        input->arch = "x86_64";

    return rc != EXIT_GOOD ? rc
                           : report->nr_errors > nr_before ? EXIT_ERRORS
                                                           : EXIT_GOOD;
}

static bool is_not_xen(const struct input *input, const char *output)
{
    const char *name = value_str(&input->launch.values[LK_XEN]), *path;
    struct pool pool;
    bool good;

    if ( !name )
        return true;
    pool_init(&pool);
    path = search_file(&input->search, &pool, input->path, name);
    good = file_may_write(output, &path, 1);
    pool_free(&pool);

    return good;
}

bool input_may_write(const struct input *input, const char *output)
{
    unsigned int i;

    for ( i = 0; i < input->modules.nr; i++ )
        if ( !file_may_write(output, &input->modules.module[i].path, 1) )
            return false;

    return file_may_write(output, &input->path, 1) && is_not_xen(input, output);
}

void input_free(struct input *input)
{
    places_free(&input->places);
    free(input->blob.data);
    launch_free(&input->launch);
    pool_free(&input->pool);
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
