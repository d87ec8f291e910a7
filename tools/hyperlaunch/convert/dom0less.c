/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make a launch of a device tree for dom0less: domains are nodes in /chosen, and
 * Dom0 is what the boot modules in it make.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../lcm/sharing.h"

#include "sharing.h"

#define MAX_FILES 512

/* What it is called in the launch. */
#define DOM0 "dom0"

struct work {
    struct tree tree;
    struct sharing sharing;
    struct convert *convert;
    int chosen;
    /* Boot modules are known by their addresses, if they have any. */
    struct {
        bool has_address;
        uint64_t address;
    } modules[MAX_FILES];
    unsigned int nr_modules;
};

static void bad(struct work *w, int node, const char *property,
                const char *expected)
{
    struct place place = tree_place(&w->tree, node, property);

    report_add(&w->convert->report, SEV_ERROR, &place, "bad-value",
               "%s: %s: expected %s", tree_path(&w->tree, node), property,
               expected);
}

static bool get_u32(struct work *w, int node, const char *name,
                    uint64_t *number)
{
    int len;
    const void *data = fdt_getprop(w->tree.fdt, node, name, &len);

    if ( !data )
        return false;
    if ( len == 4 && tree_number(data, len, 1, 0, number) )
        return true;
    bad(w, node, name, "a number of 32 bits");

    return false;
}

/* -- boot modules -- */

/* Several nodes may be about the same one.  The first has number 1. */
static unsigned int module_number(struct work *w, int node)
{
    uint64_t address = 0;
    unsigned int i;
    bool has_address = tree_address(&w->tree, node, &address);

    if ( !has_address && !tree_has(&w->tree, node, "xen,uefi-binary") )
        bad(w, node, "reg", "the address and the size of the module");

    for ( i = 0; has_address && i < w->nr_modules; i++ )
        if ( w->modules[i].has_address && w->modules[i].address == address )
            return i + 1;
    if ( w->nr_modules < MAX_FILES )
    {
        w->modules[w->nr_modules].has_address = has_address;
        w->modules[w->nr_modules++].address = address;
    }

    return w->nr_modules;
}

static void convert_module(struct work *w, int node, struct value *value)
{
    struct place place = tree_place(&w->tree, node, NULL);

    if ( value->given )
    {
        report_add(&w->convert->report, SEV_ERROR, &place, "module-twice",
                   "%s: there is another module of this kind",
                   tree_path(&w->tree, node));
        return;
    }
    convert_set(w->convert, value, &place, "%s",
                tree_file(&w->tree, module_number(w, node), node));
    tree_note_properties(&w->tree, node, "reg bootargs xen,uefi-binary",
                         "there is no such word");
}

static void convert_string(struct work *w, int node, const char *name,
                           struct value *value)
{
    const char *text = tree_string(&w->tree, node, name);
    struct place place = tree_place(&w->tree, node, name);

    if ( text )
        convert_set(w->convert, value, &place, "%s", text);
    else if ( tree_has(&w->tree, node, name) )
        bad(w, node, name, "a text");
}

/* -- domains -- */

static void convert_memory(struct work *w, int node, struct domain *domain)
{
    struct place place = tree_place(&w->tree, node, "memory");
    uint64_t kb;
    int len;
    const void *data = fdt_getprop(w->tree.fdt, node, "memory", &len);

    if ( !data || len != 8 || !tree_number(data, len, 2, 0, &kb) || !kb )
        bad(w, node, "memory", "KiB, as a number of 64 bits");
    else
        convert_set_memory(w->convert, &domain->values[DK_MEMORY], &place, kb);
}

/* Without it, a dom0less domain knows nothing of Xen. */
static void convert_enhanced(struct work *w, int node, struct domain *domain)
{
    const char *text = tree_string(&w->tree, node, "xen,enhanced");
    struct place place = tree_place(&w->tree, node, "xen,enhanced");

    if ( !tree_has(&w->tree, node, "xen,enhanced") )
        text = "disabled";
    else if ( !text || !*text )
        text = "enabled";
    if ( strcmp(text, "enabled") && strcmp(text, "disabled") &&
         strcmp(text, "no-xenstore") )
        bad(w, node, "xen,enhanced",
            "\"enabled\", \"disabled\" or \"no-xenstore\"");
    convert_set(w->convert, &domain->values[DK_ENHANCED], &place, "%s", text);
}

static void convert_capabilities(struct work *w, int node,
                                 struct domain *domain)
{
    struct place place = tree_place(&w->tree, node, "capabilities");
    uint64_t bits;

    if ( !get_u32(w, node, "capabilities", &bits) )
        return;
    if ( bits > MAX_CAPABILITIES )
        bad(w, node, "capabilities", "no other bits than 1, 2 and 4");
    convert_set_roles(w->convert, domain, &place, convert_roles_of(bits));
}

static void convert_cpupool(struct work *w, int node, int offset,
                            struct domain *domain)
{
    struct place place = tree_place(&w->tree, node, "domain-cpupool");

    tree_keep_property(&w->tree, node, offset, domain);
    report_add(&w->convert->report, SEV_NOTE, &place, "phandle",
               "%s: domain-cpupool: this number has to be the phandle of the cpupool in the machine's device tree",
               tree_path(&w->tree, node));
}

static void convert_property_of(struct work *w, int node, int offset,
                                const char *name, struct domain *domain)
{
    struct place place;
    uint64_t number;

    if ( !strcmp(name, "cpus") )
    {
        place = tree_place(&w->tree, node, name);
        if ( get_u32(w, node, name, &number) )
            convert_set(w->convert, &domain->values[DK_CPUS], &place,
                        "%" PRIu64, number);
    }
    else if ( !strcmp(name, "capabilities") )
        convert_capabilities(w, node, domain);
    else if ( !strcmp(name, "xen,static-mem") )
    {
        if ( !tree_keep_static_memory(&w->tree, node, offset, domain) )
            bad(w, node, name, "pairs of an address and a size");
    }
    else if ( !strcmp(name, "domain-cpupool") )
        convert_cpupool(w, node, offset, domain);
    else if ( has_word("#xen,static-mem-address-cells #xen,static-mem-size-cells",
                            name) || domain_key_of_property(name) >= 0 )
        tree_left_out(&w->tree, node, name, "dom0less has no such word");
    else
        tree_keep_property(&w->tree, node, offset, domain);
}

static void convert_properties(struct work *w, int node, struct domain *domain)
{
    int offset;

    fdt_for_each_property_offset(offset, w->tree.fdt, node)
    {
        const char *name = NULL;

        fdt_getprop_by_offset(w->tree.fdt, offset, &name, NULL);
        if ( name &&
             !has_word("compatible memory xen,enhanced phandle linux,phandle #address-cells #size-cells",
                            name) )
            convert_property_of(w, node, offset, name, domain);
    }
}

static void convert_nodes(struct work *w, int parent, struct domain *domain)
{
    static const struct {
        const char *compatible;
        unsigned int key;
    } kinds[] = {
        { "multiboot,kernel", DK_KERNEL },
        { "multiboot,ramdisk", DK_RAMDISK },
        { "multiboot,device-tree", DK_DEVICE_TREE },
    };
    int node;

    fdt_for_each_subnode(node, w->tree.fdt, parent)
    {
        unsigned int i;

        for ( i = 0; i < 3; i++ )
            if ( tree_is_compatible(&w->tree, node, kinds[i].compatible) )
                break;
        if ( i == 3 )
        {
            if ( !sharing_convert(&w->sharing, node, domain) )
                tree_left_out(&w->tree, node, NULL,
                              "a domain has no such node in a launch file");
            continue;
        }
        convert_module(w, node, &domain->values[kinds[i].key]);
        if ( kinds[i].key == DK_KERNEL )
            convert_string(w, node, "bootargs", &domain->values[DK_CMDLINE]);
        else if ( tree_has(&w->tree, node, "bootargs") )
            tree_left_out(&w->tree, node, "bootargs",
                          "only kernels have a command line");
    }
}

static void add_domain(struct work *w, int node)
{
    struct place place = tree_place(&w->tree, node, NULL);
    struct domain *domain =
        convert_domain(w->convert, fdt_get_name(w->tree.fdt, node, NULL),
                       &place);

    if ( !domain )
        return;

    convert_nodes(w, node, domain);
    convert_memory(w, node, domain);
    convert_enhanced(w, node, domain);
    convert_properties(w, node, domain);
    if ( !domain->values[DK_KERNEL].given )
    {
        report_add(&w->convert->report, SEV_ERROR, &place, "no-kernel",
                   "%s: there is no node compatible with \"multiboot,kernel\"",
                   tree_path(&w->tree, node));
        report_hint(&w->convert->report,
                    "a domain needs one, with \"multiboot,module\"");
    }
}

/* -- Dom0 -- */

/* Those of no kind are the kernel and the ramdisk, one after the other. */
static struct value *module_of_dom0(struct work *w, int node,
                                    struct domain *dom0, unsigned int *nr)
{
    static const struct {
        const char *compatible;
        unsigned int key;
    } kinds[] = {
        { "multiboot,kernel", DK_KERNEL },
        { "xen,linux-zimage", DK_KERNEL },
        { "multiboot,ramdisk", DK_RAMDISK },
        { "xen,linux-initrd", DK_RAMDISK },
    };
    unsigned int i;

    if ( tree_is_compatible(&w->tree, node, "xen,xsm-policy") )
        return &w->convert->launch.values[LK_XSM_POLICY];
    for ( i = 0; i < 4; i++ )
        if ( tree_is_compatible(&w->tree, node, kinds[i].compatible) )
            return &dom0->values[kinds[i].key];

    switch ( (*nr)++ )
    {
    case 0:
        return &dom0->values[DK_KERNEL];

    case 1:
        return &dom0->values[DK_RAMDISK];
    }

    return NULL;
}

static bool is_module(struct work *w, int node)
{
    return tree_is_compatible(&w->tree, node, "multiboot,module") ||
           tree_is_compatible(&w->tree, node, "xen,multiboot-module");
}

/* dom0_mem= means the same to a launch; without it there were 512 MiB. */
static void convert_dom0_size(struct work *w, struct domain *dom0)
{
    const struct value *options =
        &w->convert->launch.values[LK_XEN_OPTIONS];
    const char *text = value_str(options);
    const char *cpus = text ? find_option(text, "dom0_max_vcpus", DIGITS)
                            : NULL;

    if ( cpus )
        convert_set(w->convert, &dom0->values[DK_CPUS],
                    &options->items[0].place, "%lu", strtoul(cpus, NULL, 10));
    else
    {
        report_add(&w->convert->report, SEV_NOTE, &dom0->place, "dom0-cpus",
                   "Dom0 has had as many vCPUs as the machine has CPUs, and has 1 now");
        report_hint(&w->convert->report, "say how many it is to have: 'cpus'");
    }
    if ( !text || !find_option(text, "dom0_mem", DIGITS) )
        convert_set(w->convert, &dom0->values[DK_MEMORY], &dom0->place,
                    "512M");
}

/* Which property is for whom depends on which of them there are. */
static void convert_command_lines(struct work *w, struct domain *dom0,
                                  int kernel)
{
    static const char for_xen[] = "xen,xen-bootargs";
    static const char for_dom0[] = "xen,dom0-bootargs";
    static const char plain[] = "bootargs";
    struct value *options = &w->convert->launch.values[LK_XEN_OPTIONS];
    struct value *cmdline = dom0 ? &dom0->values[DK_CMDLINE] : NULL;
    bool has_xen = tree_has(&w->tree, w->chosen, for_xen);
    bool has_dom0 = tree_has(&w->tree, w->chosen, for_dom0);
    bool in_kernel = dom0 && tree_has(&w->tree, kernel, plain);

    if ( has_xen )
        convert_string(w, w->chosen, for_xen, options);
    else if ( has_dom0 || in_kernel || !dom0 )
        convert_string(w, w->chosen, plain, options);

    if ( in_kernel )
        convert_string(w, kernel, plain, cmdline);
    else if ( dom0 && has_dom0 )
        convert_string(w, w->chosen, for_dom0, cmdline);
    else if ( dom0 )
        convert_string(w, w->chosen, plain, cmdline);

    if ( has_dom0 && (in_kernel || !dom0) )
        tree_left_out(&w->tree, w->chosen, for_dom0,
                      dom0 ? "the command line is that in the kernel's node"
                           : "there is no Dom0");
    if ( has_xen && tree_has(&w->tree, w->chosen, plain) &&
         (has_dom0 || in_kernel || !dom0) )
        tree_left_out(&w->tree, w->chosen, plain,
                      "Xen and Dom0 have others of their own");
}

static void convert_channels_of_dom0(struct work *w, struct domain *dom0)
{
    int node;

    fdt_for_each_subnode(node, w->tree.fdt, w->chosen)
        if ( is_event_channel(w->tree.fdt, node) )
            sharing_convert(&w->sharing, node, dom0);
}

static void add_dom0(struct work *w)
{
    struct domain *dom0 = NULL;
    unsigned int nr = 0;
    int node, kernel = -1;

    fdt_for_each_subnode(node, w->tree.fdt, w->chosen)
    {
        struct place place = tree_place(&w->tree, node, NULL);
        struct value *value;

        if ( !is_module(w, node) )
            continue;
        if ( !dom0 && !tree_is_compatible(&w->tree, node, "xen,xsm-policy") )
        {
            dom0 = convert_domain(w->convert, DOM0, &place);
            if ( !dom0 )
                return;
            convert_set_roles(w->convert, dom0, &place, HL_ROLES_DOM0);
        }
        value = module_of_dom0(w, node, dom0, &nr);
        if ( !value )
        {
            tree_left_out(&w->tree, node, NULL,
                          "it is neither a kernel nor a ramdisk nor an XSM policy");
            continue;
        }
        if ( dom0 && value == &dom0->values[DK_KERNEL] )
            kernel = node;
        convert_module(w, node, value);
    }

    if ( dom0 && kernel < 0 )
        bad(w, w->chosen, "compatible", "a kernel for Dom0");
    convert_command_lines(w, dom0, kernel);
    if ( dom0 )
    {
        convert_dom0_size(w, dom0);
        convert_channels_of_dom0(w, dom0);
    }
}

/* -- the rest of /chosen -- */

static const char *why_not(struct work *w, int node)
{
    if ( tree_is_compatible(&w->tree, node, "xen,cpupool") )
        return "it is about the machine, and stays in its own device tree";
    if ( is_shared_memory(w->tree.fdt, node) )
        return "it is Dom0's, and a hardware domain shares no memory in a launch";
    if ( is_event_channel(w->tree.fdt, node) )
        return "it is Dom0's, and there is none";

    return "this is no domain";
}

static void note_chosen(struct work *w)
{
    bool has_dom0 = launch_find_domain(&w->convert->launch, DOM0);
    int node;

    tree_note_properties(&w->tree, w->chosen,
                         "xen,xen-bootargs xen,dom0-bootargs bootargs stdout-path linux,stdout-path",
                         "it is about the machine, and stays in its own device tree");

    fdt_for_each_subnode(node, w->tree.fdt, w->chosen)
    {
        if ( !is_module(w, node) &&
             !tree_is_compatible(&w->tree, node, "xen,domain") &&
             !(has_dom0 && is_event_channel(w->tree.fdt, node)) )
            tree_left_out(&w->tree, node, NULL, why_not(w, node));
    }
}

static void find_domains(struct work *w)
{
    bool has_dom0 = false;
    int node;

    fdt_for_each_subnode(node, w->tree.fdt, w->chosen)
        if ( tree_is_compatible(&w->tree, node, "xen,domain") )
            sharing_add_domain(&w->sharing, node,
                               fdt_get_name(w->tree.fdt, node, NULL));
        else if ( is_module(w, node) &&
                  !tree_is_compatible(&w->tree, node, "xen,xsm-policy") )
            has_dom0 = true;
    if ( has_dom0 )
        sharing_add_domain(&w->sharing, w->chosen, DOM0);
}

void convert_dom0less(struct convert *convert, const struct input *input)
{
    struct work *w = pool_alloc(&convert->pool, sizeof(*w));
    int node;

    w->tree = (struct tree){ convert, input, input->blob.data };
    w->convert = convert;
    sharing_init(&w->sharing, &w->tree);
    w->chosen = fdt_path_offset(w->tree.fdt, "/chosen");
    convert->launch.arch = convert->arch ? convert->arch : "arm64";

    find_domains(w);
    add_dom0(w);
    fdt_for_each_subnode(node, w->tree.fdt, w->chosen)
        if ( tree_is_compatible(&w->tree, node, "xen,domain") )
            add_domain(w, node);
    note_chosen(w);
    convert_note_spare_files(convert, input->path, w->nr_modules);
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
