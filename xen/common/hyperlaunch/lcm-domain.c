/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: domain nodes.
 */

#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

/* Most frequent words first: they are looked up from the beginning. */
enum domain_word {
    DW_COMPATIBLE,
    DW_DOMID,
    DW_DOMAIN_NAME,
    DW_ROLES,
    DW_CAPABILITIES,
    DW_CPUS,
    DW_MEMORY,
    DW_MODE,
    DW_PHANDLE,
    DW_DOMAIN_UUID,
    DW_MEM_MIN,
    DW_MEM_MAX,
    DW_SECURITY_ID,
    DW_XEN_ENHANCED,
    DW_START_AFTER,
    DW_START,
    DW_BOOT_ACCESS,
    DW_CONSOLE_OUTPUT,
    DW_PCI_DEVICES,
    DW_ADDRESS_CELLS,
    DW_SIZE_CELLS,
    DW_LINUX_PHANDLE,
    DW_PERMISSIONS,
    DW_FUNCTIONS,
    DW_ROLE,
};

static const struct hl_word domain_words[] = {
    [DW_COMPATIBLE]     = { HL_WORD_LEN("compatible") },
    [DW_DOMID]          = { HL_WORD_LEN("domid") },
    [DW_DOMAIN_NAME]    = { HL_WORD_LEN("domain-name") },
    [DW_ROLES]          = { HL_WORD_LEN("roles") },
    [DW_CAPABILITIES]   = { HL_WORD_LEN("capabilities") },
    [DW_CPUS]           = { HL_WORD_LEN("cpus") },
    [DW_MEMORY]         = { HL_WORD_LEN("memory") },
    [DW_MODE]           = { HL_WORD_LEN("mode") },
    [DW_PHANDLE]        = { HL_WORD_LEN("phandle") },
    [DW_DOMAIN_UUID]    = { HL_WORD_LEN("domain-uuid") },
    [DW_MEM_MIN]        = { HL_WORD_LEN("mem-min") },
    [DW_MEM_MAX]        = { HL_WORD_LEN("mem-max") },
    [DW_SECURITY_ID]    = { HL_WORD_LEN("security-id") },
    [DW_XEN_ENHANCED]   = { HL_WORD_LEN("xen,enhanced") },
    [DW_START_AFTER]    = { HL_WORD_LEN("start-after") },
    [DW_START]          = { HL_WORD_LEN("start") },
    [DW_BOOT_ACCESS]    = { HL_WORD_LEN("boot-access") },
    [DW_CONSOLE_OUTPUT] = { HL_WORD_LEN("console-output") },
    [DW_PCI_DEVICES]    = { HL_WORD_LEN("pci-devices") },
    [DW_ADDRESS_CELLS]  = { HL_WORD_LEN("#address-cells") },
    [DW_SIZE_CELLS]     = { HL_WORD_LEN("#size-cells") },
    [DW_LINUX_PHANDLE]  = { HL_WORD_LEN("linux,phandle") },
    [DW_PERMISSIONS]    = { HL_WORD_LEN("permissions"), .instead = "roles" },
    [DW_FUNCTIONS]      = { HL_WORD_LEN("functions"), .instead = "roles" },
    [DW_ROLE]           = { HL_WORD_LEN("role"), .instead = "roles" },
};

/* What dom0less on Arm knows besides: read there, not here. */
static const char *const domain_passive[] = {
    "vpl011", "nr_spis", "passthrough", "direct-map", "sve", "llc-colors",
    "domain-cpupool", "xen,static-mem", "xen,domain-p2m-mem-mb",
    "max_grant_version", "max_grant_frames", "max_maptrack_frames",
    NULL
};

const struct hl_vocabulary hl_domain_vocabulary = {
    .words = domain_words,
    .nr_words = ARRAY_SIZE(domain_words),
    .passive = domain_passive,
};

struct parse {
    struct hl_ctx *ctx;
    struct hl_domain *d;
    struct hl_seen seen;
    struct hl_cells cells;
    struct hl_roles_said roles;
    uint32_t linux_phandle;
};

/*
 * Properties that need more than a typed reader.
 */

static void read_domid(struct parse *p, const struct hl_prop *prop)
{
    uint32_t domid;

    p->d->has_domid = true;
    p->d->domid = HL_NO_DOMID;

    if ( !hl_read_u32(p->ctx, prop, &domid) )
        return;

    if ( domid == HL_DOMID_BOOT_ALIAS )
    {
        p->d->has_domid = false;
        hl_roles_say(&p->roles, HL_ROLES_ALIAS, prop->name,
                     HL_ROLE_BOOT, HL_ROLE_BOOT);
        hl_fault_hex(p->ctx, HL_E_DEPRECATED, prop->name, domid,
                     "roles = \"boot\"");
        return;
    }

    /* DOMID_FIRST_RESERVED */
    if ( domid >= 0x7ff0 )
    {
        hl_fault_number(p->ctx, HL_E_DOMID_RESERVED, prop->name, domid,
                        "0 to 32751");
        return;
    }

    p->d->domid = domid;
}

/* The name appears in paths (hypfs, xenstore) and in logs. */
static void set_name(struct parse *p, const char *prop, const char *name,
                     size_t len)
{
    if ( !len || len > HL_MAX_NAME || !hl_is_printable(name, len) ||
         memchr(name, '/', len) )
    {
        hl_fault_string(p->ctx, HL_E_BAD_NAME, prop, name, len,
                        "1 to " HL_QUOTE(HL_MAX_NAME)
                        " printable ASCII characters, none of them a slash (HL_MAX_NAME)");
        return;
    }

    p->d->name = name;
    p->d->name_len = len;
}

static void read_name(struct parse *p, const struct hl_prop *prop)
{
    const char *name;
    size_t len;

    if ( hl_read_string(p->ctx, prop, &name, &len) )
        set_name(p, prop->name, name, len);
}

static void read_roles(struct parse *p, const struct hl_prop *prop)
{
    unsigned int says;

    if ( hl_read_set(p->ctx, prop, hl_role_names, HL_NR_ROLES, &says,
                     "control, hardware, console, xenstore, boot or recovery") )
        hl_roles_say(&p->roles, HL_ROLES_BY_NAME, prop->name, ~0U, says);
}

static void read_mode(struct parse *p, const struct hl_prop *prop)
{
    static const struct hl_choice modes[] = {
        { "pv",  HL_MODE_PV },
        { "pvh", HL_MODE_PVH },
    };
    unsigned int mode;

    /*
     * "pvh" has the length of a number, but then any string of this length
     * has bits that no mode has.
     */
    if ( prop->len == sizeof(uint32_t) &&
         !(hl_is_string(prop) && hl_is_printable(prop->value, prop->len - 1)) )
        hl_read_mode_bits(p->ctx, prop, &p->d->mode);
    else if ( hl_read_choice(p->ctx, prop, modes, ARRAY_SIZE(modes), &mode,
                             "\"pv\", \"pvh\" or a number") )
        p->d->mode = mode;
}

static void read_cpus(struct parse *p, const struct hl_prop *prop)
{
    if ( hl_read_u32(p->ctx, prop, &p->d->cpus) && !p->d->cpus )
        hl_fault_number(p->ctx, HL_E_BAD_CPUS, prop->name, 0, "1 or more");
}

/* A size which must not be zero. */
static void read_memory(struct parse *p, const struct hl_prop *prop,
                        uint64_t *kb)
{
    if ( hl_read_size(p->ctx, prop, kb) && !*kb )
        hl_fault_number(p->ctx, HL_E_SIZE_RANGE, prop->name, 0,
                        "more than nothing");
}

static void read_label(struct parse *p, const struct hl_prop *prop)
{
    const char *label;
    size_t len;

    if ( !hl_read_string(p->ctx, prop, &label, &len) )
        return;

    if ( !len || len > HL_MAX_LABEL || !hl_is_printable(label, len) )
    {
        hl_fault_string(p->ctx, HL_E_BAD_LABEL, prop->name, label, len,
                        "1 to " HL_QUOTE(HL_MAX_LABEL)
                        " printable ASCII characters (HL_MAX_LABEL)");
        return;
    }

    p->d->security_id = label;
}

static void read_enhanced(struct parse *p, const struct hl_prop *prop)
{
    static const struct hl_choice values[] = {
        { "enabled",     HL_ENHANCED_ENABLED },
        { "disabled",    HL_ENHANCED_DISABLED },
        { "no-xenstore", HL_ENHANCED_NO_XENSTORE },
    };
    unsigned int enhanced = HL_ENHANCED_ENABLED;

    if ( !prop->len ||
         hl_read_choice(p->ctx, prop, values, ARRAY_SIZE(values), &enhanced,
                        "nothing, \"enabled\", \"disabled\" or \"no-xenstore\"") )
        p->d->enhanced = enhanced;
}

static void read_start(struct parse *p, const struct hl_prop *prop)
{
    static const struct hl_choice values[] = {
        { "auto",   false },
        { "manual", true },
    };
    unsigned int manual;

    if ( hl_read_choice(p->ctx, prop, values, ARRAY_SIZE(values), &manual,
                        "\"auto\" or \"manual\"") )
        p->d->start_manual = manual;
}

static void read_start_after(struct parse *p, const struct hl_prop *prop)
{
    size_t nr = prop->len / sizeof(fdt32_t);

    if ( !nr || prop->len % sizeof(fdt32_t) )
    {
        hl_fault_form(p->ctx, prop,
                      "phandles of domain nodes, such as <&label>");
        return;
    }

    if ( nr > HL_MAX_DOMAINS )
    {
        hl_fault_number(p->ctx, HL_E_TOO_MANY, prop->name, nr,
                        HL_AT_MOST(HL_MAX_DOMAINS, "phandles"));
        return;
    }

    p->d->start_after = prop->value;
    p->d->nr_start_after = nr;
}

static void read_boot_access(struct parse *p, const struct hl_prop *prop)
{
    static const struct hl_choice values[] = {
        { "query",     HL_ACCESS_QUERY },
        { "start",     HL_ACCESS_START },
        { "configure", HL_ACCESS_CONFIGURE },
    };

    hl_read_set(p->ctx, prop, values, ARRAY_SIZE(values), &p->d->boot_access,
                "query, start or configure");
}

static void read_phandle(struct parse *p, const struct hl_prop *prop,
                         uint32_t *phandle)
{
    uint32_t value;

    if ( !hl_read_u32(p->ctx, prop, &value) )
        return;

    if ( value == 0 || value == ~0U )
        hl_fault_hex(p->ctx, HL_E_BAD_PHANDLE, prop->name, value,
                     "neither 0 nor 0xffffffff");
    else
        *phandle = value;
}

/*
 * PCI devices: "ssss:bb:dd.f".
 */

static int hex_digit(char c)
{
    if ( c >= '0' && c <= '9' )
        return c - '0';
    if ( c >= 'a' && c <= 'f' )
        return c - 'a' + 10;
    if ( c >= 'A' && c <= 'F' )
        return c - 'A' + 10;

    return -1;
}

/* Take @nr digits and the character @end, and step behind them. */
static bool take_hex(const char **str, unsigned int nr, char end,
                     uint32_t max, uint32_t *value)
{
    *value = 0;

    while ( nr-- )
    {
        int digit = hex_digit(**str);

        if ( digit < 0 )
            return false;
        *value = (*value << 4) | digit;
        ++*str;
    }

    return *(*str)++ == end && *value <= max;
}

static bool parse_pci(const char *str, uint32_t *sbdf)
{
    uint32_t segment, bus, device, function;

    if ( !take_hex(&str, 4, ':', 0xffff, &segment) ||
         !take_hex(&str, 2, ':', 0xff, &bus) ||
         !take_hex(&str, 2, '.', 0x1f, &device) ||
         !take_hex(&str, 1, '\0', 0x7, &function) )
        return false;

    *sbdf = segment << 16 | bus << 8 | device << 3 | function;

    return true;
}

static bool has_pci(const struct hl_domain *d, uint32_t sbdf)
{
    unsigned int i;

    for ( i = 0; i < d->nr_pci_devices; i++ )
        if ( d->pci_devices[i] == sbdf )
            return true;

    return false;
}

static void read_pci_devices(struct parse *p, const struct hl_prop *prop)
{
    struct hl_domain *d = p->d;
    const char *str;
    size_t pos = 0, len;
    uint32_t sbdf;

    if ( !hl_check_list(p->ctx, prop) )
        return;

    while ( hl_next_string(prop, &pos, &str, &len) )
    {
        if ( !parse_pci(str, &sbdf) )
            hl_fault_string(p->ctx, HL_E_BAD_PCI, prop->name, str, len,
                            "segment, bus, device and function, such as \"0000:03:00.0\"");
        else if ( has_pci(d, sbdf) )
            hl_fault_string(p->ctx, HL_E_VALUE_TWICE, prop->name, str, len,
                            NULL);
        else if ( d->nr_pci_devices == HL_MAX_PCI_DEVICES )
        {
            hl_fault_string(p->ctx, HL_E_TOO_MANY, prop->name, str, len,
                            HL_AT_MOST(HL_MAX_PCI_DEVICES, "devices"));
            return;
        }
        else
            d->pci_devices[d->nr_pci_devices++] = sbdf;
    }
}

/*
 * The node.
 */

static void read_property(struct parse *p, const struct hl_prop *prop)
{
    const struct hl_ctx *ctx = p->ctx;
    struct hl_domain *d = p->d;

    switch ( hl_find_word(ctx, &hl_domain_vocabulary, prop, &p->seen) )
    {
    case DW_COMPATIBLE:
        break; /* it is what has led here */

    case DW_DOMID:
        read_domid(p, prop);
        break;

    case DW_DOMAIN_NAME:
        read_name(p, prop);
        break;

    case DW_DOMAIN_UUID:
        hl_read_bytes(ctx, prop, 16, &d->uuid, "16 bytes in square brackets, such as [00 11 22 ...]");
        break;

    case DW_ROLES:
        read_roles(p, prop);
        break;

    case DW_CAPABILITIES:
        hl_read_capabilities(ctx, prop, &p->roles);
        break;

    case DW_PERMISSIONS:
        hl_read_permissions(ctx, prop, &p->roles);
        break;

    case DW_FUNCTIONS:
        hl_read_functions(ctx, prop, &p->roles);
        break;

    case DW_ROLE:
        hl_read_role(ctx, prop, &p->roles);
        break;

    case DW_MODE:
        read_mode(p, prop);
        break;

    case DW_CPUS:
        read_cpus(p, prop);
        break;

    case DW_MEMORY:
        d->has_memory = true;
        read_memory(p, prop, &d->memory_kb);
        break;

    case DW_MEM_MIN:
        hl_read_size(ctx, prop, &d->mem_min_kb);
        break;

    case DW_MEM_MAX:
        read_memory(p, prop, &d->mem_max_kb);
        break;

    case DW_SECURITY_ID:
        read_label(p, prop);
        break;

    case DW_XEN_ENHANCED:
        read_enhanced(p, prop);
        break;

    case DW_START_AFTER:
        read_start_after(p, prop);
        break;

    case DW_START:
        read_start(p, prop);
        break;

    case DW_BOOT_ACCESS:
        read_boot_access(p, prop);
        break;

    case DW_CONSOLE_OUTPUT:
        hl_read_flag(ctx, prop, &d->console_output);
        break;

    case DW_PCI_DEVICES:
        read_pci_devices(p, prop);
        break;

    case DW_ADDRESS_CELLS:
        hl_read_u32(ctx, prop, &p->cells.address);
        break;

    case DW_SIZE_CELLS:
        hl_read_u32(ctx, prop, &p->cells.size);
        break;

    case DW_PHANDLE:
        read_phandle(p, prop, &d->phandle);
        break;

    case DW_LINUX_PHANDLE:
        read_phandle(p, prop, &p->linux_phandle);
        break;
    }
}

/* Defaults that depend on other properties, once all have been read. */
static void resolve(struct parse *p)
{
    const char *name;
    int len;

    p->d->roles = hl_roles_resolve(p->ctx, &p->roles);

    if ( !hl_has_word(&p->seen, DW_DOMAIN_NAME) )
    {
        name = fdt_get_name(p->ctx->fdt, p->ctx->node, &len);
        if ( name )
            set_name(p, NULL, name, len);
    }

    if ( !hl_has_word(&p->seen, DW_MEM_MIN) )
        p->d->mem_min_kb = p->d->memory_kb;
    if ( !hl_has_word(&p->seen, DW_MEM_MAX) )
        p->d->mem_max_kb = p->d->memory_kb;

    if ( !p->d->phandle )
        p->d->phandle = p->linux_phandle;
    else if ( p->linux_phandle && p->linux_phandle != p->d->phandle )
        hl_fault_hex(p->ctx, HL_E_CONFLICT, "linux,phandle", p->linux_phandle,
                     "the same as phandle");
}

/* Where the domain keeps a module; NULL: such a module is not for domains. */
static int *module_slot(struct hl_domain *d, enum hl_module_kind kind)
{
    switch ( kind )
    {
    case HL_MODULE_KERNEL:      return &d->kernel;
    case HL_MODULE_RAMDISK:     return &d->ramdisk;
    case HL_MODULE_DEVICE_TREE: return &d->device_tree;
    case HL_MODULE_CONFIG:      return &d->config;

    case HL_MODULE_MICROCODE:
    case HL_MODULE_XSM_POLICY:
        break;
    }

    return NULL;
}

static void parse_child(struct parse *p, struct hl_walk *walk, int node)
{
    struct hl_ctx *ctx = p->ctx;
    struct hl_prop compatible;
    int index;

    if ( !hl_walk_compatible(walk, &compatible) )
        hl_walk_unknown(ctx, walk, node);
    else if ( hl_is_module(&compatible) )
    {
        index = hl_parse_module(ctx, walk, node, &p->cells);
        if ( index != HL_NO_MODULE )
            hl_place_module(ctx, index,
                            module_slot(p->d, ctx->lcm->modules[index].kind),
                            "one kernel, and at most one each of ramdisk, device tree and config");
    }
    else if ( hl_list_has(&compatible, "xen,domain-shared-memory-v1") ||
              hl_list_has(&compatible, "xen,evtchn-v1") )
        hl_walk_skip(walk); /* dom0less on Arm reads these */
    else
        hl_walk_unknown(ctx, walk, node);
}

static struct hl_domain *new_domain(const struct hl_ctx *ctx, int node)
{
    struct hl_lcm *lcm = ctx->lcm;
    struct hl_domain *d;

    if ( lcm->nr_domains == HL_MAX_DOMAINS )
        return NULL;

    d = &lcm->domains[lcm->nr_domains++];
    memset(d, 0, sizeof(*d));
    d->node = node;
    d->name = "";
    d->cpus = 1;
    d->boot_access = HL_ACCESS_QUERY | HL_ACCESS_START;
    d->kernel = HL_NO_MODULE;
    d->ramdisk = HL_NO_MODULE;
    d->device_tree = HL_NO_MODULE;
    d->config = HL_NO_MODULE;

    return d;
}

void hl_parse_domain(struct hl_ctx *ctx, struct hl_walk *walk, int node)
{
    struct parse p = { .ctx = ctx, .cells = HL_CELLS_DEFAULT };
    int parent = ctx->node, child;
    struct hl_prop prop;

    ctx->node = node;

    p.d = new_domain(ctx, node);
    if ( !p.d )
    {
        hl_fault(ctx, HL_E_LIMIT, NULL, HL_AT_MOST(HL_MAX_DOMAINS, "domains"));
        hl_walk_stop(walk);
        ctx->node = parent;
        return;
    }
    ctx->domain = p.d - ctx->lcm->domains;

    while ( hl_walk_property(walk, &prop) )
        read_property(&p, &prop);

    resolve(&p);

    while ( hl_walk_child(walk, &child) )
        parse_child(&p, walk, child);

    ctx->node = parent;
    ctx->domain = -1;
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
