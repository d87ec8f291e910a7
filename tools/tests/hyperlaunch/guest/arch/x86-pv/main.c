// SPDX-License-Identifier: GPL-2.0-only
/* Start of a PV guest, and what start_info says. */
#include "pv.h"

#include "../../common/say.h"

const unsigned int arch_mode = GUEST_PV;

/* The page under shared_info is this image's own, and lost by this. */
static void map_shared_info(void)
{
    static char window[PAGE_SIZE] __attribute__((aligned(PAGE_SIZE)));
    uint64_t pte = start_info->shared_info | PTE_PRESENT | PTE_WRITE |
                   PTE_ACCESSED | PTE_DIRTY;

    if ( arch_hypercall(__HYPERVISOR_update_va_mapping, (unsigned long)window,
                        pte, UVMF_INVLPG, 0) )
        xen_shutdown(SHUTDOWN_crash);

    shared_info = (struct shared_info *)window;
}

const char *arch_cmdline(size_t *size)
{
    *size = sizeof(start_info->cmd_line);

    return (const char *)start_info->cmd_line;
}

void arch_say_start_info(void)
{
    const struct start_info *si = start_info;
    bool dom0 = si->flags & SIF_INITDOMAIN;

    say("HL-START-INFO flags=%x mod_start=%lx mod_len=%lu nr_pages=%lu "
        "store=%lx/%u console=%lx/%u", si->flags, si->mod_start, si->mod_len,
        si->nr_pages, si->store_mfn, si->store_evtchn,
        dom0 ? 0 : si->console.domU.mfn, dom0 ? 0 : si->console.domU.evtchn);
}

/* Called by entry.S. */
void pv_main(void);
void pv_main(void)
{
    init_traps();
    map_shared_info();
    guest_main();
}
