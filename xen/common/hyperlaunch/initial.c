/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The initial domains.  Memory of the domains is not authoritative, so who has
 * to know how they are connected is told from here.
 */

#include <xen/hyperlaunch/initial.h>
#include <xen/mm.h>
#include <xen/sched.h>

#include <asm/p2m.h>

struct hl_initial hl_initials[HL_MAX_DOMAINS];
unsigned int __ro_after_init hl_nr_initials;

const struct hl_initial *hl_find_role(unsigned int roles)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
        if ( hl_initials[i].roles & roles )
            return &hl_initials[i];

    return NULL;
}

static bool was_built(const struct hl_initial *hi)
{
    return hi->domid != DOMID_INVALID;
}

struct hl_initial *hl_find_domain(const struct domain *d)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
        if ( was_built(&hl_initials[i]) &&
             hl_initials[i].unique_id == d->unique_id )
            return &hl_initials[i];

    return NULL;
}

/* A domain that was created later may have got the domid. */
struct domain *hl_initial_lock(const struct hl_initial *hi)
{
    struct domain *d;

    if ( !was_built(hi) )
        return NULL;

    d = rcu_lock_domain_by_id(hi->domid);
    if ( d && d->unique_id != hi->unique_id )
    {
        rcu_unlock_domain(d);
        d = NULL;
    }

    return d;
}

struct hl_initial *hl_find_domid(domid_t domid)
{
    unsigned int i;

    for ( i = 0; i < hl_nr_initials; i++ )
    {
        struct domain *d;

        if ( hl_initials[i].domid != domid )
            continue;

        d = hl_initial_lock(&hl_initials[i]);
        if ( d )
        {
            rcu_unlock_domain(d);
            return &hl_initials[i];
        }
    }

    return NULL;
}

struct page_info *hl_get_ring_page(struct domain *d, gfn_t gfn)
{
    struct page_info *page = get_page_from_gfn(d, gfn_x(gfn), NULL, P2M_ALLOC);

    if ( !page )
        return NULL;

    if ( page_get_owner(page) == d && get_page_type(page, PGT_writable_page) )
        return page;

    put_page(page);

    return NULL;
}

void hl_put_ring_page(struct page_info *page)
{
    put_page_and_type(page);
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
