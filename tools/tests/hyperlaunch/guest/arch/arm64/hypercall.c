// SPDX-License-Identifier: GPL-2.0-only
/* Calls to Xen: hypercalls, and those to the firmware that it stands for. */
#include "arm64.h"

long arch_hypercall5(unsigned int nr, unsigned long a1, unsigned long a2,
                     unsigned long a3, unsigned long a4, unsigned long a5)
{
    register unsigned long x16 asm ( "x16" ) = nr;
    register unsigned long x0 asm ( "x0" ) = a1;
    register unsigned long x1 asm ( "x1" ) = a2;
    register unsigned long x2 asm ( "x2" ) = a3;
    register unsigned long x3 asm ( "x3" ) = a4;
    register unsigned long x4 asm ( "x4" ) = a5;

    asm volatile ( "hvc #0xea1"
                   : "+r" (x0), "+r" (x1), "+r" (x2), "+r" (x3), "+r" (x4),
                     "+r" (x16)
                   :: "memory" );

    return x0;
}

long arch_hypercall(unsigned int nr, unsigned long a1, unsigned long a2,
                    unsigned long a3, unsigned long a4)
{
    return arch_hypercall5(nr, a1, a2, a3, a4, 0);
}

/* By the SMC calling convention. */
long psci_call(uint32_t fn, unsigned long a1, unsigned long a2,
               unsigned long a3)
{
    register unsigned long x0 asm ( "x0" ) = fn;
    register unsigned long x1 asm ( "x1" ) = a1;
    register unsigned long x2 asm ( "x2" ) = a2;
    register unsigned long x3 asm ( "x3" ) = a3;

    asm volatile ( "hvc #0"
                   : "+r" (x0), "+r" (x1), "+r" (x2), "+r" (x3)
                   :: "x4", "x5", "x6", "x7", "x8", "x9", "x10", "x11", "x12",
                      "x13", "x14", "x15", "x16", "x17", "memory" );

    return x0;
}
