// SPDX-License-Identifier: GPL-2.0-only
/* Starting further vCPUs: by hypercall, and as on a PC. */
#include "pvh.h"

#include "../../common/checks.h"
#include "../../common/lib.h"
#include "../../common/say.h"

#include <public/hvm/hvm_vcpu.h>

#define MS 1000000UL

#define LAPIC        0xfee00000UL
#define LAPIC_ID     0x20
#define LAPIC_ICR    0x300
#define LAPIC_ICR2   0x310
#define ICR_INIT     0x4500     /* asserted */
#define ICR_STARTUP  0x4600

long arch_start_vcpu(unsigned int id, void (*fn)(void))
{
    static struct vcpu_hvm_context ctxt;
    long rc;

    memset(&ctxt, 0, sizeof(ctxt));
    ctxt.mode = VCPU_HVM_MODE_64B;
    ctxt.cpu_regs.x86_64.rip = (unsigned long)secondary_entry;
    ctxt.cpu_regs.x86_64.rflags = 2;
    ctxt.cpu_regs.x86_64.cr0 = CR0_PG | CR0_WP | CR0_ET | CR0_PE;
    ctxt.cpu_regs.x86_64.cr3 = (unsigned long)pml4;
    ctxt.cpu_regs.x86_64.cr4 = CR4_PAE;
    ctxt.cpu_regs.x86_64.efer = EFER_LME | EFER_LMA;
    secondary_fn = fn;
    secondary_vcpu = id;

    rc = xen_vcpu_op(VCPUOP_initialise, id, &ctxt);

    return rc ?: xen_vcpu_op(VCPUOP_up, id, NULL);
}

static volatile uint32_t *lapic(unsigned int reg)
{
    return (volatile uint32_t *)(LAPIC + reg);
}

static void send_ipi(uint32_t apic_id, uint32_t command)
{
    *lapic(LAPIC_ICR2) = apic_id << 24;
    *lapic(LAPIC_ICR) = command;
}

/* Written by the other vCPUs. */
static volatile uint32_t sipi_apic_id;
static volatile unsigned int sipi_count;

static void sipi_main(void)
{
    unsigned int self = secondary_vcpu;

    sipi_apic_id = *lapic(LAPIC_ID) >> 24;
    sipi_count++;
    for ( ; ; )
        arch_stop_vcpu(self);
}

static bool wait_for_sipi(unsigned int vcpu)
{
    uint64_t end = arch_time_ns() + 10000 * MS;

    while ( arch_time_ns() < end )
    {
        if ( sipi_count && !arch_vcpu_is_up(vcpu) )
            return true;
        xen_sleep_ns(MS / 10);
    }

    return false;
}

static bool start_by_sipi(const char *name, unsigned int vcpu)
{
    uint32_t id;

    if ( !madt_apic_id(vcpu, &id) )
    {
        check_fail(name, "vcpu=%u is not in the MADT", vcpu);
        return false;
    }

    secondary_vcpu = vcpu;
    sipi_count = 0;
    send_ipi(id, ICR_INIT);
    send_ipi(id, ICR_STARTUP | TRAMPOLINE_PFN);
    if ( !wait_for_sipi(vcpu) )
    {
        check_fail(name, "vcpu=%u apic=%u does not run", vcpu, id);
        return false;
    }
    if ( sipi_apic_id != id || sipi_count != 1 )
    {
        check_fail(name, "vcpu=%u apic=%u, started %u with apic=%u", vcpu, id,
                   sipi_count, sipi_apic_id);
        return false;
    }

    return true;
}

/* Starts each vCPU as its APIC id in the MADT says, in real mode. */
void check_sipi(const char *name)
{
    static uint8_t saved[PAGE_SIZE];
    void *page = (void *)((uint64_t)TRAMPOLINE_PFN << PAGE_SHIFT);
    unsigned int vcpu, nr = xen_count_vcpus();
    uint32_t id;

    if ( map_type(TRAMPOLINE_PFN) != XEN_HVM_MEMMAP_TYPE_RAM )
    {
        check_fail(name, "no RAM for a trampoline");
        return;
    }
    if ( !madt_apic_id(0, &id) || id != *lapic(LAPIC_ID) >> 24 )
    {
        check_fail(name, "the first APIC of the MADT is not the own one");
        return;
    }

    memcpy(saved, page, sizeof(saved));
    memcpy(page, trampoline_start, trampoline_end - trampoline_start);
    secondary_fn = sipi_main;
    for ( vcpu = 1; vcpu < nr; vcpu++ )
        if ( !start_by_sipi(name, vcpu) )
            return;
    memcpy(page, saved, sizeof(saved));

    say("HL-SIPI started=%u", nr);
    check_pass(name);
}
