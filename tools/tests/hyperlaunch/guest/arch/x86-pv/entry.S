/* SPDX-License-Identifier: GPL-2.0-only */
/* Entry points of a 64-bit PV guest: start, further vCPUs, traps. */
#define __XEN_TOOLS__ 1
#include <public/xen.h>
#include "pv.h"

        .text
        .code64

        .globl _start
_start:
        cld
        mov     %rsi, start_info(%rip)
        lea     boot_stack + STACK_SIZE(%rip), %rsp
        xor     %ebp, %ebp
        call    pv_main
        ud2

/* A further vCPU: its stack is set, and %rdi is the function to run. */
        .globl secondary_entry
secondary_entry:
        cld
        xor     %ebp, %ebp
        call    *%rdi
        ud2

/* Below the frame that hardware would push, Xen pushes %r11 and %rcx. */
        .macro trap_enter
        pop     %rcx
        pop     %r11
        .endm

        .macro trap_leave
        push    $0                      /* not a return from a syscall */
        jmp     hypercall_page + 32 * __HYPERVISOR_iret
        .endm

#include "../x86/traps.inc.S"
#include "../x86/access.inc.S"

/* Xen fills this page. */
        .section .text.hypercall, "ax", @progbits
        .balign 4096
        .globl hypercall_page
hypercall_page:
        .skip   4096, 0x90

        .bss
        .balign 16
boot_stack:
        .skip   STACK_SIZE
        .balign 8
        .globl start_info
start_info:
        .skip   8

        .section .note.GNU-stack, "", @progbits
