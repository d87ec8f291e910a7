/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Trap entries, TRAP_ENTRY_SIZE bytes each.  Whoever includes this defines
 * trap_enter, which leaves what hardware pushes on the stack, and nothing
 * else; and trap_leave, which returns to that.
 */
        .macro trap vector
        .balign TRAP_ENTRY_SIZE
        trap_enter
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
        trap_leave
