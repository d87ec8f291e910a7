/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: the parts against each other and against the host.
 *
 * Whether a value makes sense by itself has been checked where it was read.
 * Values that were found bad there are absent here, and cause no more faults.
 */

#include <xen/lib.h>

#include "lcm-private.h"

void hl_focus_domain(struct hl_ctx *ctx, unsigned int index)
{
    ctx->domain = index;
    ctx->module = -1;
    ctx->node = ctx->lcm->domains[index].node;
}

static void focus_module(struct hl_ctx *ctx, unsigned int index)
{
    ctx->domain = ctx->lcm->modules[index].domain;
    ctx->module = index;
    ctx->node = ctx->lcm->modules[index].node;
}

static void focus_config(struct hl_ctx *ctx)
{
    ctx->domain = -1;
    ctx->module = -1;
    ctx->node = ctx->lcm->config_node;
}

/*
 * One domain by itself.
 */

static void check_memory(const struct hl_ctx *ctx, const struct hl_domain *d)
{
    if ( !d->has_memory && !(d->roles & HL_ROLE_HARDWARE) )
        hl_fault(ctx, HL_E_MEMORY_MISSING, NULL,
                 "memory, such as memory = \"512M\"");

    if ( d->memory_kb && d->mem_min_kb > d->memory_kb )
        hl_fault_number(ctx, HL_E_MEMORY_ORDER, "mem-min", d->mem_min_kb,
                        "no more KiB than memory");

    if ( d->memory_kb && d->mem_max_kb && d->mem_max_kb < d->memory_kb )
        hl_fault_number(ctx, HL_E_MEMORY_ORDER, "mem-max", d->mem_max_kb,
                        "no fewer KiB than memory");

    if ( !d->memory_kb && d->mem_max_kb && d->mem_max_kb < d->mem_min_kb )
        hl_fault_number(ctx, HL_E_MEMORY_ORDER, "mem-max", d->mem_max_kb,
                        "no fewer KiB than mem-min");
}

static void check_boot_domain(const struct hl_ctx *ctx,
                              const struct hl_domain *d)
{
    if ( d->roles & ~HL_ROLE_BOOT )
        hl_fault(ctx, HL_E_BOOT_NOT_ALONE, NULL, "no other role");

    if ( d->start_manual )
        hl_fault(ctx, HL_E_BOOT_WAITS, "start", "\"auto\"");

    if ( d->nr_start_after )
        hl_fault(ctx, HL_E_BOOT_WAITS, "start-after", "no such property");
}

static void check_domain(const struct hl_ctx *ctx, const struct hl_domain *d,
                         const struct hl_host *host)
{
    bool pvh = d->mode == HL_MODE_PVH;
    unsigned int max_cpus = pvh ? host->max_pvh_cpus : host->max_cpus;

    if ( d->kernel == HL_NO_MODULE )
        hl_fault(ctx, HL_E_KERNEL_MISSING, NULL,
                 "a child node compatible with \"multiboot,kernel\"");

    if ( d->cpus > max_cpus )
        hl_fault_above(ctx, HL_E_BAD_CPUS, "cpus", d->cpus, max_cpus,
                       pvh ? "for a PVH domain" : "for a domain");

    check_memory(ctx, d);

    if ( d->roles & HL_ROLE_BOOT )
        check_boot_domain(ctx, d);
}

/*
 * A domain against the earlier ones.
 */

static void check_name(const struct hl_ctx *ctx, const struct hl_domain *d,
                       const struct hl_domain *earlier)
{
    size_t len = d->name_len;

    /* Where names have a number, it is mostly at their end. */
    if ( len && len == earlier->name_len &&
         d->name[len - 1] == earlier->name[len - 1] &&
         !memcmp(d->name, earlier->name, len) )
        hl_fault_string(ctx, HL_E_NAME_TAKEN, NULL, d->name, d->name_len,
                        "a domain-name of its own");
}

static void check_domid(const struct hl_ctx *ctx, const struct hl_domain *d,
                        const struct hl_domain *earlier)
{
    if ( d->has_domid && earlier->has_domid && d->domid != HL_NO_DOMID &&
         d->domid == earlier->domid )
        hl_fault_number(ctx, HL_E_DOMID_TAKEN, "domid", d->domid, NULL);
}

static void check_phandle(const struct hl_ctx *ctx, const struct hl_domain *d,
                          const struct hl_domain *earlier)
{
    if ( d->phandle && d->phandle == earlier->phandle )
        hl_fault_hex(ctx, HL_E_PHANDLE_TAKEN, "phandle", d->phandle, NULL);
}

static void check_pci_devices(const struct hl_ctx *ctx,
                              const struct hl_domain *d,
                              const struct hl_domain *earlier)
{
    unsigned int i, j;

    for ( i = 0; i < d->nr_pci_devices; i++ )
        for ( j = 0; j < earlier->nr_pci_devices; j++ )
            if ( d->pci_devices[i] == earlier->pci_devices[j] )
                hl_fault_pci(ctx, HL_E_PCI_TAKEN, "pci-devices",
                             d->pci_devices[i]);
}

static void check_pair(const struct hl_ctx *ctx, const struct hl_domain *d,
                       const struct hl_domain *earlier)
{
    check_name(ctx, d, earlier);
    check_domid(ctx, d, earlier);
    check_phandle(ctx, d, earlier);
    check_pci_devices(ctx, d, earlier);
}

/* Roles which one domain at most can have: all but control. */
static void check_roles(const struct hl_ctx *ctx, const struct hl_domain *d,
                        unsigned int *taken)
{
    unsigned int twice = d->roles & *taken & ~HL_ROLE_CONTROL, i;

    for ( i = 0; twice && i < HL_NR_ROLES; i++ )
        if ( twice & hl_role_names[i].value )
            hl_fault_string(ctx, HL_E_ROLE_TAKEN, NULL, hl_role_names[i].name,
                            strlen(hl_role_names[i].name), NULL);

    *taken |= d->roles;
}

static void check_domains(struct hl_ctx *ctx, const struct hl_host *host)
{
    const struct hl_domain *domains = ctx->lcm->domains;
    unsigned int i, j, taken = 0;

    for ( i = 0; i < ctx->lcm->nr_domains; i++ )
    {
        hl_focus_domain(ctx, i);

        check_domain(ctx, &domains[i], host);
        check_roles(ctx, &domains[i], &taken);
        for ( j = 0; j < i; j++ )
            check_pair(ctx, &domains[i], &domains[j]);
    }

    if ( ctx->lcm->failure_policy == HL_FAILURE_RECOVERY_ONLY &&
         !(taken & HL_ROLE_RECOVERY) )
    {
        focus_config(ctx);
        hl_fault(ctx, HL_E_NO_RECOVERY, "failure-policy",
                 "some domain with roles = \"recovery\"");
        ctx->lcm->failure_policy = HL_FAILURE_CONTINUE;
    }
}

/*
 * Modules.
 */

static void check_module(const struct hl_ctx *ctx, const struct hl_module *m,
                         const struct hl_host *host)
{
    if ( m->by_index && !host->nr_modules )
        hl_fault_number(ctx, HL_E_INDEX_RANGE, "module-index", m->index,
                        "reg with its address and size, as modules have no numbers here");
    else if ( m->by_index && m->index >= host->nr_modules )
        hl_fault_number(ctx, HL_E_INDEX_RANGE, NULL, m->index,
                        "a module of the boot loader's list, counted from the LCM, which is 0");

    if ( m->bootargs_len > host->max_cmdline )
        hl_fault_above(ctx, HL_E_BOOTARGS_TOO_LONG, "bootargs",
                       m->bootargs_len, host->max_cmdline, "characters");
}

static uint64_t last_byte(const struct hl_module *m)
{
    return m->addr + m->size - 1;
}

bool hl_is_same_module(const struct hl_module *a, const struct hl_module *b)
{
    if ( a->by_index || b->by_index )
        return a->by_index && b->by_index && a->index == b->index && a->index;

    return a->size && a->addr == b->addr && a->size == b->size;
}

static bool overlaps(const struct hl_module *a, const struct hl_module *b)
{
    return !a->by_index && !b->by_index && a->size && b->size &&
           a->addr <= last_byte(b) && b->addr <= last_byte(a);
}

/*
 * Who uses the module of @m as what most of its users use it as?  The first one
 * of them; @m itself does if nobody disagrees with it.
 */
static const struct hl_module *find_majority(const struct hl_lcm *lcm,
                                             const struct hl_module *m)
{
    const struct hl_module *first[HL_NR_MODULE_KINDS] = {}, *other, *best = m;
    unsigned int votes[HL_NR_MODULE_KINDS] = {}, i;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        other = &lcm->modules[i];
        if ( !hl_is_same_module(m, other) )
            continue;

        if ( !votes[other->kind]++ )
            first[other->kind] = other;
    }

    for ( i = 0; i < HL_NR_MODULE_KINDS; i++ )
        if ( votes[i] > votes[best->kind] ||
             (votes[i] == votes[best->kind] && first[i] < first[best->kind]) )
            best = first[i];

    return best;
}

/*
 * Nodes may share a module, if they agree on what it is: a kernel can be
 * unpacked in place, but not under the eyes of somebody who wants it as it is.
 * If they do not, few are more likely to be wrong than many.
 */
static void check_kind(const struct hl_ctx *ctx, const struct hl_module *m)
{
    const struct hl_module *majority = find_majority(ctx->lcm, m);

    if ( majority->kind != m->kind )
        hl_fault_module(ctx, HL_E_KIND_REUSED, m, majority->node);
}

/* The first node which uses the module of @m, and how many do. */
static const struct hl_module *find_users(const struct hl_lcm *lcm,
                                          const struct hl_module *m,
                                          unsigned int *nr)
{
    const struct hl_module *first = NULL;
    unsigned int i;

    *nr = 0;
    for ( i = 0; i < lcm->nr_modules; i++ )
        if ( hl_is_same_module(m, &lcm->modules[i]) )
        {
            if ( !(*nr)++ )
                first = &lcm->modules[i];
        }

    return first;
}

/*
 * Of two modules that overlap, the one is wrong which fewer nodes use; if as many
 * do, the later one.  So one bad node does not spoil those which share the other.
 */
static bool is_in_the_way(const struct hl_lcm *lcm, const struct hl_module *m,
                          const struct hl_module *other)
{
    const struct hl_module *first, *first_other;
    unsigned int nr, nr_other;

    if ( !overlaps(m, other) || hl_is_same_module(m, other) )
        return false;

    first = find_users(lcm, m, &nr);
    first_other = find_users(lcm, other, &nr_other);

    return nr_other > nr || (nr_other == nr && first_other < first);
}

static void check_overlap(const struct hl_ctx *ctx, const struct hl_module *m)
{
    const struct hl_module *modules = ctx->lcm->modules;
    unsigned int i;

    for ( i = 0; i < ctx->lcm->nr_modules; i++ )
        if ( is_in_the_way(ctx->lcm, m, &modules[i]) )
        {
            hl_fault_module(ctx, HL_E_REGION_OVERLAP, m, modules[i].node);
            break;
        }
}

/* Is there an earlier node which disagrees on what the module of @m is? */
static bool is_disputed(const struct hl_lcm *lcm, const struct hl_module *m)
{
    const struct hl_module *earlier;

    for ( earlier = lcm->modules; earlier < m; earlier++ )
        if ( hl_is_same_module(earlier, m) && earlier->kind != m->kind )
            return true;

    return false;
}

static void check_modules(struct hl_ctx *ctx, const struct hl_host *host)
{
    const struct hl_module *modules = ctx->lcm->modules;
    bool disagree = false;
    unsigned int i;

    for ( i = 0; i < ctx->lcm->nr_modules; i++ )
    {
        focus_module(ctx, i);
        check_module(ctx, &modules[i], host);
        check_overlap(ctx, &modules[i]);
        disagree |= is_disputed(ctx->lcm, &modules[i]);
    }

    for ( i = 0; disagree && i < ctx->lcm->nr_modules; i++ )
    {
        focus_module(ctx, i);
        check_kind(ctx, &modules[i]);
    }
}

/*
 * Domids.
 */

/* Given ones that could be in the way of assigned ones (bit mask). */
struct domids {
    uint64_t used[2];
};

static void use_domid(struct domids *ids, unsigned int domid)
{
    if ( domid < 128 )
        ids->used[domid / 64] |= 1ULL << (domid % 64);
}

static bool is_used(const struct domids *ids, unsigned int domid)
{
    return (ids->used[domid / 64] >> (domid % 64)) & 1;
}

/* There are more than 64 to choose from for at most 64 domains. */
static unsigned int lowest_free(const struct domids *ids)
{
    unsigned int domid = 1;

    while ( is_used(ids, domid) )
        domid++;

    return domid;
}

static bool is_classic_dom0(const struct hl_domain *d)
{
    return (d->roles & HL_ROLE_CONTROL) && (d->roles & HL_ROLE_HARDWARE);
}

/*
 * Domids that were given come first.  Of the domains without one, the first
 * which is control and hardware domain becomes 0, if that is free; all others
 * get the lowest one that is free, but never 0.
 */
static void assign_domids(struct hl_lcm *lcm)
{
    struct domids ids = {};
    struct hl_domain *d;

    BUILD_BUG_ON(2 * HL_MAX_DOMAINS > 128);

    for ( d = lcm->domains; d < &lcm->domains[lcm->nr_domains]; d++ )
        if ( d->has_domid )
            use_domid(&ids, d->domid);

    for ( d = lcm->domains; d < &lcm->domains[lcm->nr_domains]; d++ )
    {
        if ( d->has_domid )
            continue;

        d->domid = is_classic_dom0(d) && !is_used(&ids, 0) ? 0
                                                           : lowest_free(&ids);
        use_domid(&ids, d->domid);
    }
}

static bool has_good_domain(const struct hl_lcm *lcm)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
        if ( !lcm->domains[i].nr_errors )
            return true;

    return false;
}

bool hl_lcm_validate(struct hl_lcm *lcm, const struct hl_host *host,
                     struct hl_diags *diags)
{
    struct hl_ctx ctx = { .fdt = lcm->fdt, .lcm = lcm, .diags = diags };

    if ( diags->nr_fatal )
        return false;

    check_domains(&ctx, host);
    check_modules(&ctx, host);
    hl_drop_bad_modules(lcm);
    assign_domids(lcm);
    hl_resolve_start_after(&ctx);

    return has_good_domain(lcm);
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
