// SPDX-License-Identifier: GPL-2.0-only
/* What a PV and a PVH guest have in common about vCPUs: how they go down. */
#include "x86.h"

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
