/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make an LCM of a launch.
 */

#include <stdlib.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "build.h"
#include "builder.h"
#include "values.h"

/* More than any LCM may have: what is too large is for the parser to say. */
#define ROOM (HL_MAX_LCM_SIZE + (1U << 20))

void builder_begin_node(struct builder *b, const char *name,
                        const char *label, const struct place *place)
{
    size_t len = strlen(b->node);

    if ( !b->rc )
        b->rc = fdt_begin_node(b->fdt, name);

    b->node = pool_printf(b->pool, "%s%s%s", b->node,
                          len > 1 || !len ? "/" : "", name);
    if ( !*name )
        b->node = pool_strdup(b->pool, "/");
    if ( place )
        places_add(b->places, b->node, NULL, label, place);
}

void builder_end_node(struct builder *b)
{
    const char *slash = strrchr(b->node, '/');

    if ( !b->rc )
        b->rc = fdt_end_node(b->fdt);
    b->node = slash == b->node ? "/"
                               : pool_strndup(b->pool, b->node,
                                              slash - b->node);
}

void builder_property(struct builder *b, const char *name, const void *data,
                      size_t size, const struct place *place)
{
    if ( !b->rc )
        b->rc = fdt_property(b->fdt, name, data, size);
    if ( place )
        places_add(b->places, b->node, name, NULL, place);
}

void builder_string(struct builder *b, const char *name, const char *str,
                    const struct place *place)
{
    builder_property(b, name, str, strlen(str) + 1, place);
}

void builder_u32(struct builder *b, const char *name, uint32_t number,
                 const struct place *place)
{
    fdt32_t cell = cpu_to_fdt32(number);

    builder_property(b, name, &cell, sizeof(cell), place);
}

void builder_u64(struct builder *b, const char *name, uint64_t number,
                 const struct place *place)
{
    fdt64_t cells = cpu_to_fdt64(number);

    builder_property(b, name, &cells, sizeof(cells), place);
}

void builder_strings(struct builder *b, const char *name,
                     const struct text *items, unsigned int nr,
                     const struct place *place)
{
    size_t size = 0, next = 0;
    unsigned int i;
    char *list;

    for ( i = 0; i < nr; i++ )
        size += strlen(items[i].str) + 1;

    list = grow(NULL, size + 1, 1);
    for ( i = 0; i < nr; i++ )
    {
        strcpy(&list[next], items[i].str);
        next += strlen(items[i].str) + 1;
    }
    builder_property(b, name, list, size, place);
    free(list);
}

static void build_config(struct builder *b)
{
    const struct value *values = b->launch->values;
    const struct value *microcode = &values[LK_MICROCODE];
    const struct value *policy = &values[LK_XSM_POLICY];
    const struct value *timeout = &values[LK_BOOT_DOMAIN_TIMEOUT];
    const struct value *failure = &values[LK_FAILURE_POLICY];
    struct place place = { b->launch->path, 0, 0 };

    if ( !microcode->given && !policy->given && !timeout->given &&
         !failure->given )
        return;

    builder_begin_node(b, "config", b->launch->path, &place);
    builder_string(b, "compatible", "xen,config", NULL);
    build_timeout(b, "boot-domain-timeout-ms", timeout);
    build_string(b, "failure-policy", failure);
    build_module(b, "microcode", "multiboot,microcode", microcode, NULL);
    build_module(b, "xsm-policy", "xen,xsm-policy", policy, NULL);
    builder_end_node(b);
}

static void build_domains(struct builder *b)
{
    unsigned int i;

    for ( i = 0; i < b->launch->nr_domains; i++ )
        build_domain(b, i);
}

/* They come last, so that the others have low numbers. */
static void add_extra_modules(struct builder *b)
{
    const struct value *extra = &b->launch->values[LK_EXTRA_MODULES];
    unsigned int i;

    for ( i = 0; i < extra->nr; i++ )
        modules_add(b->modules, b->pool, b->search, b->launch->path,
                    extra->items[i].str, &extra->items[i].place);
}

/*
 * Addresses in the nodes of domains are by what this node, or one above, says.
 * Where the tree goes to has others above: 64 bits for both, as on all boards.
 */
static void build_cells(struct builder *b)
{
    if ( strcmp(b->launch->arch, "arm64") )
        return;

    builder_u32(b, "#address-cells", 2, NULL);
    builder_u32(b, "#size-cells", 2, NULL);
}

static void build_tree(struct builder *b)
{
    struct place place = { b->launch->path, 0, 0 };

    builder_begin_node(b, "", b->launch->path, &place);
    builder_begin_node(b, "chosen", NULL, NULL);
    builder_begin_node(b, "hypervisor", NULL, NULL);
    builder_string(b, "compatible", "hypervisor,xen", NULL);
    build_cells(b);
    build_config(b);
    build_domains(b);
    builder_end_node(b);
    builder_end_node(b);
    builder_end_node(b);
    add_extra_modules(b);
}

/* What only the tool reads has to be checked by it. */
static void check_rest(struct builder *b)
{
    const struct value *memory = &b->launch->machine[MK_MEMORY];
    const struct value *cpus = &b->launch->machine[MK_CPUS];
    uint64_t number;

    check_words(b, &launch_keys.keys[LK_ARCH], &b->launch->values[LK_ARCH]);
    check_words(b, &machine_keys.keys[MK_FIRMWARE],
                &b->launch->machine[MK_FIRMWARE]);
    read_memory(b, memory, &number);
    read_u32(b, cpus, &number);
}

void lcm_build(const struct launch *launch, const struct search *search,
               struct pool *pool, struct blob *blob, struct modules *modules,
               struct places *places, struct report *report)
{
    struct builder b = {
        .launch = launch, .search = search, .pool = pool, .modules = modules,
        .places = places, .report = report, .node = "",
    };

    b.fdt = grow(NULL, ROOM, 1);
    b.rc = fdt_create(b.fdt, ROOM);
    if ( !b.rc )
        b.rc = fdt_finish_reservemap(b.fdt);
    build_tree(&b);
    check_rest(&b);
    if ( !b.rc )
        b.rc = fdt_finish(b.fdt);

    if ( b.rc )
    {
        struct place place = { launch->path, 0, 0 };

        report_add(report, SEV_ERROR, &place, "limit",
                   "no LCM can be made of it: %s", fdt_strerror(b.rc));
        free(b.fdt);
        return;
    }

    blob->data = b.fdt;
    blob->size = fdt_totalsize(b.fdt);
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
