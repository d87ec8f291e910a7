/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What Xen remembers of a launch.  Memory of the domains is not authoritative,
 * so who has to know how they are connected is told from here.
 */

#include <xen/hyperlaunch/lcm.h>
#include <xen/hyperlaunch/record.h>
#include <xen/init.h>
#include <xen/mm.h>
#include <xen/sched.h>
#include <xen/sections.h>

#include <asm/p2m.h>

static struct hl_record __ro_after_init records[HL_MAX_DOMAINS];
static unsigned int __ro_after_init nr_records;

void __init hl_record_add(const struct domain *d, const struct hl_ring *rings)
{
    struct hl_record *record;
    unsigned int kind;

    if ( nr_records >= ARRAY_SIZE(records) )
    {
        ASSERT_UNREACHABLE();
        return;
    }

    record = &records[nr_records++];
    record->domid = d->domain_id;
    record->unique_id = d->unique_id;
    for ( kind = 0; kind < HL_NR_RINGS; kind++ )
        record->rings[kind] = rings[kind];
}

/* A domain that was created later may have got the domid. */
static bool is_current(const struct hl_record *record)
{
    struct domain *d = rcu_lock_domain_by_id(record->domid);
    bool current_one;

    if ( !d )
        return false;

    current_one = d->unique_id == record->unique_id;
    rcu_unlock_domain(d);

    return current_one;
}

const struct hl_record *hl_record_get(unsigned int nr)
{
    return nr < nr_records && is_current(&records[nr]) ? &records[nr] : NULL;
}

const struct hl_record *hl_record_find(domid_t domid)
{
    unsigned int i;

    for ( i = 0; i < nr_records; i++ )
        if ( records[i].domid == domid )
            return hl_record_get(i);

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
