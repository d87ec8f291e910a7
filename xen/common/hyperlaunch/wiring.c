/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Connect initial domains with the xenstore and the console domain among them,
 * as a toolstack does for those that it creates: for each, a page of the
 * domain's own, a grant of it to the backend, and an event channel which waits
 * for the backend.  The backend gets to know from whoever introduces the domain
 * to it, and that one from Xen's record.
 */

#include <xen/domain_page.h>
#include <xen/event.h>
#include <xen/grant_table.h>
#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/mm.h>
#include <xen/sched.h>

#include <public/hvm/params.h>
#include <public/io/xs_wire.h>

static const struct hl_initial *__initdata backends[HL_NR_RINGS];

static const char *__init ring_name(unsigned int kind)
{
    return kind == HL_RING_STORE ? "xenstore" : "console";
}

/*
 * Where nobody has the console role, consoles are served where a toolstack
 * would have them served: by a control domain.
 */
static void __init find_backends(void)
{
    const struct hl_initial *console = hl_find_role(HL_ROLE_CONSOLE);

    backends[HL_RING_STORE] = hl_find_role(HL_ROLE_XENSTORE);
    backends[HL_RING_CONSOLE] = console ?: hl_find_role(HL_ROLE_CONTROL);
}

/* Does the LCM ask for this ring? */
static bool __init is_wanted(const struct hl_domain *hd, unsigned int kind)
{
    /*
     * A boot domain runs before any backend does, and a hardware domain has a
     * console of its own.
     */
    if ( (hd->roles & HL_ROLE_BOOT) ||
         (kind == HL_RING_CONSOLE && (hd->roles & HL_ROLE_HARDWARE)) )
        return false;

    switch ( hd->enhanced )
    {
    case HL_ENHANCED_DISABLED:
        return false;

    case HL_ENHANCED_NO_XENSTORE:
        return kind != HL_RING_STORE;

    case HL_ENHANCED_ENABLED:
        return true;

    case HL_ENHANCED_DEFAULT:
        break;
    }

    return backends[HL_RING_STORE];
}

/*
 * Nothing is in it but, for xenstore, that nobody listens yet: a domain which
 * looks before it talks gets to user space even if nobody ever will.
 */
static void __init init_ring_page(struct page_info *page, unsigned int kind)
{
    void *ring = __map_domain_page(page);

    clear_page(ring);
    if ( kind == HL_RING_STORE )
        ((struct xenstore_domain_interface *)ring)->connection =
            XENSTORE_RECONNECT;

    unmap_domain_page(ring);
}

/* The entries of @d's grant table, which has never been used.  NULL: none. */
static grant_entry_v1_t *__init grant_entries(struct domain *d)
{
    xen_pfn_t mfn;

    if ( gnttab_acquire_resource(d, XENMEM_resource_grant_table_id_shared, 0, 1,
                                 &mfn) != 1 )
        return NULL;

    return map_domain_page(_mfn(mfn));
}

/*
 * Should the domain switch to version 2, the reserved entries are converted.
 */
static int __init grant_ring(struct domain *d, unsigned int kind, domid_t to,
                             gfn_t gfn)
{
    grant_ref_t ref = kind == HL_RING_STORE ? GNTTAB_RESERVED_XENSTORE
                                            : GNTTAB_RESERVED_CONSOLE;
    grant_entry_v1_t *entries;

    if ( gfn_x(gfn) != (uint32_t)gfn_x(gfn) )
        return -ERANGE;

    entries = grant_entries(d);
    if ( !entries )
        return -ENOMEM;

    entries[ref].domid = to;
    entries[ref].frame = gfn_x(gfn);
    smp_wmb();
    entries[ref].flags = GTF_permit_access;

    unmap_domain_page(entries);

    return 0;
}

/* On failure, what is there has no effect. */
static int __init make_ring(struct domain *d, unsigned int kind,
                            const struct domain *backend, gfn_t gfn,
                            struct hl_ring *ring)
{
    struct page_info *page = gfn_eq(gfn, INVALID_GFN)
                             ? NULL : hl_get_ring_page(d, gfn);
    evtchn_alloc_unbound_t alloc = {
        .dom = d->domain_id,
        .remote_dom = backend->domain_id,
    };
    int rc;

    if ( !page )
        return -ENOENT;

    rc = evtchn_alloc_unbound(&alloc, 0);
    if ( !rc )
    {
        rc = grant_ring(d, kind, backend->domain_id, gfn);
        if ( rc )
            evtchn_close(d, alloc.port, false);
    }

    if ( !rc )
    {
        init_ring_page(page, kind);
        ring->backend = backend->domain_id;
        ring->port = alloc.port;
        ring->gfn = gfn_x(gfn);
    }

    hl_put_ring_page(page);

    return rc;
}

static void __init wire_ring(const struct hl_lcm *lcm, struct hl_initial *hi,
                             unsigned int kind)
{
    const struct hl_domain *hd = &lcm->domains[hi - hl_initials];
    const struct hl_initial *backend = backends[kind];
    gfn_t gfn;
    int rc;

    if ( !is_wanted(hd, kind) || backend == hi )
        return;

    if ( !backend || !backend->d )
    {
        printk(XENLOG_WARNING
               "Hyperlaunch: %pd: not wired to a %s domain: %s\n", hi->d,
               ring_name(kind), backend ? "it was not built" : "there is none");
        return;
    }

    gfn = hl_arch_ring_gfn(lcm, hd, hi->d, kind);

    /* Not every kind of domain can have what nobody asked for. */
    if ( gfn_eq(gfn, INVALID_GFN) && hd->enhanced == HL_ENHANCED_DEFAULT )
        return;

    rc = make_ring(hi->d, kind, backend->d, gfn, &hi->rings[kind]);
    if ( rc )
        printk(XENLOG_ERR
               "Hyperlaunch: %pd: not wired to %s domain %pd: %s (error %d)\n",
               hi->d, ring_name(kind), backend->d,
               rc == -ENOENT ? "there is no page for it"
                             : "no event channel or grant", rc);
}

/* One line: what the domain is connected to. */
static void __init report_wired(const struct domain *d,
                                const struct hl_ring *rings)
{
    char line[160];
    unsigned int kind, len = 0;

    for ( kind = 0; kind < HL_NR_RINGS; kind++ )
        if ( rings[kind].port )
            len += scnprintf(line + len, sizeof(line) - len,
                             "%s %s d%u port %u gfn %#lx", len ? "," : "",
                             ring_name(kind), rings[kind].backend,
                             rings[kind].port, rings[kind].gfn);

    if ( len )
        printk("Hyperlaunch: %pd wired:%s\n", d, line);
}

static void __init wire_one(const struct hl_lcm *lcm, struct hl_initial *hi)
{
    unsigned int kind;

    for ( kind = 0; kind < HL_NR_RINGS; kind++ )
        wire_ring(lcm, hi, kind);

    hl_arch_publish_rings(lcm, &lcm->domains[hi - hl_initials], hi->d,
                          hi->rings);
    report_wired(hi->d, hi->rings);
}

void __init hl_publish_by_params(struct domain *d, const struct hl_ring *rings)
{
    const struct hl_ring *store = &rings[HL_RING_STORE];
    const struct hl_ring *console = &rings[HL_RING_CONSOLE];
    uint64_t *params = d->arch.hvm.params;

    if ( store->port )
    {
        params[HVM_PARAM_STORE_PFN] = store->gfn;
        params[HVM_PARAM_STORE_EVTCHN] = store->port;
    }

    if ( console->port )
    {
        params[HVM_PARAM_CONSOLE_PFN] = console->gfn;
        params[HVM_PARAM_CONSOLE_EVTCHN] = console->port;
    }
}

void __init hl_wire_all(const struct hl_lcm *lcm)
{
    unsigned int i;

    find_backends();

    for ( i = 0; i < hl_nr_initials; i++ )
        if ( hl_initials[i].d )
            wire_one(lcm, &hl_initials[i]);
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
