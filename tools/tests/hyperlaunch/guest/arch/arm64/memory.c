// SPDX-License-Identifier: GPL-2.0-only
/* Ways to memory: most is mapped one to one. */
#include "arm64.h"

/* Page: accessed, inner shareable. */
#define PTE_PAGE      0x703UL
#define PTE_READ_ONLY 0x80UL

void *arch_map_pages(uint64_t pfn, unsigned int nr)
{
    (void)nr;

    return (void *)(pfn << PAGE_SHIFT);
}

/* In the window is one page only. */
void *arch_map_edge(bool writable)
{
    uint64_t pfn = ((uint64_t)image_end >> PAGE_SHIFT) + 1;

    while ( arch_page_use(pfn) != PAGE_FREE )
        pfn++;

    window_l3[0] = (pfn << PAGE_SHIFT) | PTE_PAGE |
                   (writable ? 0 : PTE_READ_ONLY);
    asm volatile ( "dsb sy; tlbi vmalle1; dsb sy; isb" ::: "memory" );

    return (void *)(WINDOW_VA + PAGE_SIZE);
}

bool arch_ramdisk(uint64_t *first_pfn, uint64_t *size)
{
    const struct region *r = ramdisk();

    if ( !r )
        return false;

    *first_pfn = r->start >> PAGE_SHIFT;
    *size = r->end - r->start;

    return true;
}
