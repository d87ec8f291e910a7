// SPDX-License-Identifier: GPL-2.0-only
/* How a PVH guest reaches hardware, and whether its memory is cached. */
#include "pvh.h"

#include "../../common/say.h"

/*
 * The last page of the BIOS, from which every PC starts: not RAM for who may
 * see it.  Other domains have RAM of their own there, or nothing.
 */
#define BIOS_PFN 0xffUL

/* Ports without anything behind them read as all ones. */
const bool ports_trap = false;

void open_ports(bool open)
{
    (void)open;
}

long map_device(void **va)
{
    const volatile uint8_t *bytes = arch_map_pages(BIOS_PFN, 1);
    unsigned int i;

    *va = (void *)bytes;
    if ( map_type(BIOS_PFN) == XEN_HVM_MEMMAP_TYPE_RAM )
        return -XEN_EPERM;

    for ( i = 0; i < PAGE_SIZE; i++ )
        if ( bytes[i] != 0xff )
            return 0;

    return -XEN_EPERM;
}

/* Without MTRRs all memory would be uncached. */
void check_mtrr(const char *name)
{
    uint64_t type = read_msr(MSR_MTRR_DEF_TYPE);

    /* enabled, write back */
    if ( (type & 0x8ff) == 0x806 )
        check_pass(name);
    else
        check_fail(name, "default type MSR=%lx", (unsigned long)type);
}
