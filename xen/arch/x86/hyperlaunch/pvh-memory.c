/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory of a PVH domain.
 */

#include <xen/bitops.h>
#include <xen/domain_page.h>
#include <xen/errno.h>
#include <xen/init.h>
#include <xen/mm.h>
#include <xen/sched.h>
#include <xen/softirq.h>

#include <asm/hvm/support.h>
#include <asm/p2m.h>
#include <asm/paging.h>

#include "pvh-build.h"

int __init hl_pvh_fill_pool(struct domain *d, unsigned long nr_pages)
{
    bool preempted;
    int rc;

    if ( nr_pages != (unsigned int)nr_pages )
        return -ENOMEM;

    do {
        preempted = false;
        rc = paging_set_allocation(d, nr_pages, &preempted);
        process_pending_softirqs();
    } while ( preempted );

    if ( rc )
        printk(XENLOG_ERR "%pd: no memory for its page tables (%lu pages)\n",
               d, nr_pages);

    return rc;
}

/* What somebody else left in there is not for this domain to see. */
static void __init clear_pages(struct page_info *page, unsigned int order)
{
    unsigned long i;

    for ( i = 0; i < (1UL << order); i++ )
    {
        clear_domain_page(page_to_mfn(page + i));
        if ( !(i & 0xfff) )
            process_pending_softirqs();
    }
}

int __init hl_pvh_populate(struct domain *d, unsigned long gfn,
                           unsigned long nr)
{
    unsigned int max_order = PAGE_ORDER_1G;

    while ( nr )
    {
        unsigned int order = min(max_order, flsl(nr) - 1U);
        struct page_info *page;
        int rc;

        /* Aligned, so that superpages can be mapped as such. */
        if ( gfn )
            order = min(order, ffsl(gfn) - 1U);

        page = alloc_domheap_pages(d, order, MEMF_no_scrub);
        if ( !page && !order )
        {
            printk(XENLOG_ERR "%pd: no memory for %lu of its pages\n", d, nr);
            return -ENOMEM;
        }
        if ( !page )
        {
            /* There is nothing of that size any more. */
            max_order = order - 1;
            continue;
        }

        clear_pages(page, order);

        rc = p2m_add_page(d, _gfn(gfn), page_to_mfn(page), order, p2m_ram_rw);
        if ( rc )
        {
            printk(XENLOG_ERR "%pd: cannot map memory at %#lx (error %d)\n", d,
                   gfn, rc);
            return rc;
        }

        gfn += 1UL << order;
        nr -= 1UL << order;
        process_pending_softirqs();
    }

    return 0;
}

int __init hl_pvh_write(struct domain *d, paddr_t gpa, const void *buf,
                        size_t size)
{
    while ( size )
    {
        unsigned int len = min_t(size_t, size, MB(16));

        if ( hvm_copy_to_guest_phys(gpa, buf, len, d->vcpu[0]) != HVMTRANS_okay )
        {
            printk(XENLOG_ERR "%pd: cannot write to its memory at %#"PRIpaddr"\n",
                   d, gpa);
            return -EFAULT;
        }

        gpa += len;
        if ( buf )
            buf += len;
        size -= len;
        process_pending_softirqs();
    }

    return 0;
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
