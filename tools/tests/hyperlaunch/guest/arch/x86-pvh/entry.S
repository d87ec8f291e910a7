/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Entry points of a PVH guest: start, further vCPUs, traps.  All of them get
 * to 64-bit mode with the first 4 GiB mapped one to one.
 */
#define __XEN_TOOLS__ 1
#include <public/xen.h>
#include "pvh.h"

/* From 32-bit mode without paging to long mode, at @target.  Uses %eax. */
        .macro enter_long_mode target
        mov     %cr4, %eax
        or      $CR4_PAE, %eax
        mov     %eax, %cr4
        mov     $pml4, %eax
        mov     %eax, %cr3
        mov     $MSR_EFER, %ecx
        rdmsr
        or      $EFER_LME, %eax
        wrmsr
        mov     %cr0, %eax
        or      $(CR0_PG | CR0_WP), %eax
        mov     %eax, %cr0
        ljmp    $SEL_CODE64, $\target
        .endm

        .macro load_data_segments
        mov     $SEL_DATA, %eax
        mov     %eax, %ds
        mov     %eax, %es
        mov     %eax, %ss
        xor     %eax, %eax
        mov     %eax, %fs
        mov     %eax, %gs
        .endm

        .text
        .code32

/* %ebx is the address of struct hvm_start_info. */
        .globl _start
_start:
        cld
        mov     %ebx, start_info_paddr
        lgdt    gdt_pointer

        /* 4 GiB of 2 MiB pages: present, writable, large. */
        mov     $identity_pds, %edi
        mov     $0x83, %eax
        mov     $2048, %ecx
1:      mov     %eax, (%edi)
        add     $0x200000, %eax
        add     $8, %edi
        dec     %ecx
        jnz     1b

        enter_long_mode start64

        .code64
start64:
        load_data_segments
        lea     boot_stack + STACK_SIZE(%rip), %rsp
        xor     %ebp, %ebp
        call    pvh_main
        ud2

/* A further vCPU which Xen puts into long mode itself. */
        .globl secondary_entry
secondary_entry:
        cld
        lgdt    gdt_pointer(%rip)
        lea     secondary_stack + STACK_SIZE(%rip), %rsp
        push    $SEL_CODE64
        lea     secondary64(%rip), %rax
        push    %rax
        lretq

secondary64:
        load_data_segments
        lea     secondary_stack + STACK_SIZE(%rip), %rsp
        xor     %ebp, %ebp
        call    init_idt
        call    *secondary_fn(%rip)
        ud2

/* A further vCPU that got a SIPI; copied to page TRAMPOLINE_PFN. */
        .code16
        .globl trampoline_start
trampoline_start:
        cli
        cld
        mov     %cs, %ax
        mov     %ax, %ds
        lgdtl   trampoline_gdt - trampoline_start
        mov     $(CR0_PE | CR0_ET), %eax
        mov     %eax, %cr0
        ljmpl   $SEL_CODE32, $secondary32
trampoline_gdt:
        .word   gdt_end - gdt - 1
        .long   gdt
        .globl trampoline_end
trampoline_end:

        .code32
secondary32:
        mov     $SEL_DATA, %eax
        mov     %eax, %ds
        enter_long_mode secondary64

        .code64

/*
 * long hypercall32(uint32_t nr, const uint32_t args[5]): as a 32-bit kernel
 * makes it.  All that is used lies below 4 GiB.
 */
        .globl hypercall32
hypercall32:
        push    %rbx
        push    %rbp
        mov     %edi, %eax
        shl     $5, %eax
        add     $hypercall_page, %eax
        push    $SEL_CODE32
        lea     1f(%rip), %rcx
        push    %rcx
        lretq
        .code32
1:      mov     (%esi), %ebx
        mov     4(%esi), %ecx
        mov     8(%esi), %edx
        mov     16(%esi), %edi
        mov     12(%esi), %esi
        call    *%eax
        ljmp    $SEL_CODE64, $1f
        .code64
1:      cltq
        pop     %rbp
        pop     %rbx
        ret

/* Traps are as hardware makes them. */
        .macro trap_enter
        .endm

        .macro trap_leave
        iretq
        .endm

#include "../x86/traps.inc.S"
#include "../x86/access.inc.S"

/* Xen fills this page. */
        .section .text.hypercall, "ax", @progbits
        .balign 4096
        .globl hypercall_page
hypercall_page:
        .skip   4096, 0x90

        .data
        .balign 8
gdt:
        .quad   0
        .quad   0x00af9b000000ffff      /* SEL_CODE64 */
        .quad   0x00cf93000000ffff      /* SEL_DATA */
        .quad   0x00cf9b000000ffff      /* SEL_CODE32 */
gdt_end:
gdt_pointer:
        .word   gdt_end - gdt - 1
        .quad   gdt

        .balign 4096
        .globl pml4
pml4:
        .quad   pdpt + 3
        .fill   511, 8, 0
pdpt:
        .quad   identity_pds + 3, identity_pds + 0x1003
        .quad   identity_pds + 0x2003, identity_pds + 0x3003
        .quad   window_pd + 3
        .fill   507, 8, 0

        .bss
        .balign 4096
identity_pds:
        .skip   4 * 4096
        .globl window_pd
window_pd:
        .skip   4096
boot_stack:
        .skip   STACK_SIZE
        .globl secondary_stack
secondary_stack:
        .skip   STACK_SIZE
        .balign 8
        .globl secondary_fn
secondary_fn:
        .skip   8
        .globl start_info_paddr
start_info_paddr:
        .skip   4

        .section .note.GNU-stack, "", @progbits
