/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: module nodes.
 */

#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

enum module_word {
    MW_COMPATIBLE,
    MW_MODULE_INDEX,
    MW_BOOTARGS,
    MW_REG,
    MW_SHA256,
    MW_MB_INDEX,
    MW_MODULE_ADDR,
};

static const struct hl_word module_words[] = {
    [MW_COMPATIBLE]   = { HL_WORD_LEN("compatible") },
    [MW_MODULE_INDEX] = { HL_WORD_LEN("module-index") },
    [MW_BOOTARGS]     = { HL_WORD_LEN("bootargs") },
    [MW_REG]          = { HL_WORD_LEN("reg") },
    [MW_SHA256]       = { HL_WORD_LEN("sha256") },
    [MW_MB_INDEX]     = { HL_WORD_LEN("mb-index"), .instead = "module-index" },
    [MW_MODULE_ADDR]  = { HL_WORD_LEN("module-addr"), .instead = "reg" },
};

static const char *const module_passive[] = {
    "phandle", "linux,phandle",
    "xen,uefi-binary", /* Arm: the UEFI stub has made a reg of it */
    NULL
};

const struct hl_vocabulary hl_module_vocabulary = {
    .words = module_words,
    .nr_words = ARRAY_SIZE(module_words),
    .passive = module_passive,
};

/*
 * Strings of "compatible".
 */

enum {
    NO_KIND = -1,
    GENERIC = -2,          /* a boot module, not saying of which kind */
};

static const struct compatible_word {
    const char *name;
    size_t len;
    int kind;              /* enum hl_module_kind, or from above */
    const char *instead;   /* not NULL: an older word, use this one */
} compatible_words[] = {
    { HL_WORD_LEN("multiboot,module"), .kind = GENERIC },
    { HL_WORD_LEN("multiboot,kernel"), .kind = HL_MODULE_KERNEL },
    { HL_WORD_LEN("multiboot,ramdisk"), .kind = HL_MODULE_RAMDISK },
    { HL_WORD_LEN("multiboot,device-tree"), .kind = HL_MODULE_DEVICE_TREE },
    { HL_WORD_LEN("multiboot,config"), .kind = HL_MODULE_CONFIG },
    { HL_WORD_LEN("multiboot,microcode"), .kind = HL_MODULE_MICROCODE },
    { HL_WORD_LEN("xen,xsm-policy"), .kind = HL_MODULE_XSM_POLICY },

    { HL_WORD_LEN("module,kernel"), .kind = HL_MODULE_KERNEL,
      .instead = "multiboot,kernel" },
    { HL_WORD_LEN("module,ramdisk"), .kind = HL_MODULE_RAMDISK,
      .instead = "multiboot,ramdisk" },
    { HL_WORD_LEN("module,device-tree"), .kind = HL_MODULE_DEVICE_TREE,
      .instead = "multiboot,device-tree" },
    { HL_WORD_LEN("module,config"), .kind = HL_MODULE_CONFIG,
      .instead = "multiboot,config" },
    { HL_WORD_LEN("module,microcode"), .kind = HL_MODULE_MICROCODE,
      .instead = "multiboot,microcode" },
    { HL_WORD_LEN("module,xsm-policy"), .kind = HL_MODULE_XSM_POLICY,
      .instead = "xen,xsm-policy" },
    { HL_WORD_LEN("module,index"), .kind = GENERIC, .instead = "multiboot,module" },
    { HL_WORD_LEN("module,addr"), .kind = GENERIC, .instead = "multiboot,module" },
};

static const struct compatible_word *find_compatible(const char *str,
                                                     size_t len)
{
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(compatible_words); i++ )
        if ( compatible_words[i].len == len &&
             !memcmp(compatible_words[i].name, str, len) )
            return &compatible_words[i];

    return NULL;
}

bool hl_is_module(const struct hl_prop *compatible)
{
    const char *str;
    size_t pos = 0, len;

    while ( hl_next_string(compatible, &pos, &str, &len) )
        if ( find_compatible(str, len) )
            return true;

    return false;
}

/*
 * Parsing.
 */

struct parse {
    struct hl_ctx *ctx;
    const struct hl_cells *cells;
    struct hl_seen seen;
    struct hl_module *m;
    int kind;              /* NO_KIND, or an enum hl_module_kind */
    uint32_t mb_index;     /* by the older words */
    uint64_t module_addr, module_size;
};

static void read_compatible(struct parse *p, const struct hl_prop *prop)
{
    const struct compatible_word *word;
    bool good = hl_check_list(p->ctx, prop), generic = false, older = false;
    const char *str;
    size_t pos = 0, len;

    while ( hl_next_string(prop, &pos, &str, &len) )
    {
        word = find_compatible(str, len);
        if ( !word )
            continue; /* a newer word, or one for somebody else */

        if ( word->instead )
        {
            older = true;
            hl_fault_string(p->ctx, HL_E_DEPRECATED, prop->name, str, len,
                            word->instead);
        }

        if ( word->kind == GENERIC )
            generic = true;
        else if ( p->kind == NO_KIND )
            p->kind = word->kind;
        else if ( p->kind != word->kind )
            hl_fault_string(p->ctx, HL_E_KIND_CONFLICT, prop->name, str, len,
                            "one kind");
    }

    /* The older words stood for themselves. */
    if ( good && !generic && !older )
        hl_fault(p->ctx, HL_E_GENERIC_MISSING, prop->name,
                 "\"multiboot,module\" as well");
}

static void read_index(struct parse *p, const struct hl_prop *prop,
                       uint32_t *index)
{
    if ( hl_read_u32(p->ctx, prop, index) && !*index )
        hl_fault(p->ctx, HL_E_INDEX_LCM, prop->name, "1 or more");
}

/* Read a number of 1 or 2 cells and step behind it. */
static uint64_t take_cells(const char **value, uint32_t cells)
{
    const char *from = *value;

    *value += cells * sizeof(fdt32_t);

    return cells == 1 ? fdt32_ld((const fdt32_t *)from)
                      : fdt64_ld((const fdt64_t *)from);
}

static void read_region(struct parse *p, const struct hl_prop *prop,
                        const struct hl_cells *cells,
                        uint64_t *addr, uint64_t *size)
{
    const char *value = prop->value;

    if ( cells->address < 1 || cells->address > 2 ||
         cells->size < 1 || cells->size > 2 )
    {
        hl_fault(p->ctx, HL_E_BAD_CELLS, prop->name,
                 "#address-cells and #size-cells of the parent to be 1 or 2");
        return;
    }

    if ( prop->len != (cells->address + cells->size) * sizeof(fdt32_t) )
    {
        hl_fault_length(p->ctx, HL_E_BAD_LENGTH, prop->name, prop->len,
                        "one address and one size, by the #address-cells and #size-cells of the parent");
        return;
    }

    *addr = take_cells(&value, cells->address);
    *size = take_cells(&value, cells->size);

    if ( !*size )
        hl_fault(p->ctx, HL_E_EMPTY_REGION, prop->name, NULL);
    else if ( *addr + (*size - 1) < *addr )
        hl_fault_hex(p->ctx, HL_E_BAD_REGION, prop->name, *addr, NULL);
}

/*
 * module-addr came without cell sizes in its parent: its length tells them.
 */
static void read_module_addr(struct parse *p, const struct hl_prop *prop)
{
    struct hl_cells cells = *p->cells;

    if ( prop->len == 2 * sizeof(fdt32_t) )
        cells.address = cells.size = 1;
    else if ( prop->len == 4 * sizeof(fdt32_t) )
        cells.address = cells.size = 2;

    read_region(p, prop, &cells, &p->module_addr, &p->module_size);
}

static void read_property(struct parse *p, const struct hl_prop *prop)
{
    struct hl_module *m = p->m;

    switch ( hl_find_word(p->ctx, &hl_module_vocabulary, prop, &p->seen) )
    {
    case MW_COMPATIBLE:
        read_compatible(p, prop);
        break;

    case MW_MODULE_INDEX:
        read_index(p, prop, &m->index);
        break;

    case MW_MB_INDEX:
        read_index(p, prop, &p->mb_index);
        break;

    case MW_REG:
        read_region(p, prop, p->cells, &m->addr, &m->size);
        break;

    case MW_MODULE_ADDR:
        read_module_addr(p, prop);
        break;

    case MW_BOOTARGS:
        hl_read_string(p->ctx, prop, &m->bootargs, &m->bootargs_len);
        break;

    case MW_SHA256:
        hl_read_bytes(p->ctx, prop, 32, &m->sha256, "32 bytes in square brackets, such as [00 11 22 ...]");
        break;
    }
}

/* Exactly one locator, of which there are two sorts with two words each. */
static void resolve_locator(struct parse *p)
{
    const struct hl_seen *seen = &p->seen;
    struct hl_module *m = p->m;
    bool new_index = hl_has_word(seen, MW_MODULE_INDEX);
    bool old_index = hl_has_word(seen, MW_MB_INDEX);
    bool new_addr = hl_has_word(seen, MW_REG);
    bool old_addr = hl_has_word(seen, MW_MODULE_ADDR);

    m->by_index = new_index || old_index;

    if ( !m->by_index && !new_addr && !old_addr )
        hl_fault(p->ctx, HL_E_LOCATOR_MISSING, NULL, "module-index or reg");
    else if ( m->by_index && (new_addr || old_addr) )
        hl_fault(p->ctx, HL_E_LOCATOR_TWICE, NULL, "module-index or reg");

    if ( new_index && old_index && m->index != p->mb_index )
        hl_fault_number(p->ctx, HL_E_CONFLICT, "mb-index", p->mb_index,
                        "the same as module-index");

    if ( new_addr && old_addr &&
         (m->addr != p->module_addr || m->size != p->module_size) )
        hl_fault_hex(p->ctx, HL_E_CONFLICT, "module-addr", p->module_addr,
                     "the same as reg");

    if ( !new_index )
        m->index = p->mb_index;
    if ( !new_addr )
    {
        m->addr = p->module_addr;
        m->size = p->module_size;
    }
}

static struct hl_module *new_module(const struct hl_ctx *ctx)
{
    struct hl_lcm *lcm = ctx->lcm;
    struct hl_module *m;

    if ( lcm->nr_modules == HL_MAX_MODULES )
        return NULL;

    m = &lcm->modules[lcm->nr_modules++];
    memset(m, 0, sizeof(*m));
    m->node = ctx->node;
    m->domain = ctx->domain;

    return m;
}

int hl_parse_module(struct hl_ctx *ctx, struct hl_walk *walk, int node,
                    const struct hl_cells *cells)
{
    int parent = ctx->node, child, index = ctx->lcm->nr_modules;
    struct parse p = { .ctx = ctx, .cells = cells, .kind = NO_KIND };
    struct hl_prop prop;

    ctx->node = node;

    p.m = new_module(ctx);
    if ( !p.m )
    {
        hl_fault(ctx, HL_E_LIMIT, NULL, HL_AT_MOST(HL_MAX_MODULES, "modules"));
        hl_walk_stop(walk);
        ctx->node = parent;
        return HL_NO_MODULE;
    }
    ctx->module = index;

    while ( hl_walk_property(walk, &prop) )
        read_property(&p, &prop);

    resolve_locator(&p);

    if ( p.kind == NO_KIND )
    {
        hl_fault(ctx, HL_E_KIND_MISSING, "compatible",
                 "also \"multiboot,kernel\", \"multiboot,ramdisk\" or the like");
        index = HL_NO_MODULE;
        ctx->lcm->nr_modules--;
    }
    else
        p.m->kind = p.kind;

    while ( hl_walk_child(walk, &child) )
        hl_walk_unknown(ctx, walk, child);

    ctx->node = parent;
    ctx->module = -1;

    return index;
}

void hl_place_module(const struct hl_ctx *ctx, int index, int *slot,
                     const char *expected)
{
    struct hl_ctx module = *ctx;

    module.node = ctx->lcm->modules[index].node;
    module.module = index;

    if ( !slot )
        hl_fault(&module, HL_E_KIND_MISPLACED, "compatible", expected);
    else if ( *slot != HL_NO_MODULE )
        hl_fault(&module, HL_E_MODULE_TWICE, "compatible", expected);
    else
        *slot = index;
}

static void drop_if_bad(const struct hl_lcm *lcm, int *slot)
{
    if ( *slot != HL_NO_MODULE && lcm->modules[*slot].nr_errors )
        *slot = HL_NO_MODULE;
}

void hl_drop_bad_modules(struct hl_lcm *lcm)
{
    drop_if_bad(lcm, &lcm->microcode);
    drop_if_bad(lcm, &lcm->xsm_policy);
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
