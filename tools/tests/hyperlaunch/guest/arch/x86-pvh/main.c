// SPDX-License-Identifier: GPL-2.0-only
/* Start of a PVH guest, and what struct hvm_start_info says. */
#include "pvh.h"

#include "../../common/lib.h"
#include "../../common/say.h"
#include "../../common/translated.h"

#include <public/arch-x86/cpuid.h>
#include <public/hvm/params.h>

const unsigned int arch_mode = GUEST_PVH;

const struct hvm_start_info *start_info(void)
{
    return (const void *)(unsigned long)start_info_paddr;
}

uint64_t read_msr(uint32_t msr)
{
    uint32_t lo, hi;

    asm volatile ( "rdmsr" : "=a" (lo), "=d" (hi) : "c" (msr) );

    return ((uint64_t)hi << 32) | lo;
}

void write_msr(uint32_t msr, uint64_t value)
{
    asm volatile ( "wrmsr" :: "c" (msr), "a" ((uint32_t)value),
                   "d" ((uint32_t)(value >> 32)) : "memory" );
}

static void cpuid(uint32_t leaf, uint32_t regs[4])
{
    asm volatile ( "cpuid" : "=a" (regs[0]), "=b" (regs[1]), "=c" (regs[2]),
                             "=d" (regs[3]) : "a" (leaf), "c" (0) );
}

/* Xen's leaves may be above those of another hypervisor. */
static uint32_t find_xen_leaves(void)
{
    uint32_t leaf, regs[4];

    for ( leaf = XEN_CPUID_FIRST_LEAF; leaf < 0x40010000; leaf += 0x100 )
    {
        cpuid(leaf, regs);
        if ( regs[1] == XEN_CPUID_SIGNATURE_EBX &&
             regs[2] == XEN_CPUID_SIGNATURE_ECX &&
             regs[3] == XEN_CPUID_SIGNATURE_EDX )
            return leaf;
    }

    /* Without hypercalls there is nobody to tell, and nothing to do. */
    for ( ; ; )
        asm volatile ( "hlt" );
}

/* Xen writes instructions into the page that this MSR is told. */
static void init_hypercalls(void)
{
    uint32_t regs[4];

    cpuid(find_xen_leaves() + 2, regs);
    write_msr(regs[1], (unsigned long)hypercall_page);
}

const char *arch_cmdline(size_t *size)
{
    const char *cmdline = (const char *)start_info()->cmdline_paddr;

    /* No array has a size here; it must end below 4 GiB, as all else. */
    *size = cmdline ? 0x100000000 - (unsigned long)cmdline : 1;

    return cmdline ?: "";
}

void *arch_ring(enum ring ring, uint32_t *port)
{
    bool store = ring == RING_STORE;

    *port = hvm_param(store ? HVM_PARAM_STORE_EVTCHN
                            : HVM_PARAM_CONSOLE_EVTCHN);

    /* Low enough to be mapped one to one. */
    return (void *)(hvm_param(store ? HVM_PARAM_STORE_PFN
                                    : HVM_PARAM_CONSOLE_PFN) << PAGE_SHIFT);
}

void arch_say_start_info(void)
{
    const struct hvm_start_info *si = start_info();

    say("HL-START-INFO flags=%x version=%u modules=%u rsdp=%lx store=%lx/%u "
        "console=%lx/%u", si->flags, si->version, si->nr_modules,
        (unsigned long)si->rsdp_paddr,
        (unsigned long)hvm_param(HVM_PARAM_STORE_PFN),
        (unsigned int)hvm_param(HVM_PARAM_STORE_EVTCHN),
        (unsigned long)hvm_param(HVM_PARAM_CONSOLE_PFN),
        (unsigned int)hvm_param(HVM_PARAM_CONSOLE_EVTCHN));
}

/* Called by entry.S. */
void pvh_main(void);
void pvh_main(void)
{
    init_idt();
    init_hypercalls();
    init_map();
    map_shared_info();
    if ( start_info()->magic != XEN_HVM_START_MAGIC_VALUE )
    {
        check_fail("start-info", "magic=%x", start_info()->magic);
        xen_shutdown(SHUTDOWN_crash);
    }
    guest_main();
}
