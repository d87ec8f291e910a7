// SPDX-License-Identifier: GPL-2.0-only
/*
 * The memory of a PV guest.
 *
 * Xen maps page 0 and the following ones at VIRT_BASE: image, ramdisk, p2m,
 * start_info, page tables, a stack of one page, and at least 512 KiB beyond.
 * That rest is free, and its addresses serve as a window through which all
 * other pages are reached, by writing to the page table below them.
 */
#include "pv.h"

/* What the p2m holds where there is no page. */
#define INVALID_MFN (~0UL)

static const unsigned long *p2m(void)
{
    return (const unsigned long *)start_info->mfn_list;
}

unsigned long va_to_pfn(const void *va)
{
    return ((unsigned long)va - VIRT_BASE) >> PAGE_SHIFT;
}

unsigned long pfn_to_mfn(unsigned long pfn)
{
    return p2m()[pfn];
}

static void *initial_va(unsigned long pfn)
{
    return (void *)(VIRT_BASE + (pfn << PAGE_SHIFT));
}

/* The first address behind what the builder made. */
static char *window(void)
{
    return (char *)start_info->pt_base +
           (start_info->nr_pt_frames + 1) * PAGE_SIZE;
}

/* Machine address of the level 1 page table entry for @va. */
static uint64_t l1_entry(unsigned long va)
{
    unsigned long table = start_info->pt_base;
    unsigned int level;

    for ( level = 4; ; level-- )
    {
        unsigned int shift = PAGE_SHIFT + 9 * (level - 1);
        unsigned long *entry = (unsigned long *)table + ((va >> shift) & 511);
        unsigned long mfn;

        if ( level == 1 )
            return (pfn_to_mfn(va_to_pfn((void *)table)) << PAGE_SHIFT) +
                   ((unsigned long)entry & (PAGE_SIZE - 1));

        mfn = (*entry & 0xffffffffff000UL) >> PAGE_SHIFT;
        table = (unsigned long)initial_va(machine_to_phys_mapping[mfn]);
    }
}

static long flush_tlb(void)
{
    struct mmuext_op op = { .cmd = MMUEXT_TLB_FLUSH_LOCAL };

    return arch_hypercall(__HYPERVISOR_mmuext_op, (unsigned long)&op, 1, 0,
                          DOMID_SELF);
}

long map_mfns(const unsigned long *mfns, unsigned int nr, uint64_t flags,
              void **va)
{
    static struct mmu_update updates[ARCH_MAP_MAX];
    unsigned int i;
    long rc;

    for ( i = 0; i < nr; i++ )
    {
        updates[i].ptr = l1_entry((unsigned long)window() + i * PAGE_SIZE) |
                         MMU_NORMAL_PT_UPDATE;
        updates[i].val = (mfns[i] << PAGE_SHIFT) | flags | PTE_PRESENT |
                         PTE_ACCESSED | PTE_DIRTY;
    }

    rc = arch_hypercall(__HYPERVISOR_mmu_update, (unsigned long)updates, nr,
                        0, DOMID_SELF);
    *va = window();

    return rc ?: flush_tlb();
}

void *arch_map_pages(uint64_t pfn, unsigned int nr)
{
    unsigned long mfns[ARCH_MAP_MAX];
    unsigned int i;
    void *va;

    for ( i = 0; i < nr; i++ )
        mfns[i] = pfn_to_mfn(pfn + i);

    return map_mfns(mfns, nr, PTE_WRITE, &va) ? NULL : va;
}

/* The first page behind what the builder made, at the start of the window. */
void *arch_map_edge(bool writable)
{
    unsigned long mfn = pfn_to_mfn(va_to_pfn(window()));
    char *edge = window() + PAGE_SIZE;
    void *va;

    map_mfns(&mfn, 1, writable ? PTE_WRITE : 0, &va);
    arch_hypercall(__HYPERVISOR_update_va_mapping, (unsigned long)edge, 0,
                   UVMF_INVLPG, 0);

    return edge;
}

uint64_t arch_nr_pages(void)
{
    return start_info->nr_pages;
}

uint64_t arch_end_pfn(void)
{
    return start_info->nr_pages;
}

static bool is_within(uint64_t pfn, uint64_t first, uint64_t nr)
{
    return pfn >= first && pfn - first < nr;
}

/* A ring page that the builder set up; their MFN is 0 where there is none. */
static bool is_ring(unsigned long mfn)
{
    const struct start_info *si = start_info;

    return mfn == si->store_mfn ||
           (!(si->flags & SIF_INITDOMAIN) && mfn == si->console.domU.mfn);
}

enum page_use arch_page_use(uint64_t pfn)
{
    const struct start_info *si = start_info;
    unsigned long mfn = pfn_to_mfn(pfn);
    uint64_t ramdisk_pfn, ramdisk_size;

    if ( mfn == INVALID_MFN )
        return PAGE_MISSING;

    if ( pfn < va_to_pfn(window()) || is_ring(mfn) ||
         is_within(pfn, si->first_p2m_pfn, si->nr_p2m_frames) ||
         (arch_ramdisk(&ramdisk_pfn, &ramdisk_size) &&
          is_within(pfn, ramdisk_pfn,
                    (ramdisk_size + PAGE_SIZE - 1) >> PAGE_SHIFT)) )
        return PAGE_USED;

    return PAGE_FREE;
}

void *arch_ring(enum ring ring, uint32_t *port)
{
    const struct start_info *si = start_info;
    bool dom0 = si->flags & SIF_INITDOMAIN;
    unsigned long mfn;

    *port = 0;
    if ( ring == RING_CONSOLE && dom0 )
        return NULL;

    *port = ring == RING_STORE ? si->store_evtchn : si->console.domU.evtchn;
    mfn = ring == RING_STORE ? si->store_mfn : si->console.domU.mfn;

    return mfn ? initial_va(machine_to_phys_mapping[mfn]) : NULL;
}

bool arch_ramdisk(uint64_t *first_pfn, uint64_t *size)
{
    const struct start_info *si = start_info;

    *size = si->mod_len;
    *first_pfn = si->flags & SIF_MOD_START_PFN
                 ? si->mod_start : va_to_pfn((void *)si->mod_start);

    return si->mod_len;
}
