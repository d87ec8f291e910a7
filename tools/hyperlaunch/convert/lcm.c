/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make a launch of an LCM, whatever words it is written in: by what Xen's parser
 * makes of them.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../lcm/vocabulary.h"

#include "sharing.h"

#define PAGE_KB 4

struct work {
    struct tree tree;
    struct convert *convert;
    const struct hl_lcm *lcm;
    struct sharing sharing;
    unsigned int numbers[HL_MAX_MODULES]; /* of the boot modules */
    const char *files[HL_MAX_MODULES];
};

/*
 * Modules that are named by their address are numbered as they appear, behind
 * those which have a number.
 */
static void number_modules(struct work *w)
{
    const struct hl_lcm *lcm = w->lcm;
    unsigned int last = 0, i, j;

    for ( i = 0; i < lcm->nr_modules; i++ )
        if ( lcm->modules[i].by_index && lcm->modules[i].index > last )
            last = lcm->modules[i].index;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        for ( j = 0; j < i; j++ )
            if ( hl_is_same_module(&lcm->modules[i], &lcm->modules[j]) )
                break;
        if ( lcm->modules[i].by_index )
            w->numbers[i] = lcm->modules[i].index;
        else
            w->numbers[i] = j < i ? w->numbers[j] : ++last;
        w->files[i] = j < i ? w->files[j]
                            : tree_file(&w->tree, w->numbers[i],
                                        lcm->modules[i].node);
    }
}

/* Files that no node names are there for the boot domain to read. */
static void convert_extra_modules(struct work *w)
{
    struct convert *convert = w->convert;
    struct place place = { .file = w->tree.input->path };
    unsigned int i, j;

    for ( i = 1; i <= convert->nr_files; i++ )
    {
        for ( j = 0; j < w->lcm->nr_modules; j++ )
            if ( w->numbers[j] == i )
                break;
        if ( j == w->lcm->nr_modules )
            value_add(&convert->launch,
                      &convert->launch.values[LK_EXTRA_MODULES],
                      convert_path(convert, NULL, convert->files[i - 1]),
                      &place);
    }
}

/* Digests are made of the files when the launch is built. */
static void convert_digests(struct work *w)
{
    unsigned int nr = 0, i;
    struct place place;

    for ( i = 0; i < w->lcm->nr_modules; i++ )
        nr += !!w->lcm->modules[i].sha256;
    if ( !nr )
        return;

    if ( nr == w->lcm->nr_modules )
    {
        place = tree_place(&w->tree, w->lcm->modules[0].node, "sha256");
        convert_set(w->convert, &w->convert->launch.values[LK_DIGESTS], &place,
                    "true");
        return;
    }
    for ( i = 0; i < w->lcm->nr_modules; i++ )
        if ( w->lcm->modules[i].sha256 )
            tree_left_out(&w->tree, w->lcm->modules[i].node, "sha256",
                          "'digests: true' is for all modules, of which some have none here");
}

static void convert_module(struct work *w, int module, struct value *value)
{
    struct place place;

    if ( module == HL_NO_MODULE )
        return;
    place = tree_place(&w->tree, w->lcm->modules[module].node, NULL);
    convert_set(w->convert, value, &place, "%s", w->files[module]);
}

static void convert_kernel(struct work *w, const struct hl_domain *d,
                           struct domain *domain)
{
    const struct hl_module *kernel = &w->lcm->modules[d->kernel];
    struct place place;

    convert_module(w, d->kernel, &domain->values[DK_KERNEL]);
    if ( !kernel->bootargs )
        return;
    place = tree_place(&w->tree, kernel->node, "bootargs");
    convert_set(w->convert, &domain->values[DK_CMDLINE], &place, "%.*s",
                (int)kernel->bootargs_len, kernel->bootargs);
}

static void convert_memory(struct work *w, const struct hl_domain *d,
                           struct domain *domain)
{
    static const struct {
        const char *name;
        unsigned int key;
    } properties[] = {
        { "memory", DK_MEMORY },
        { "mem-min", DK_MEM_MIN },
        { "mem-max", DK_MEM_MAX },
    };
    const uint64_t kb[] = { d->memory_kb, d->mem_min_kb, d->mem_max_kb };
    unsigned int i;

    for ( i = 0; i < 3; i++ )
    {
        const char *name = properties[i].name;
        struct place place;

        if ( !tree_has(&w->tree, d->node, name) )
            continue;
        place = tree_place(&w->tree, d->node, name);
        if ( !kb[i] )
            report_add(&w->convert->report, SEV_NOTE, &place, "no-memory",
                       "%s: %s: none at all becomes the least that there can be",
                       tree_path(&w->tree, d->node), name);
        convert_set_memory(w->convert, &domain->values[properties[i].key],
                           &place, kb[i] ? kb[i] : PAGE_KB);
    }
}

static void convert_uuid(struct work *w, const struct hl_domain *d,
                         struct domain *domain)
{
    const uint8_t *u = d->uuid;
    struct place place;

    if ( !u )
        return;
    place = tree_place(&w->tree, d->node, "domain-uuid");
    convert_set(w->convert, &domain->values[DK_UUID], &place,
                "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8], u[9],
                u[10], u[11], u[12], u[13], u[14], u[15]);
}

static void convert_mode(struct work *w, const struct hl_domain *d,
                         struct domain *domain)
{
    struct place place = tree_place(&w->tree, d->node, "mode");

    if ( d->mode == HL_MODE_PV || d->mode == HL_MODE_PVH )
        convert_set(w->convert, &domain->values[DK_MODE], &place, "%s",
                    d->mode == HL_MODE_PV ? "pv" : "pvh");
    else if ( d->mode == HL_MODE_HVM )
        tree_left_out(&w->tree, d->node, "mode",
                      "there is no device model for launched domains");
}

static void convert_start(struct work *w, const struct hl_domain *d,
                          struct domain *domain)
{
    struct place place = tree_place(&w->tree, d->node, "start-after");
    unsigned int i;

    for ( i = 0; i < w->lcm->nr_domains; i++ )
    {
        const struct hl_domain *other = &w->lcm->domains[i];

        if ( d->after & (1ULL << i) )
            value_add(&w->convert->launch, &domain->values[DK_START_AFTER],
                      pool_strndup(&w->convert->pool, other->name,
                                   other->name_len), &place);
    }
    if ( !d->start_manual )
        return;
    place = tree_place(&w->tree, d->node, "start");
    convert_set(w->convert, &domain->values[DK_START], &place, "manual");
}

static void convert_boot_access(struct work *w, const struct hl_domain *d,
                                struct domain *domain)
{
    static const char *const names[] = { "query", "start", "configure" };
    struct value *value = &domain->values[DK_BOOT_ACCESS];
    unsigned int i;

    if ( !tree_has(&w->tree, d->node, "boot-access") )
        return;
    value->given = true;
    value->place = tree_place(&w->tree, d->node, "boot-access");
    for ( i = 0; i < 3; i++ )
        if ( d->boot_access & (1U << i) )
            value_add(&w->convert->launch, value, names[i], &value->place);
}

static void convert_enhanced(struct work *w, const struct hl_domain *d,
                             struct domain *domain)
{
    static const char *const names[] = {
        [HL_ENHANCED_DISABLED] = "disabled",
        [HL_ENHANCED_NO_XENSTORE] = "no-xenstore",
        [HL_ENHANCED_ENABLED] = "enabled",
    };
    struct place place = tree_place(&w->tree, d->node, "xen,enhanced");

    if ( d->enhanced != HL_ENHANCED_DEFAULT )
        convert_set(w->convert, &domain->values[DK_ENHANCED], &place, "%s",
                    names[d->enhanced]);
}

static void convert_pci(struct work *w, const struct hl_domain *d,
                        struct domain *domain)
{
    struct place place = tree_place(&w->tree, d->node, "pci-devices");
    unsigned int i;

    for ( i = 0; i < d->nr_pci_devices; i++ )
    {
        uint32_t sbdf = d->pci_devices[i];

        value_add(&w->convert->launch, &domain->values[DK_PCI_DEVICES],
                  pool_printf(&w->convert->pool, "%04x:%02x:%02x.%x",
                              sbdf >> 16, (sbdf >> 8) & 0xff,
                              (sbdf >> 3) & 0x1f, sbdf & 7), &place);
    }
}

static void convert_values(struct work *w, const struct hl_domain *d,
                           struct domain *domain)
{
    struct value *values = domain->values;
    const int node = d->node;
    struct place place = tree_place(&w->tree, node, "roles");

    convert_set_roles(w->convert, domain, &place, d->roles);
    place = tree_place(&w->tree, node, "domid");
    if ( d->has_domid )
        convert_set(w->convert, &values[DK_DOMID], &place, "%u", d->domid);
    place = tree_place(&w->tree, node, "cpus");
    if ( tree_has(&w->tree, node, "cpus") )
        convert_set(w->convert, &values[DK_CPUS], &place, "%" PRIu32, d->cpus);
    place = tree_place(&w->tree, node, "security-id");
    if ( d->security_id )
        convert_set(w->convert, &values[DK_SECURITY_LABEL], &place, "%s",
                    d->security_id);
    place = tree_place(&w->tree, node, "console-output");
    if ( d->console_output )
        convert_set(w->convert, &values[DK_CONSOLE_OUTPUT], &place, "true");
}

/* What the parser has read, and what is of no use to anybody else. */
static bool is_known(const char *name)
{
    return domain_key_of_property(name) >= 0 || is_word_of_domain(name);
}

static bool is_module(const struct work *w, int node)
{
    unsigned int i;

    for ( i = 0; i < w->lcm->nr_modules; i++ )
        if ( w->lcm->modules[i].node == node )
            return true;

    return false;
}

static bool is_domain(const struct work *w, int node)
{
    unsigned int i;

    for ( i = 0; i < w->lcm->nr_domains; i++ )
        if ( w->lcm->domains[i].node == node )
            return true;

    return false;
}

/* Words of dom0less, and those that nobody knows yet. */
static void convert_rest(struct work *w, const struct hl_domain *d,
                         struct domain *domain)
{
    const void *fdt = w->tree.fdt;
    int offset, node;

    fdt_for_each_property_offset(offset, fdt, d->node)
    {
        const char *name = NULL;

        fdt_getprop_by_offset(fdt, offset, &name, NULL);
        if ( !name || is_known(name) )
            continue;
        if ( !strcmp(name, "xen,static-mem") )
        {
            if ( !tree_keep_static_memory(&w->tree, d->node, offset, domain) )
                tree_left_out(&w->tree, d->node, name,
                              "it is no pairs of an address and a size");
        }
        else
            tree_keep_property(&w->tree, d->node, offset, domain);
    }
    fdt_for_each_subnode(node, fdt, d->node)
        if ( !is_module(w, node) &&
             !sharing_convert(&w->sharing, node, domain) )
            tree_left_out(&w->tree, node, NULL,
                          "a domain has no such node in a launch file");
}

static const char *name_of(struct work *w, const struct hl_domain *d)
{
    return pool_strndup(&w->convert->pool, d->name, d->name_len);
}

static void add_domain(struct work *w, const struct hl_domain *d)
{
    struct place place = tree_place(&w->tree, d->node, NULL);
    const char *name = name_of(w, d);
    struct domain *domain = convert_domain(w->convert, name, &place);

    if ( !domain )
        return;

    convert_values(w, d, domain);
    convert_kernel(w, d, domain);
    convert_module(w, d->ramdisk, &domain->values[DK_RAMDISK]);
    convert_module(w, d->device_tree, &domain->values[DK_DEVICE_TREE]);
    convert_module(w, d->config, &domain->values[DK_CONFIG]);
    convert_memory(w, d, domain);
    convert_uuid(w, d, domain);
    convert_mode(w, d, domain);
    convert_start(w, d, domain);
    convert_boot_access(w, d, domain);
    convert_enhanced(w, d, domain);
    convert_pci(w, d, domain);
    convert_rest(w, d, domain);
}

static void convert_timeout(struct work *w, uint32_t ms,
                            const struct place *place)
{
    struct value *value =
        &w->convert->launch.values[LK_BOOT_DOMAIN_TIMEOUT];

    if ( ms % 1000 )
        convert_set(w->convert, value, place, "%" PRIu32 "ms", ms);
    else if ( ms )
        convert_set(w->convert, value, place, "%" PRIu32 "s", ms / 1000);
    else
        convert_set(w->convert, value, place, "0");
}

static void convert_config(struct work *w)
{
    struct value *values = w->convert->launch.values;
    const struct hl_lcm *lcm = w->lcm;
    int config = lcm->config_node;
    struct place place;

    if ( config < 0 )
        return;

    convert_module(w, lcm->microcode, &values[LK_MICROCODE]);
    convert_module(w, lcm->xsm_policy, &values[LK_XSM_POLICY]);
    place = tree_place(&w->tree, config, "boot-domain-timeout-ms");
    if ( tree_has(&w->tree, config, "boot-domain-timeout-ms") )
        convert_timeout(w, lcm->boot_timeout_ms, &place);
    place = tree_place(&w->tree, config, "failure-policy");
    if ( lcm->failure_policy == HL_FAILURE_RECOVERY_ONLY )
        convert_set(w->convert, &values[LK_FAILURE_POLICY], &place,
                    "recovery-only");
}

/* Everything of which nothing has become so far. */
static void note_rest(struct work *w)
{
    static const char unknown[] = "there is no such word";
    const struct hl_lcm *lcm = w->lcm;
    int hypervisor = fdt_path_offset(w->tree.fdt, "/chosen/hypervisor"), node;
    unsigned int i;

    tree_note_properties(&w->tree, hypervisor, "", unknown);
    if ( lcm->config_node >= 0 )
        tree_note_properties(&w->tree, lcm->config_node,
                             "boot-domain-timeout-ms failure-policy", unknown);
    for ( i = 0; i < lcm->nr_modules; i++ )
        tree_note_properties(&w->tree, lcm->modules[i].node,
                             "module-index mb-index reg module-addr bootargs sha256 xen,uefi-binary",
                             unknown);

    fdt_for_each_subnode(node, w->tree.fdt, hypervisor)
        if ( node != lcm->config_node && !is_domain(w, node) )
            tree_left_out(&w->tree, node, NULL, "this is no domain");
    if ( lcm->config_node >= 0 )
        fdt_for_each_subnode(node, w->tree.fdt, lcm->config_node)
            if ( !is_module(w, node) )
                tree_left_out(&w->tree, node, NULL, "this is no boot module");
}

/* On Arm, Xen's options are in the same tree. */
static void convert_options(struct work *w)
{
    int chosen = fdt_path_offset(w->tree.fdt, "/chosen");
    const char *name = tree_has(&w->tree, chosen, "xen,xen-bootargs")
                       ? "xen,xen-bootargs" : "bootargs";
    const char *options = tree_string(&w->tree, chosen, name);
    struct place place = tree_place(&w->tree, chosen, name);

    if ( options )
        convert_set(w->convert, &w->convert->launch.values[LK_XEN_OPTIONS],
                    &place, "%s", options);
}

void convert_lcm(struct convert *convert, const struct input *input)
{
    struct work *w = pool_alloc(&convert->pool, sizeof(*w));
    unsigned int i;

    w->tree = (struct tree){ convert, input, input->blob.data };
    sharing_init(&w->sharing, &w->tree);
    w->convert = convert;
    w->lcm = input->lcm;
    convert->launch.arch = input->arch;

    number_modules(w);
    convert_options(w);
    convert_config(w);
    convert_digests(w);
    for ( i = 0; i < w->lcm->nr_domains; i++ )
        sharing_add_domain(&w->sharing, w->lcm->domains[i].node,
                           name_of(w, &w->lcm->domains[i]));
    for ( i = 0; i < w->lcm->nr_domains; i++ )
        add_domain(w, &w->lcm->domains[i]);
    convert_extra_modules(w);
    note_rest(w);
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
