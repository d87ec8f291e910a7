// SPDX-License-Identifier: GPL-2.0-only
/*
 * The memory of a PVH guest.  The first 4 GiB are mapped one to one; but all
 * of memory, including page 0 and what lies above, can be reached through a
 * window of two large pages.
 */
#include "pvh.h"

#define PAGE_2M (1UL << 21)

/* Present, writable, large. */
#define PDE_FLAGS 0x83UL
#define PDE_WRITE 0x02UL

/* Of the window: where the edge is, with nothing behind it. */
#define EDGE_PDE 8

/* Makes the 2 MiB at @paddr, and the next, accessible; returns where. */
void *map_2m(uint64_t paddr)
{
    unsigned int i;

    paddr &= ~(PAGE_2M - 1);
    if ( window_pd[0] == (paddr | PDE_FLAGS) )
        return (void *)WINDOW_VA;

    for ( i = 0; i < 2; i++ )
    {
        window_pd[i] = (paddr + i * PAGE_2M) | PDE_FLAGS;
        asm volatile ( "invlpg (%0)" :: "r" (WINDOW_VA + i * PAGE_2M)
                       : "memory" );
    }

    return (void *)WINDOW_VA;
}

void *arch_map_pages(uint64_t pfn, unsigned int nr)
{
    uint64_t paddr = pfn << PAGE_SHIFT;

    (void)nr;   /* at most ARCH_MAP_MAX, which fits */

    return (char *)map_2m(paddr) + (paddr & (PAGE_2M - 1));
}

/* The edge is the end of a large page. */
void *arch_map_edge(bool writable)
{
    uint64_t pfn = (PAGE_2M >> PAGE_SHIFT) - 1;
    unsigned long va = WINDOW_VA + EDGE_PDE * PAGE_2M;

    while ( arch_page_use(pfn) != PAGE_FREE )
        pfn += PAGE_2M >> PAGE_SHIFT;

    window_pd[EDGE_PDE] = ((pfn << PAGE_SHIFT) & ~(PAGE_2M - 1)) |
                          (writable ? PDE_FLAGS : PDE_FLAGS & ~PDE_WRITE);
    asm volatile ( "invlpg (%0)" :: "r" (va) : "memory" );

    return (void *)(va + PAGE_2M);
}

static bool is_in(uint64_t pfn, uint64_t paddr, uint64_t size)
{
    return size && pfn >= paddr >> PAGE_SHIFT &&
           pfn <= (paddr + size - 1) >> PAGE_SHIFT;
}

static size_t length_at(uint64_t paddr)
{
    const char *s = (const char *)paddr;
    size_t n = 0;

    while ( paddr && s[n] )
        n++;

    return n;
}

static bool is_in_string(uint64_t pfn, uint64_t paddr)
{
    return paddr && is_in(pfn, paddr, length_at(paddr) + 1);
}

static const struct hvm_modlist_entry *module(unsigned int i)
{
    return (const struct hvm_modlist_entry *)start_info()->modlist_paddr + i;
}

static bool is_in_modules(uint64_t pfn)
{
    const struct hvm_start_info *si = start_info();
    unsigned int i;

    if ( is_in(pfn, si->modlist_paddr, si->nr_modules * sizeof(*module(0))) )
        return true;

    for ( i = 0; i < si->nr_modules; i++ )
        if ( is_in(pfn, module(i)->paddr, module(i)->size) ||
             is_in_string(pfn, module(i)->cmdline_paddr) )
            return true;

    return false;
}

static bool is_in_start_info(uint64_t pfn)
{
    const struct hvm_start_info *si = start_info();

    return is_in(pfn, start_info_paddr, sizeof(*si)) ||
           is_in_string(pfn, si->cmdline_paddr) ||
           (si->version && is_in(pfn, si->memmap_paddr, si->memmap_entries *
                                 sizeof(struct hvm_memmap_table_entry)));
}

/* The hardware domain's first MiB is a copy of the host's. */
static bool is_host_data(uint64_t pfn)
{
    return (start_info()->flags & SIF_INITDOMAIN) && pfn < 0x100;
}

enum page_use arch_page_use(uint64_t pfn)
{
    if ( map_type(pfn) != XEN_HVM_MEMMAP_TYPE_RAM )
        return PAGE_HOLE;

    if ( is_in(pfn, LOAD_ADDRESS, image_end - image_start) ||
         is_in_start_info(pfn) || is_in_modules(pfn) || is_host_data(pfn) )
        return PAGE_USED;

    return PAGE_FREE;
}

bool arch_ramdisk(uint64_t *first_pfn, uint64_t *size)
{
    if ( !start_info()->nr_modules )
        return false;

    *first_pfn = module(0)->paddr >> PAGE_SHIFT;
    *size = module(0)->size;

    return true;
}
