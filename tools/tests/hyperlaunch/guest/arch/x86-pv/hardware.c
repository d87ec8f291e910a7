// SPDX-License-Identifier: GPL-2.0-only
/* How a PV guest reaches hardware. */
#include "pv.h"

#include <public/physdev.h>

/* Text memory of a VGA: memory mapped I/O on every PC. */
#define VGA_MFN 0xb8UL

const bool ports_trap = true;

/* Every domain may; what it may then reach is another matter. */
void open_ports(bool open)
{
    struct physdev_set_iopl op = { .iopl = open };

    arch_hypercall(__HYPERVISOR_physdev_op, PHYSDEVOP_set_iopl,
                   (unsigned long)&op, 0, 0);
}

/* Xen makes the mapping uncached; to ask for that is a privilege, too. */
long map_device(void **va)
{
    unsigned long mfn = VGA_MFN;

    return map_mfns(&mfn, 1, PTE_WRITE, va);
}
