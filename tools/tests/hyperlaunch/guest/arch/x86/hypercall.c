// SPDX-License-Identifier: GPL-2.0-only
/* Hypercalls: the page that Xen filled has one entry for each. */
#include "x86.h"

#define ENTRY_SIZE 32

long arch_hypercall5(unsigned int nr, unsigned long a1, unsigned long a2,
                     unsigned long a3, unsigned long a4, unsigned long a5)
{
    register unsigned long r10 asm ( "r10" ) = a4;
    register unsigned long r8 asm ( "r8" ) = a5;
    long rc;

    asm volatile ( "call *%[entry]"
                   : "=a" (rc), "+D" (a1), "+S" (a2), "+d" (a3), "+r" (r10),
                     "+r" (r8)
                   : [entry] "r" (hypercall_page + nr * ENTRY_SIZE)
                   : "rcx", "r9", "r11", "memory" );

    return rc;
}

long arch_hypercall(unsigned int nr, unsigned long a1, unsigned long a2,
                    unsigned long a3, unsigned long a4)
{
    return arch_hypercall5(nr, a1, a2, a3, a4, 0);
}
