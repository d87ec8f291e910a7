/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lcm, module: what the boot loader handed to Xen.
 */

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "command.h"
#include "explain.h"
#include "json-names.h"
#include "launch.h"
#include "text.h"

/* What is to be read, and where it goes. */
struct copy {
    const char *what;      /* for messages */
    unsigned long module;
    bool is_lcm;
    bool has_size;
    uint64_t size;         /* that it is said to have */
    const char *path;      /* NULL: the standard output */
    FILE *file;
};

static unsigned int op_of(const struct copy *copy)
{
    return copy->is_lcm ? XEN_HYPERLAUNCH_OP_read_lcm
                        : XEN_HYPERLAUNCH_OP_read_module;
}

static long read_chunk(struct xen *xen, const struct copy *copy,
                       unsigned long offset, void *buf, size_t len)
{
    if ( copy->is_lcm )
        return xen->op(xen, op_of(copy), offset, 0, buf, len);

    return xen->op(xen, op_of(copy), copy->module, offset, buf, len);
}

static int no_output(const struct context *ctx, const struct copy *copy)
{
    return complain(ctx, EXIT_FAILED, "%s: cannot write: %s",
                    copy->path ? copy->path : "standard output",
                    strerror(errno));
}

/* Once there is something for it: a file that is there may be lost by this. */
static bool open_file(struct copy *copy)
{
    if ( !copy->file )
        copy->file = fopen(copy->path, "wb");

    return copy->file;
}

static int copy_all(const struct context *ctx, struct copy *copy)
{
    static char buf[XEN_BUFFER_SIZE];
    unsigned long offset = 0;
    long rc;

    while ( (rc = read_chunk(ctx->xen, copy, offset, buf, sizeof(buf))) >= 0 )
    {
        if ( !open_file(copy) )
            return no_output(ctx, copy);
        if ( !rc )
            break;
        if ( fwrite(buf, 1, rc, copy->file) != (size_t)rc )
            return no_output(ctx, copy);
        offset += rc;
    }

    if ( rc < 0 )
        return explain(ctx, op_of(copy), rc, copy->what);

    if ( copy->has_size && offset != copy->size )
        return complain(ctx, EXIT_FAILED,
                        "%s: Xen gave %lu bytes of %" PRIu64 ": what was written is not complete",
                        copy->what, offset, copy->size);

    return EXIT_GOOD;
}

static int copy_to_output(const struct context *ctx, struct copy *copy)
{
    if ( isatty(fileno(ctx->out)) )
        return complain(ctx, EXIT_USAGE,
                        "this is no text for a terminal: name a FILE, or redirect the output");

    copy->file = ctx->out;

    return copy_all(ctx, copy);
}

static int copy_to_file(const struct context *ctx, struct copy *copy)
{
    int rc = copy_all(ctx, copy);

    if ( copy->file && fclose(copy->file) && !rc )
        rc = no_output(ctx, copy);

    return rc;
}

static int copy_out(const struct context *ctx, struct copy *copy)
{
    return copy->path ? copy_to_file(ctx, copy) : copy_to_output(ctx, copy);
}

int cmd_lcm(const struct context *ctx)
{
    struct copy copy = {
        .what = "LCM",
        .is_lcm = true,
        .has_size = knows(&ctx->info, lcm_size),
        .size = ctx->info.v.lcm_size,
        .path = ctx->args[0],
    };

    if ( copy.has_size && !copy.size )
        return complain(ctx, EXIT_FAILED,
                        "Xen does not have the LCM any more: only the boot domain can read it");

    return copy_out(ctx, &copy);
}

#define ROW "%6s  %-12s %12s  %s\n"

static void print_row(FILE *out, unsigned long nr, const struct module *module)
{
    char number[TEXT_SIZE], kind[NAMES_SIZE], size[TEXT_SIZE],
         flags[NAMES_SIZE];

    snprintf(number, sizeof(number), "%lu", nr);
    snprintf(size, sizeof(size), "%" PRIu64, module->v.size);

    fprintf(out, ROW, number,
            knows(module, kind) ? name_of(&module_kinds, module->v.kind, kind)
                                : "-",
            knows(module, size) ? size : "-",
            knows(module, flags) ? names_of(&module_flags, module->v.flags,
                                            flags) : "-");
}

static void print_json(struct json *j, unsigned long nr,
                       const struct module *module)
{
    json_open(j, NULL, '{');
    json_number(j, "number", nr);
    if ( knows(module, kind) )
        json_name(j, "kind", &module_kinds, module->v.kind);
    if ( knows(module, size) )
        json_number(j, "bytes", module->v.size);
    if ( knows(module, flags) )
        json_names(j, "flags", &module_flags, module->v.flags);
    json_close(j, '}');
}

static int list_modules(const struct context *ctx)
{
    struct json j = { .out = ctx->out };
    struct module module;
    unsigned long nr;
    int rc;

    if ( ctx->json )
        json_open(&j, NULL, '[');
    else
        fprintf(ctx->out, ROW, "NUMBER", "KIND", "BYTES", "FLAGS");

    for ( nr = 0; (rc = get_module(ctx->xen, nr, &module)) == 0; nr++ )
    {
        if ( ctx->json )
            print_json(&j, nr, &module);
        else
            print_row(ctx->out, nr, &module);
    }

    if ( ctx->json )
        json_close(&j, ']');

    return rc == -ENOENT ? EXIT_GOOD
                         : explain(ctx, XEN_HYPERLAUNCH_OP_module, rc, NULL);
}

static int write_module(const struct context *ctx, unsigned long nr)
{
    struct copy copy = { .module = nr, .path = ctx->args[1] };
    struct module module;
    char what[32];
    int rc;

    snprintf(what, sizeof(what), "module %lu", nr);
    copy.what = what;

    rc = get_module(ctx->xen, nr, &module);
    if ( rc )
        return explain(ctx, XEN_HYPERLAUNCH_OP_module, rc, what);

    copy.has_size = knows(&module, size);
    copy.size = module.v.size;

    return copy_out(ctx, &copy);
}

int cmd_module(const struct context *ctx)
{
    uint64_t nr;

    if ( !ctx->args[0] )
        return list_modules(ctx);

    if ( ctx->json )
        return complain(ctx, EXIT_USAGE, "a module is not JSON");

    if ( !parse_number(ctx->args[0], UINT32_MAX, &nr) )
        return complain(ctx, EXIT_USAGE, "'%s' is no number of a module",
                        ctx->args[0]);

    return write_module(ctx, nr);
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
