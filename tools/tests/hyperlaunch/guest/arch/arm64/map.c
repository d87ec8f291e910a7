// SPDX-License-Identifier: GPL-2.0-only
/* Memory, as the device tree has it, and what of it is in use. */
#include "arm64.h"

#include "../../common/say.h"

#define MAX_REGIONS 16

static struct region regions[MAX_REGIONS], initrd;
static unsigned int nr_regions, nr_missed;

/* What is shared with others is memory, too, but not this domain's own. */
static void add_region(uint64_t start, uint64_t size)
{
    if ( is_shared_area(start) )
        return;

    if ( nr_regions == MAX_REGIONS )
    {
        nr_missed++;
        return;
    }

    regions[nr_regions].start = start;
    regions[nr_regions++].end = start + size;
}

/* One or two cells. */
static uint64_t read_address(const char *name)
{
    int len, i;
    const uint8_t *bytes = fdt_property_at("/chosen", name, &len);
    uint64_t value = 0;

    for ( i = 0; bytes && i < len; i++ )
        value = (value << 8) | bytes[i];

    return value;
}

void init_map(void)
{
    fdt_each_region("memory", add_region);
    initrd.start = read_address("linux,initrd-start");
    initrd.end = read_address("linux,initrd-end");
}

const struct region *ramdisk(void)
{
    return initrd.end > initrd.start ? &initrd : NULL;
}

static bool is_in(uint64_t pfn, uint64_t start, uint64_t end)
{
    return end > start && pfn >= start >> PAGE_SHIFT &&
           pfn <= (end - 1) >> PAGE_SHIFT;
}

static bool is_ram(uint64_t pfn)
{
    uint64_t start = pfn << PAGE_SHIFT;
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
        if ( regions[i].start <= start &&
             regions[i].end >= start + PAGE_SIZE )
            return true;

    return false;
}

enum page_use arch_page_use(uint64_t pfn)
{
    if ( !is_ram(pfn) )
        return PAGE_HOLE;

    if ( is_in(pfn, (uint64_t)image_start, (uint64_t)image_end) ||
         is_in(pfn, dtb_paddr, dtb_paddr + fdt_total_size()) ||
         is_in(pfn, initrd.start, initrd.end) )
        return PAGE_USED;

    return PAGE_FREE;
}

uint64_t arch_nr_pages(void)
{
    uint64_t pages = 0;
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
        pages += (regions[i].end - regions[i].start) >> PAGE_SHIFT;

    return pages;
}

uint64_t arch_end_pfn(void)
{
    uint64_t end = 0;
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
        if ( regions[i].end > end )
            end = regions[i].end;

    return end >> PAGE_SHIFT;
}

/* Each region is of whole pages, and is in no other. */
static bool is_in_order(const char *name)
{
    unsigned int i, j;

    for ( i = 0; i < nr_regions; i++ )
    {
        const struct region *r = &regions[i];
        bool good = r->start < r->end && !((r->start | r->end) % PAGE_SIZE);

        for ( j = 0; j < i; j++ )
            good = good && (r->end <= regions[j].start ||
                            r->start >= regions[j].end);
        if ( good )
            continue;

        check_fail(name, "region %u: %lx-%lx", i, (unsigned long)r->start,
                   (unsigned long)r->end);
        return false;
    }

    return true;
}

void check_memmap(const char *name)
{
    domid_t self = DOMID_SELF;
    long owned = xen_memory_op(XENMEM_current_reservation, &self);
    long ram = arch_nr_pages();
    unsigned int i;

    for ( i = 0; i < nr_regions; i++ )
        say("HL-MAP %lx-%lx", (unsigned long)regions[i].start,
            (unsigned long)regions[i].end);
    say("HL-MEMORY ram=%ld owned=%ld", ram, owned);

    if ( !nr_regions || nr_missed )
        check_fail(name, "regions=%u, too many: %u", nr_regions, nr_missed);
    else if ( owned < ram - 1 || owned > ram + 64 )
        check_fail(name, "pages of RAM=%ld, owned=%ld", ram, owned);
    else if ( is_in_order(name) )
        check_pass(name);
}
