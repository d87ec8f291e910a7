/* SPDX-License-Identifier: GPL-2.0-only */
/* A 32-bit PV kernel that knows no PAE: no Xen of today can run it. */
        .text
        .code32
        .globl _start
_start: jmp     _start

        .balign 4096
        .globl hypercall_page
hypercall_page:
        .skip   4096

        .section .note.GNU-stack, "", @progbits
