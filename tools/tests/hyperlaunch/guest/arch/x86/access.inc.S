/* SPDX-License-Identifier: GPL-2.0-only */
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
