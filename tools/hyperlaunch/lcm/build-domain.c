/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The node of a domain in an LCM.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "../base/digest.h"

#include "values.h"

/* What the device tree specification allows for the name of a node. */
#define MAX_NODE_NAME 31

static bool is_node_name(const char *name)
{
    static const char good[] = "abcdefghijklmnopqrstuvwxyz"
                               "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789,._+-";
    size_t len = strlen(name);

    return len && len <= MAX_NODE_NAME && len == strspn(name, good) &&
           strcmp(name, "config");
}

/* The domain's own name if that will do, else a number. */
static char *node_name(struct builder *b, unsigned int index)
{
    const char *name = b->launch->domains[index].name;

    if ( is_node_name(name) )
        return pool_strdup(b->pool, name);

    /* '@' is in no name above, so that this is not another domain's. */
    return pool_printf(b->pool, "domain@%x", index);
}

/* Others name it by this; event channels have numbers behind these. */
static unsigned int phandle_of(unsigned int index)
{
    return index + 1;
}

static bool is_waited_for(const struct launch *launch, const char *name)
{
    unsigned int i, j;

    for ( i = 0; i < launch->nr_domains; i++ )
    {
        const struct value *after = &launch->domains[i].values[DK_START_AFTER];

        for ( j = 0; j < after->nr; j++ )
            if ( !strcmp(after->items[j].str, name) )
                return true;
    }

    return false;
}

static int find_domain(const struct launch *launch, const char *name)
{
    struct domain *domain = launch_find_domain(launch, name);

    return domain ? domain - launch->domains : -1;
}

void build_unknown_domain(struct builder *b, const struct text *text,
                          const char *what)
{
    const struct launch *launch = b->launch;
    const char **names = grow(NULL, launch->nr_domains, sizeof(*names));
    unsigned int i;

    for ( i = 0; i < launch->nr_domains; i++ )
        names[i] = launch->domains[i].name;
    report_add(b->report, SEV_ERROR, &text->place, "unknown-domain",
               "there is no domain '%s' %s", text->str, what);
    report_suggest(b->report, text->str, names, launch->nr_domains);
    free(names);
}

static bool named_before(const struct value *value, unsigned int index)
{
    unsigned int i;

    for ( i = 0; i < index; i++ )
        if ( !strcmp(value->items[i].str, value->items[index].str) )
            return true;

    return false;
}

static void build_start_after(struct builder *b, const struct value *after)
{
    fdt32_t *cells = grow(NULL, after->nr + 1, sizeof(*cells));
    unsigned int i, nr = 0;

    for ( i = 0; i < after->nr; i++ )
    {
        const struct text *text = &after->items[i];
        int index = find_domain(b->launch, text->str);

        if ( index < 0 )
            build_unknown_domain(b, text, "to start after");
        else if ( named_before(after, i) )
            report_add(b->report, SEV_ERROR, &text->place, "value-twice",
                       "'%s' is listed twice", text->str);
        else
            cells[nr++] = cpu_to_fdt32(phandle_of(index));
    }

    if ( nr )
        builder_property(b, "start-after", cells, nr * sizeof(*cells),
                         &after->items[0].place);
    free(cells);
}

/* "dom0" is a word of launch files only. */
static void build_roles(struct builder *b, const struct value *roles)
{
    struct text *items = grow(NULL, NR_ROLES_DOM0 * roles->nr + 1,
                              sizeof(*items));
    unsigned int i, j, nr = 0;

    for ( i = 0; i < roles->nr; i++ )
    {
        items[nr++] = roles->items[i];
        if ( strcmp(roles->items[i].str, ROLES_DOM0_ALIAS) )
            continue;
        nr--;
        for ( j = 0; j < NR_ROLES_DOM0; j++ )
            items[nr++] = (struct text){ roles_dom0[j],
                                         roles->items[i].place };
    }

    if ( nr )
        builder_strings(b, "roles", items, nr, &roles->items[0].place);
    free(items);
}

static void build_digest(struct builder *b, const struct module *module)
{
    uint8_t digest[DIGEST_BYTES];

    /* What is missing is found to be so elsewhere. */
    if ( !value_is_set(&b->launch->values[LK_DIGESTS]) || !module->readable )
        return;

    if ( digest_file(module->path, digest) )
        builder_property(b, "sha256", digest, sizeof(digest), NULL);
    else
        report_add(b->report, SEV_ERROR, &module->place, "trouble",
                   "%s: cannot be read for its digest: %s", module->name,
                   strerror(errno));
}

void build_module(struct builder *b, const char *name, const char *compatible,
                  const struct value *file, const struct value *cmdline)
{
    struct text kinds[] = { { compatible }, { "multiboot,module" } };
    const struct text *text = file->items;
    unsigned int index;

    if ( !file->nr )
        return;

    index = modules_add(b->modules, b->pool, b->search, b->launch->path,
                        text->str, &text->place);
    builder_begin_node(b, name, NULL, &text->place);
    builder_strings(b, "compatible", kinds, 2, NULL);
    builder_u32(b, "module-index", index, &text->place);
    if ( cmdline )
        build_string(b, "bootargs", cmdline);
    build_digest(b, &b->modules->module[index - 1]);
    builder_end_node(b);
}

static void build_modules(struct builder *b, const struct value *v)
{
    build_module(b, "kernel", "multiboot,kernel", &v[DK_KERNEL],
                 &v[DK_CMDLINE]);
    build_module(b, "ramdisk", "multiboot,ramdisk", &v[DK_RAMDISK], NULL);
    build_module(b, "device-tree", "multiboot,device-tree",
                 &v[DK_DEVICE_TREE], NULL);
    build_module(b, "config", "multiboot,config", &v[DK_CONFIG], NULL);
}

void build_domain(struct builder *b, unsigned int index)
{
    const struct domain *domain = &b->launch->domains[index];
    const struct value *v = domain->values;
    unsigned int i;

    builder_begin_node(b, node_name(b, index), domain->name, &domain->place);
    builder_string(b, "compatible", "xen,domain", NULL);
    builder_string(b, "domain-name", domain->name, &domain->place);
    build_u32(b, "domid", &v[DK_DOMID]);
    build_uuid(b, "domain-uuid", &v[DK_UUID]);
    build_roles(b, &v[DK_ROLES]);
    build_string(b, "mode", &v[DK_MODE]);
    build_u32(b, "cpus", &v[DK_CPUS]);
    build_memory(b, "memory", &v[DK_MEMORY]);
    build_memory(b, "mem-min", &v[DK_MEM_MIN]);
    build_memory(b, "mem-max", &v[DK_MEM_MAX]);
    build_string(b, "security-id", &v[DK_SECURITY_LABEL]);
    build_string(b, "xen,enhanced", &v[DK_ENHANCED]);
    build_start_after(b, &v[DK_START_AFTER]);
    build_string(b, "start", &v[DK_START]);
    build_strings(b, "boot-access", &v[DK_BOOT_ACCESS]);
    build_flag(b, "console-output", &v[DK_CONSOLE_OUTPUT]);
    build_strings(b, "pci-devices", &v[DK_PCI_DEVICES]);
    for ( i = 0; i < domain->nr_properties; i++ )
        build_raw(b, &domain->properties[i]);
    if ( is_waited_for(b->launch, domain->name) )
        builder_u32(b, "phandle", phandle_of(index), NULL);
    build_modules(b, v);
    build_shared_memory(b, index);
    build_event_channels(b, index);
    builder_end_node(b);
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
