// SPDX-License-Identifier: GPL-2.0-only
/* Hypercalls: the page that Xen filled has one entry for each. */
#include "x86.h"

#define ENTRY_SIZE 32

long arch_hypercall(unsigned int nr, unsigned long a1, unsigned long a2,
                    unsigned long a3, unsigned long a4)
{
    register unsigned long r10 asm ( "r10" ) = a4;
    long rc;

    asm volatile ( "call *%[entry]"
                   : "=a" (rc), "+D" (a1), "+S" (a2), "+d" (a3), "+r" (r10)
                   : [entry] "r" (hypercall_page + nr * ENTRY_SIZE)
                   : "rcx", "r8", "r9", "r11", "memory" );

    return rc;
}
