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

/*
 * Accesses that may fault.  The trap handler knows them by the addresses in
 * .fixups: {instruction, where to go on}.
 */
        .macro fixup from, to
        .pushsection .fixups, "a", @progbits
        .quad \from, \to
        .popsection
        .endm

        .globl port_read
port_read:
        mov     %edi, %edx
1:      in      (%dx), %eax
        mov     %eax, (%rsi)
        mov     $1, %eax
        ret
        fixup   1b, access_failed

        .globl port_write
port_write:
        mov     %edi, %edx
        mov     %esi, %eax
1:      out     %eax, (%dx)
        mov     $1, %eax
        ret
        fixup   1b, access_failed

        .globl byte_read
byte_read:
1:      movb    (%rdi), %al
        movb    %al, (%rsi)
        mov     $1, %eax
        ret
        fixup   1b, access_failed

access_failed:
        xor     %eax, %eax
        ret

/*
 * Trap entries, TRAP_ENTRY_SIZE bytes each.  Xen pushes, below the frame that
 * hardware would, %r11 and %rcx.
 */
        .macro trap vector
        .balign TRAP_ENTRY_SIZE
        pop     %rcx
        pop     %r11
        /* All but #DF #TS #NP #SS #GP #PF #AC #CP come without error code. */
        .if \vector != 8 && (\vector < 10 || \vector > 14) && \
            \vector != 17 && \vector != 21
        push    $0
        .endif
        push    $\vector
        jmp     trap_common
        .endm

        .globl trap_entries
        .balign TRAP_ENTRY_SIZE
trap_entries:
        .irp    vector, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, \
                        16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, \
                        29, 30, 31
        trap    \vector
        .endr

trap_common:
        push    %rax
        push    %rcx
        push    %rdx
        push    %rbx
        push    %rbp
        push    %rsi
        push    %rdi
        push    %r8
        push    %r9
        push    %r10
        push    %r11
        push    %r12
        push    %r13
        push    %r14
        push    %r15
        mov     %rsp, %rdi
        cld
        call    handle_trap
        pop     %r15
        pop     %r14
        pop     %r13
        pop     %r12
        pop     %r11
        pop     %r10
        pop     %r9
        pop     %r8
        pop     %rdi
        pop     %rsi
        pop     %rbp
        pop     %rbx
        pop     %rdx
        pop     %rcx
        pop     %rax
        add     $16, %rsp               /* vector and error code */
        push    $0                      /* not a return from a syscall */
        jmp     hypercall_page + 32 * __HYPERVISOR_iret

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
