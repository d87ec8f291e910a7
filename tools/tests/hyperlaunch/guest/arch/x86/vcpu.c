// SPDX-License-Identifier: GPL-2.0-only
/* What a PV and a PVH guest have in common about vCPUs. */
#include "x86.h"

volatile unsigned int secondary_vcpu;

/* Each has another stack. */
unsigned int this_vcpu(void)
{
    const char *here = __builtin_frame_address(0);

    return here >= secondary_stack && here < secondary_stack + STACK_SIZE
           ? secondary_vcpu : 0;
}

void arch_stop_vcpu(unsigned int id)
{
    xen_vcpu_op(VCPUOP_down, id, NULL);
}

long arch_vcpu_is_up(unsigned int id)
{
    return xen_vcpu_op(VCPUOP_is_up, id, NULL);
}

void arch_relax(void)
{
    asm volatile ( "pause" ::: "memory" );
}
