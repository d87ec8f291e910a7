// SPDX-License-Identifier: GPL-2.0-only
/* Further vCPUs, by PSCI. */
#include "arm64.h"

#define CPU_OFF       0x84000002
#define CPU_ON        0xc4000003
#define AFFINITY_INFO 0xc4000004

/* As Xen numbers them: 16 in a cluster, as far as they go. */
static unsigned long affinity(unsigned int id)
{
    return (id & 0xf) | ((unsigned long)(id >> 4) << 8);
}

long arch_start_vcpu(unsigned int id, void (*fn)(void))
{
    secondary_fn = fn;
    asm volatile ( "dsb sy" ::: "memory" );

    return psci_call(CPU_ON, affinity(id), (unsigned long)secondary_entry, 0);
}

void arch_stop_vcpu(unsigned int id)
{
    (void)id;
    psci_call(CPU_OFF, 0, 0, 0);
}

void arch_relax(void)
{
    asm volatile ( "yield" ::: "memory" );
}

/* 0 is on, 1 off; Xen also says so of a vCPU that there is not. */
long arch_vcpu_is_up(unsigned int id)
{
    if ( id >= fdt_count("cpu") )
        return -XEN_ENOENT;

    return !psci_call(AFFINITY_INFO, affinity(id), 0, 0);
}
