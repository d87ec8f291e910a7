/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a boot loader is to load.
 */

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../base/harmless.h"
#include "../base/units.h"
#include "../check/check.h"
#include "../check/image-kind.h"

#include "names.h"

unsigned int plan_nr_files(const struct plan *plan)
{
    return 2 + plan->nr_modules;
}

struct boot_file *plan_file(struct plan *plan, unsigned int i)
{
    return i == 0 ? &plan->xen : i == 1 ? &plan->lcm : &plan->modules[i - 2];
}

bool plan_stores(struct plan *plan, unsigned int i)
{
    const struct boot_file *file = plan_file(plan, i);
    unsigned int j;

    for ( j = 0; j < i; j++ )
        if ( !strcmp(plan_file(plan, j)->name, file->name) )
            return false;

    return file->path;
}

const char *plan_look_at(struct boot_file *file)
{
    struct stat status;

    if ( stat(file->path, &status) )
        return strerror(errno);
    if ( !S_ISREG(status.st_mode) )
        return "it is no regular file";
    if ( !status.st_size )
        return "it is empty";
    if ( !digest_file(file->path, file->sha256) )
        return "it cannot be read";
    file->size = status.st_size;

    return NULL;
}

/*
 * What boot loaders start is not all that distributions may have beside it.  That
 * the file is Xen at all has been checked.
 */
static void check_loadable(const struct plan *plan, struct report *report)
{
    bool arm64 = !strcmp(plan->arch, "arm64");
    struct image_kind kind;

    if ( !image_kind_read(plan->xen.path, &kind) )
        return;

    /* Those are a Xen all the same. */
    if ( arm64 ? kind.format != IMAGE_ARM64 || !kind.packed
               : kind.format != IMAGE_PE || !kind.is_xen )
        return;

    report_add(report, SEV_ERROR, &plan->xen.place, "bad-xen",
               "%s: is no Xen for %s that a boot loader can start",
               plan->xen.path, plan->arch);
    report_hint(report, arm64 ? "it has to be the file \"xen\" of an arm64 build, not compressed"
                              : "it has to be a xen.gz, neither xen.efi nor another architecture's");
}

static void plan_xen(struct plan *plan, const struct input *input,
                     const struct plan_options *options,
                     struct report *report)
{
    const struct value *value = &input->launch.values[LK_XEN];
    struct boot_file *xen = &plan->xen;
    const char *trouble;

    if ( options->xen )
        xen->path = options->xen;
    else if ( value_str(value) )
    {
        xen->path = search_file(&input->search, plan->pool, input->path,
                                value_str(value));
        xen->place = value->items[0].place;
    }
    else
    {
        struct place place = { input->path };

        plan->complete = false;
        report_add(report, SEV_ERROR, &place, "no-xen",
                   "does not say which hypervisor is to be booted");
        report_hint(report, input->kind == INPUT_LAUNCH_FILE
                            ? "add a line like \"xen: /boot/xen.gz\", or use --xen"
                            : "name it by --xen");
        return;
    }

    trouble = plan_look_at(xen);
    if ( !trouble )
    {
        /* Of the others, check_launch() has done that. */
        if ( options->xen )
            check_xen_file(xen->path, xen->path, &xen->place, plan->arch,
                           report);
        check_loadable(plan, report);
    }
    else
    {
        plan->complete = false;
        /* Of the others, it is known already. */
        if ( !options->xen )
            return;
        report_add(report, SEV_ERROR, &xen->place, "bad-xen", "%s: %s",
                   xen->path, trouble);
        report_hint(report, "this is to be the hypervisor");
    }
}

/* The files which the options name, if @input does not name any. */
static void take_modules(struct input *input,
                         const struct plan_options *options,
                         struct report *report)
{
    struct place place = { input->path };
    unsigned int i;

    if ( !options->nr_modules )
        return;
    if ( input->kind == INPUT_LAUNCH_FILE )
    {
        report_add(report, SEV_ERROR, &place, "modules-twice",
                   "a launch file names its boot modules by itself");
        report_hint(report, "write under \"extra-modules:\" what no domain has, instead of --module");
        return;
    }

    for ( i = 0; i < options->nr_modules; i++ )
        modules_take(&input->modules, &input->pool, options->modules[i]);
}

/* Whatever is wrong with them, check_launch() has said it. */
static void use_modules(struct plan *plan, const struct modules *modules)
{
    unsigned int i;

    plan->nr_modules = modules->nr;
    plan->modules = pool_alloc(plan->pool,
                               modules->nr * sizeof(*plan->modules) + 1);
    for ( i = 0; i < modules->nr; i++ )
    {
        plan->modules[i].path = modules->module[i].path;
        plan->modules[i].place = modules->module[i].place;
        if ( plan_look_at(&plan->modules[i]) )
            plan->complete = false;
    }
}

static void check_module(struct plan *plan, const struct input *input,
                         const struct hl_module *module, struct report *report)
{
    struct place place = place_of_module(input, module, "module-index");

    if ( module->nr_errors )
        return;

    if ( !module->by_index )
    {
        plan->complete = false;
        report_add(report, SEV_ERROR, &place, "module-by-address",
                   "where a boot module lies (reg) is not for the LCM to say");
        report_hint(report, "write module-index = <1> and so on, by the order of the files; on Arm, the address is filled in");
    }
    else if ( module->index > plan->nr_modules )
    {
        report_add(report, SEV_ERROR, &place, "no-module",
                   "module-index: %u, but there %s %u file%s",
                   module->index, plan->nr_modules == 1 ? "is" : "are",
                   plan->nr_modules, plural(plan->nr_modules));
        plan->complete = false;
        report_hint(report, "name the files in this order by --module");
    }
}

static const char *printable_title(struct pool *pool, const char *path)
{
    char *title = pool_strdup(pool, file_name(path)), *c;
    unsigned int len;

    for ( c = title; *c; c += len ?: 1 )
    {
        len = harmless_length(c);
        if ( !len )
            *c = '?';
    }

    return title;
}

void plan_make(struct plan *plan, struct input *input,
               const struct plan_options *options, struct report *report)
{
    unsigned int i;

    take_modules(input, options, report);
    if ( input->lcm )
        check_launch(input, report);

    *plan = (struct plan){ .arch = input->arch, .pool = &input->pool,
                           .complete = true };
    plan->title = printable_title(plan->pool, input->path);
    plan->xen_options = options->xen_options;
    if ( !plan->xen_options )
        plan->xen_options = value_str(&input->launch.values[LK_XEN_OPTIONS]);

    plan_xen(plan, input, options, report);
    use_modules(plan, &input->modules);
    for ( i = 0; input->lcm && i < input->lcm->nr_modules; i++ )
        check_module(plan, input, &input->lcm->modules[i], report);

    plan_name_files(plan);
}

bool plan_is_good(const struct plan *plan, const struct input *input,
                  const struct report *report, bool force)
{
    return !report->nr_errors || (force && input->lcm && plan->complete);
}

bool plan_put(struct plan *plan, struct boot_file *file, const char *name,
              const void *data, size_t size)
{
    const char *dir = temporary_directory();

    if ( !dir )
        return false;

    file->path = pool_printf(plan->pool, "%s/%s", dir, name);
    file->name = name;
    file->size = size;
    digest_data(data, size, file->sha256);

    return file_write(file->path, data, size);
}

void plan_json(struct plan *plan, struct json *j)
{
    char digest[DIGEST_TEXT];
    unsigned int i;

    json_open(j, "files", '[');
    for ( i = 0; i < plan_nr_files(plan); i++ )
    {
        const struct boot_file *file = plan_file(plan, i);

        if ( !file->path )
            continue;
        json_open(j, NULL, '{');
        json_string(j, "name", file->name);
        if ( file != &plan->lcm )
            json_string(j, "path", file->path);
        json_number(j, "size", file->size);
        json_string(j, "sha256", format_digest(file->sha256, digest));
        if ( file->is_loaded )
            json_number(j, "address", file->address);
        json_close(j, '}');
    }
    json_close(j, ']');
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
