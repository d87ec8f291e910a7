// SPDX-License-Identifier: GPL-2.0-only
/* Start of a PV guest, hypercalls, time, and what start_info says. */
#include "pv.h"

#include "../../common/say.h"

#define __HYPERVISOR_CALL_SIZE 32

static struct shared_info *shared_info;

long arch_hypercall(unsigned int nr, unsigned long a1, unsigned long a2,
                    unsigned long a3, unsigned long a4)
{
    register unsigned long r10 asm ( "r10" ) = a4;
    long rc;

    asm volatile ( "call *%[entry]"
                   : "=a" (rc), "+D" (a1), "+S" (a2), "+d" (a3), "+r" (r10)
                   : [entry] "r" (hypercall_page + nr * __HYPERVISOR_CALL_SIZE)
                   : "rcx", "r8", "r9", "r11", "memory" );

    return rc;
}

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

static uint64_t read_tsc(void)
{
    uint32_t lo, hi;

    asm volatile ( "lfence; rdtsc" : "=a" (lo), "=d" (hi) );

    return ((uint64_t)hi << 32) | lo;
}

uint64_t arch_time_ns(void)
{
    const volatile struct vcpu_time_info *info =
        &shared_info->vcpu_info[0].time;
    uint32_t version;
    uint64_t delta, ns;

    do {
        version = info->version;
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
        delta = read_tsc() - info->tsc_timestamp;
        delta = info->tsc_shift < 0 ? delta >> -info->tsc_shift
                                    : delta << info->tsc_shift;
        ns = info->system_time +
             (uint64_t)(((unsigned __int128)delta *
                         info->tsc_to_system_mul) >> 32);
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
    } while ( (version & 1) || version != info->version );

    return ns;
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
