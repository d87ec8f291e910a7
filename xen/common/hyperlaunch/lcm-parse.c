/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: hypervisor and config node.
 */

#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

#define DEFAULT_BOOT_TIMEOUT_MS 60000

/*
 * Config node.
 */

enum config_word {
    CW_COMPATIBLE,
    CW_BOOT_TIMEOUT,
    CW_FAILURE_POLICY,
    CW_ADDRESS_CELLS,
    CW_SIZE_CELLS,
};

static const struct hl_word config_words[] = {
    [CW_COMPATIBLE]     = { HL_WORD_LEN("compatible") },
    [CW_BOOT_TIMEOUT]   = { HL_WORD_LEN("boot-domain-timeout-ms") },
    [CW_FAILURE_POLICY] = { HL_WORD_LEN("failure-policy") },
    [CW_ADDRESS_CELLS]  = { HL_WORD_LEN("#address-cells") },
    [CW_SIZE_CELLS]     = { HL_WORD_LEN("#size-cells") },
};

static const char *const config_passive[] = {
    "phandle", "linux,phandle", NULL
};

const struct hl_vocabulary hl_config_vocabulary = {
    .words = config_words,
    .nr_words = ARRAY_SIZE(config_words),
    .passive = config_passive,
};

static void read_failure_policy(const struct hl_ctx *ctx,
                                const struct hl_prop *prop)
{
    static const struct hl_choice values[] = {
        { "continue",      HL_FAILURE_CONTINUE },
        { "recovery-only", HL_FAILURE_RECOVERY_ONLY },
    };
    unsigned int policy;

    if ( hl_read_choice(ctx, prop, values, ARRAY_SIZE(values), &policy,
                        "\"continue\" or \"recovery-only\"") )
        ctx->lcm->failure_policy = policy;
}

static void read_config_property(const struct hl_ctx *ctx,
                                 const struct hl_prop *prop,
                                 struct hl_seen *seen, struct hl_cells *cells)
{
    switch ( hl_find_word(ctx, &hl_config_vocabulary, prop, seen) )
    {
    case CW_COMPATIBLE:
        break; /* it is what has led here */

    case CW_BOOT_TIMEOUT:
        hl_read_u32(ctx, prop, &ctx->lcm->boot_timeout_ms);
        break;

    case CW_FAILURE_POLICY:
        read_failure_policy(ctx, prop);
        break;

    case CW_ADDRESS_CELLS:
        hl_read_u32(ctx, prop, &cells->address);
        break;

    case CW_SIZE_CELLS:
        hl_read_u32(ctx, prop, &cells->size);
        break;
    }
}

static int *module_slot(struct hl_lcm *lcm, enum hl_module_kind kind)
{
    switch ( kind )
    {
    case HL_MODULE_MICROCODE:  return &lcm->microcode;
    case HL_MODULE_XSM_POLICY: return &lcm->xsm_policy;

    case HL_MODULE_KERNEL:
    case HL_MODULE_RAMDISK:
    case HL_MODULE_DEVICE_TREE:
    case HL_MODULE_CONFIG:
        break;
    }

    return NULL;
}

static void parse_config_child(struct hl_ctx *ctx, struct hl_walk *walk,
                               int node, const struct hl_cells *cells)
{
    struct hl_lcm *lcm = ctx->lcm;
    struct hl_prop compatible;
    int index;

    if ( !hl_walk_compatible(walk, &compatible) || !hl_is_module(&compatible) )
    {
        hl_walk_unknown(ctx, walk, node);
        return;
    }

    index = hl_parse_module(ctx, walk, node, cells);
    if ( index != HL_NO_MODULE )
        hl_place_module(ctx, index,
                        module_slot(lcm, lcm->modules[index].kind),
                        "at most one each of microcode and XSM policy");
}

static void parse_config(struct hl_ctx *ctx, struct hl_walk *walk, int node)
{
    struct hl_cells cells = HL_CELLS_DEFAULT;
    struct hl_seen seen = {};
    struct hl_prop prop;
    int parent = ctx->node, child;

    ctx->node = node;

    if ( ctx->lcm->config_node >= 0 )
    {
        hl_fault(ctx, HL_E_CONFIG_TWICE, NULL, NULL);
        hl_walk_skip(walk);
        ctx->node = parent;
        return;
    }
    ctx->lcm->config_node = node;

    while ( hl_walk_property(walk, &prop) )
        read_config_property(ctx, &prop, &seen, &cells);

    while ( hl_walk_child(walk, &child) )
        parse_config_child(ctx, walk, child, &cells);

    ctx->node = parent;
}

/*
 * Hypervisor node.
 */

enum hypervisor_word {
    HW_COMPATIBLE,
};

static const struct hl_word hypervisor_words[] = {
    [HW_COMPATIBLE] = { HL_WORD_LEN("compatible") },
};

static const char *const hypervisor_passive[] = {
    "#address-cells", "#size-cells", /* for unit addresses of our children */
    "phandle", "linux,phandle", NULL
};

static const struct hl_vocabulary hypervisor_vocabulary = {
    .words = hypervisor_words,
    .nr_words = ARRAY_SIZE(hypervisor_words),
    .passive = hypervisor_passive,
};

/*
 * Only a domain has a kernel: one with a typing error must not get lost, but is
 * a domain with an error.
 */
static void parse_unknown(struct hl_ctx *ctx, struct hl_walk *walk, int node)
{
    unsigned int index = ctx->lcm->nr_domains;
    struct hl_ctx at = *ctx;

    if ( !hl_walk_has_child(walk, "multiboot,kernel") )
    {
        hl_walk_unknown(ctx, walk, node);
        return;
    }

    hl_parse_domain(ctx, walk, node);
    if ( ctx->lcm->nr_domains == index )
        return;

    hl_focus_domain(&at, index);
    hl_fault(&at, HL_E_LIKE_DOMAIN, "compatible", "\"xen,domain\"");
}

static void parse_child(struct hl_ctx *ctx, struct hl_walk *walk, int node)
{
    struct hl_prop compatible;

    if ( !hl_walk_compatible(walk, &compatible) )
        parse_unknown(ctx, walk, node);
    else if ( hl_list_has(&compatible, "xen,domain") )
        hl_parse_domain(ctx, walk, node);
    else if ( hl_list_has(&compatible, "xen,config") )
        parse_config(ctx, walk, node);
    else
        parse_unknown(ctx, walk, node);
}

static void parse_hypervisor(struct hl_ctx *ctx)
{
    struct hl_walk walk;
    struct hl_prop prop;
    struct hl_seen seen = {};
    int child;

    hl_walk_init(&walk, ctx->fdt, ctx->node);

    while ( hl_walk_property(&walk, &prop) )
        if ( hl_find_word(ctx, &hypervisor_vocabulary, &prop,
                          &seen) == HW_COMPATIBLE )
            hl_check_hypervisor_compatible(ctx, &prop);

    while ( hl_walk_child(&walk, &child) )
        parse_child(ctx, &walk, child);
}

static void init_lcm(struct hl_lcm *lcm, const void *fdt)
{
    /* The arrays are filled entry by entry: not worth clearing. */
    lcm->fdt = fdt;
    lcm->size = 0;
    lcm->config_node = -1;
    lcm->microcode = HL_NO_MODULE;
    lcm->xsm_policy = HL_NO_MODULE;
    lcm->boot_timeout_ms = DEFAULT_BOOT_TIMEOUT_MS;
    lcm->failure_policy = HL_FAILURE_CONTINUE;
    lcm->nr_modules = 0;
    lcm->nr_domains = 0;
}

bool hl_lcm_parse(const void *blob, size_t size, struct hl_lcm *lcm,
                  struct hl_diags *diags)
{
    struct hl_ctx ctx = {
        .lcm = lcm,
        .diags = diags,
        .node = -1,
        .domain = -1,
        .module = -1,
    };
    int node;

    hl_diags_init(diags);
    init_lcm(lcm, blob);

    node = hl_find_hypervisor(&ctx, blob, size);
    if ( node < 0 )
        return false;

    lcm->size = fdt_totalsize(blob);
    ctx.node = node;
    parse_hypervisor(&ctx);

    if ( !lcm->nr_domains && !diags->nr_fatal )
        hl_fault(&ctx, HL_E_NO_DOMAIN, NULL,
                 "child nodes compatible with \"xen,domain\"");

    hl_drop_bad_modules(lcm);

    return !diags->nr_fatal;
}
