// SPDX-License-Identifier: GPL-2.0-only
/* Tells Xen where the traps of a PV guest go. */
#include "pv.h"

/* @table has room for one more, which ends it. */
void fill_trap_table(struct trap_info *table)
{
    unsigned int i;

    for ( i = 0; i < NR_TRAPS; i++ )
    {
        table[i].vector = i;
        table[i].cs = FLAT_KERNEL_CS;
        table[i].address = (unsigned long)trap_entries + i * TRAP_ENTRY_SIZE;
    }
}

void init_traps(void)
{
    static struct trap_info table[NR_TRAPS + 1];

    fill_trap_table(table);
    arch_hypercall(__HYPERVISOR_set_trap_table, (unsigned long)table, 0, 0, 0);
}
