// SPDX-License-Identifier: GPL-2.0-only
/* Starting further vCPUs. */
#include "pv.h"

#include "../../common/lib.h"

char secondary_stack[STACK_SIZE] __attribute__((aligned(16)));

long arch_start_vcpu(unsigned int id, void (*fn)(void))
{
    static struct vcpu_guest_context ctxt;
    unsigned long cr3 =
        xen_pfn_to_cr3(pfn_to_mfn(va_to_pfn((void *)start_info->pt_base)));
    long rc;

    memset(&ctxt, 0, sizeof(ctxt));
    ctxt.flags = VGCF_in_kernel;
    ctxt.user_regs.rip = (unsigned long)secondary_entry;
    ctxt.user_regs.rdi = (unsigned long)fn;
    ctxt.user_regs.rsp = (unsigned long)secondary_stack + STACK_SIZE;
    ctxt.user_regs.cs = FLAT_KERNEL_CS;
    ctxt.user_regs.ss = FLAT_KERNEL_SS;
    ctxt.user_regs.rflags = 0x200;
    ctxt.kernel_ss = FLAT_KERNEL_SS;
    ctxt.kernel_sp = (unsigned long)secondary_stack + STACK_SIZE;
    ctxt.ctrlreg[3] = cr3;
    fill_trap_table(ctxt.trap_ctxt);
    secondary_vcpu = id;

    rc = xen_vcpu_op(VCPUOP_initialise, id, &ctxt);

    return rc ?: xen_vcpu_op(VCPUOP_up, id, NULL);
}
