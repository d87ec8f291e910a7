// SPDX-License-Identifier: GPL-2.0-only
/* The memory map, and checks of it. */
#include "pvh.h"

#include "../../common/checks.h"
#include "../../common/say.h"

#define MAX_REGIONS 64

/* As Xen writes it: struct e820entry has no place in the public headers. */
struct e820_entry {
    uint64_t addr, size;
    uint32_t type;
} __attribute__((packed));

static struct region regions[MAX_REGIONS];
static unsigned int nr_regions;

/* Pages that the domain has, before it gives any back. */
static long owned;

void init_map(void)
{
    static struct e820_entry entries[MAX_REGIONS];
    struct xen_memory_map map = { .nr_entries = MAX_REGIONS };
    domid_t self = DOMID_SELF;
    unsigned int i;

    owned = xen_memory_op(XENMEM_current_reservation, &self);
    set_xen_guest_handle(map.buffer, entries);
    if ( xen_memory_op(XENMEM_memory_map, &map) )
        return;

    for ( i = 0; i < map.nr_entries; i++ )
    {
        regions[i].start = entries[i].addr;
        regions[i].end = entries[i].addr + entries[i].size;
        regions[i].type = entries[i].type;
    }
    nr_regions = map.nr_entries;
}

unsigned int map_size(void)
{
    return nr_regions;
}

const struct region *map_region(unsigned int i)
{
    return &regions[i];
}

/* RAM counts only if all of the page is; anything else if part of it is. */
uint32_t map_type(uint64_t pfn)
{
    uint64_t start = pfn << PAGE_SHIFT, end = start + PAGE_SIZE;
    uint32_t type = 0;
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
    {
        const struct region *r = &regions[i];

        if ( r->end <= start || r->start >= end )
            continue;
        if ( r->type != XEN_HVM_MEMMAP_TYPE_RAM )
            return r->type;
        if ( r->start <= start && r->end >= end )
            type = r->type;
    }

    return type;
}

uint64_t arch_nr_pages(void)
{
    uint64_t pages = 0;
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
        if ( regions[i].type == XEN_HVM_MEMMAP_TYPE_RAM )
            pages += (regions[i].end >> PAGE_SHIFT) -
                     ((regions[i].start + PAGE_SIZE - 1) >> PAGE_SHIFT);

    return pages;
}

uint64_t arch_end_pfn(void)
{
    uint64_t end = 0;
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
        if ( regions[i].type == XEN_HVM_MEMMAP_TYPE_RAM &&
             regions[i].end > end )
            end = regions[i].end;

    return end >> PAGE_SHIFT;
}

/* Regions are in order, and none is empty or in another. */
static bool is_in_order(const char *name)
{
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
    {
        if ( regions[i].start < regions[i].end &&
             (!i || regions[i - 1].end <= regions[i].start) )
            continue;
        check_fail(name, "region %u: %lx-%lx", i,
                   (unsigned long)regions[i].start,
                   (unsigned long)regions[i].end);
        return false;
    }

    return true;
}

/* The same map is in hvm_start_info, if that has one. */
static bool start_info_agrees(const char *name)
{
    const struct hvm_start_info *si = start_info();
    const struct hvm_memmap_table_entry *e = (const void *)si->memmap_paddr;
    unsigned int i;

    if ( !si->version || !si->memmap_entries )
        return true;

    if ( si->memmap_entries != nr_regions )
    {
        check_fail(name, "start info has %u regions, Xen %u",
                   si->memmap_entries, nr_regions);
        return false;
    }

    for ( i = 0; i < nr_regions; i++ )
    {
        if ( e[i].addr == regions[i].start && !e[i].reserved &&
             e[i].addr + e[i].size == regions[i].end &&
             e[i].type == regions[i].type )
            continue;
        check_fail(name, "start info region %u: %lx+%lx type=%u", i,
                   (unsigned long)e[i].addr, (unsigned long)e[i].size,
                   e[i].type);
        return false;
    }

    return true;
}

/* What Xen gave beyond the RAM: tables, ring pages and the like. */
#define MAX_SPECIAL_PAGES 64

/* All memory that the domain owns is in the map, and not more. */
static bool is_all_there(const char *name)
{
    long ram = arch_nr_pages();

    say("HL-MEMORY ram=%ld owned=%ld", ram, owned);
    if ( owned >= ram && owned <= ram + MAX_SPECIAL_PAGES )
        return true;

    check_fail(name, "pages of RAM=%ld, owned=%ld", ram, owned);

    return false;
}

void check_memmap(const char *name)
{
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
        say("HL-MAP %lx-%lx type=%u", (unsigned long)regions[i].start,
            (unsigned long)regions[i].end, regions[i].type);

    if ( !nr_regions )
        check_fail(name, "Xen does not tell it");
    else if ( is_in_order(name) && start_info_agrees(name) &&
              is_all_there(name) )
        check_pass(name);
}

/* Memory keeps what is written.  Gives back what was there. */
static bool acts_like_ram(uint64_t pfn)
{
    volatile uint64_t *p = arch_map_pages(pfn, 1);
    uint64_t old = *p, seen;

    *p = ~old;
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    seen = *p;
    *p = old;

    return seen == ~old;
}

/* The local APIC and what may be above it up to 4 GiB. */
static bool is_device_space(uint64_t pfn)
{
    return pfn >= 0xfec00 && pfn < 0x100000;
}

static bool is_nothing(const char *name, uint64_t pfn)
{
    if ( map_type(pfn) || is_device_space(pfn) || !acts_like_ram(pfn) )
        return true;

    check_fail(name, "there is memory at pfn=%lx", (unsigned long)pfn);

    return false;
}

/* Pages next to regions, and some that lie far from all of them. */
void check_beyond(const char *name)
{
    static const uint64_t others[] = {
        0xf0000, 0xfe000, 0x100000, 0x140000, 0x1000000,
    };
    unsigned int i;

    /* Devices are there, and writing to them has effects. */
    if ( roles_seen() & ROLE_HARDWARE )
    {
        check_fail(name, "not for a hardware domain");
        return;
    }

    for ( i = 0; i < nr_regions; i++ )
        if ( !is_nothing(name, (regions[i].end + PAGE_SIZE - 1) >>
                               PAGE_SHIFT) ||
             (regions[i].start &&
              !is_nothing(name, (regions[i].start >> PAGE_SHIFT) - 1)) )
            return;

    for ( i = 0; i < ARRAY_SIZE(others); i++ )
        if ( !is_nothing(name, others[i]) )
            return;

    check_pass(name);
}
