/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The least that an arm64 guest can do: say something, and go down.  As Dom0 it
 * takes the machine with it.  All of it is independent of its address.
 */
        .text
        .globl _start
_start: b       start
        .long   0
        .quad   0                       /* where to load it, from 2 MiB on */
        .quad   end - _start
        .quad   0xa                     /* pages of 4 KiB, anywhere */
        .quad   0, 0, 0
        .ascii  "ARM\x64"
        .long   0

start:  mov     x16, #18                /* console_io */
        mov     x0, #0                  /* CONSOLEIO_write */
        mov     x1, #text_end - text
        adr     x2, text
        hvc     #0xea1

        mov     x16, #29                /* sched_op */
        mov     x0, #2                  /* SCHEDOP_shutdown */
        adr     x1, reason
        hvc     #0xea1
stay:   wfi
        b       stay

        .balign 8
reason: .long   0                       /* SHUTDOWN_poweroff */
text:   .ascii  "hello from arm64\n"
text_end:
        .balign 8
end:
