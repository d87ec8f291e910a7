/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Entry points of an arm64 guest: start, further vCPUs, exceptions.  The image
 * runs wherever it was loaded; all memory is mapped one to one.
 */
#include "arm64.h"

/* Attributes: 0 is memory, 1 are devices. */
#define MAIR        0x00ff
/* 39 bits of address, 4 KiB pages, write back, inner shareable; 40 bits out. */
#define TCR         (25 | (1 << 8) | (1 << 10) | (3 << 12) | (1 << 23))
#define TCR_IPS_40  (2 << 32)
#define SCTLR       0x30d0199d      /* the reserved bits, MMU, caches, SP check */

#define PTE_TABLE   3
#define PTE_MEMORY  0x701           /* block: accessed, inner shareable */
#define PTE_DEVICE  0x405           /* block: accessed, attribute 1 */

        .section .text.head, "ax", @progbits
        .globl _start
_start:
        b       start
        .long   0
        .quad   0                       /* offset, from a multiple of 2 MiB */
        .quad   image_size
        .quad   0xa                     /* 4 KiB pages, anywhere */
        .quad   0, 0, 0
        .ascii  "ARM\x64"
        .long   0

/* x0: the device tree */
start:
        msr     daifset, #0xf
        mov     x20, x0
        bl      relocate
        adrp    x0, dtb_paddr
        str     x20, [x0, :lo12:dtb_paddr]
        bl      fill_tables
        bl      enable_mmu
        adrp    x0, boot_stack
        add     x0, x0, :lo12:boot_stack
        add     sp, x0, #STACK_SIZE
        mov     x29, #0
        mov     x30, #0
        b       arm64_main

/* A further vCPU, from CPU_ON. */
        .globl secondary_entry
secondary_entry:
        msr     daifset, #0xf
        bl      enable_mmu
        adrp    x0, secondary_stack
        add     x0, x0, :lo12:secondary_stack
        add     sp, x0, #STACK_SIZE
        mov     x29, #0
        adrp    x0, secondary_fn
        ldr     x0, [x0, :lo12:secondary_fn]
        blr     x0
        b       .

/* Pointers in data: R_AARCH64_RELATIVE. */
relocate:
        adrp    x1, _start
        add     x1, x1, :lo12:_start
        adrp    x2, relocations_start
        add     x2, x2, :lo12:relocations_start
        adrp    x3, relocations_end
        add     x3, x3, :lo12:relocations_end
1:      cmp     x2, x3
        b.hs    2f
        ldp     x4, x5, [x2], #16       /* offset, type */
        ldr     x6, [x2], #8            /* addend */
        cmp     w5, #0x403
        b.ne    1b
        add     x6, x6, x1
        str     x6, [x1, x4]
        b       1b
2:      ret

/* The first GiB has devices; the last one is the window. */
fill_tables:
        adrp    x0, table_l1
        add     x0, x0, :lo12:table_l1
        mov     x1, #PTE_DEVICE
        str     x1, [x0]
        mov     x1, #PTE_MEMORY
        mov     x2, #1
        mov     x3, #(1 << 30)
        add     x1, x1, x3
1:      str     x1, [x0, x2, lsl #3]
        add     x1, x1, x3
        add     x2, x2, #1
        cmp     x2, #511
        b.ne    1b
        adrp    x1, window_l2
        add     x1, x1, :lo12:window_l2
        orr     x2, x1, #PTE_TABLE
        str     x2, [x0, #(511 * 8)]
        adrp    x2, window_l3
        add     x2, x2, :lo12:window_l3
        orr     x2, x2, #PTE_TABLE
        str     x2, [x1]
        dsb     sy
        ret

enable_mmu:
        ldr     x0, =MAIR
        msr     mair_el1, x0
        ldr     x0, =(TCR | TCR_IPS_40)
        msr     tcr_el1, x0
        adrp    x0, table_l1
        add     x0, x0, :lo12:table_l1
        msr     ttbr0_el1, x0
        adrp    x0, vectors
        add     x0, x0, :lo12:vectors
        msr     vbar_el1, x0
        isb
        tlbi    vmalle1
        dsb     sy
        ldr     x0, =SCTLR
        msr     sctlr_el1, x0
        isb
        ret
        .ltorg

/* Of all exceptions, those which an access asked for are synchronous ones. */
        .macro vector number
        .balign 0x80
        sub     sp, sp, #288
        stp     x0, x1, [sp]
        mov     x0, #\number
        b       save_registers
        .endm

        .text
        .balign 0x800
        .globl vectors
vectors:
        .irp    i, 0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15
        vector  \i
        .endr

/* Those which a function may change, and the frame pointer, but x0, x1, x30. */
        .macro for_registers op
        \op     x2, x3, [sp, #16]
        \op     x4, x5, [sp, #32]
        \op     x6, x7, [sp, #48]
        \op     x8, x9, [sp, #64]
        \op     x10, x11, [sp, #80]
        \op     x12, x13, [sp, #96]
        \op     x14, x15, [sp, #112]
        \op     x16, x17, [sp, #128]
        \op     x18, x29, [sp, #144]
        .endm

/* As struct trap_frame in traps.c has it. */
save_registers:
        for_registers stp
        mrs     x1, elr_el1
        stp     x30, x1, [sp, #160]
        mrs     x1, spsr_el1
        mrs     x2, esr_el1
        stp     x1, x2, [sp, #176]
        mrs     x1, far_el1
        stp     x1, x0, [sp, #192]
        mov     x0, sp
        bl      handle_trap
        ldp     x30, x1, [sp, #160]
        msr     elr_el1, x1
        ldr     x1, [sp, #176]
        msr     spsr_el1, x1
        for_registers ldp
        ldp     x0, x1, [sp]
        add     sp, sp, #288
        eret

/* {instruction, where to go on} */
        .globl byte_read
byte_read:
1:      ldrb    w2, [x0]
        strb    w2, [x1]
        mov     w0, #1
        ret
2:      mov     w0, #0
        ret
        .pushsection .fixups, "aw", @progbits
        .balign 8
        .quad   1b, 2b
        .popsection

        .data
        .balign 8
        .globl dtb_paddr, secondary_fn
dtb_paddr:
        .quad   0
secondary_fn:
        .quad   0

        .balign 4096
table_l1:
        .skip   4096
window_l2:
        .skip   4096
        .globl window_l3
window_l3:
        .skip   4096
        .balign 16
boot_stack:
        .skip   STACK_SIZE
secondary_stack:
        .skip   STACK_SIZE
