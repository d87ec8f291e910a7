// SPDX-License-Identifier: GPL-2.0-only
/* Traps: those that an access asked for, and all others. */
#include "x86.h"

#include "../../common/fixup.h"
#include "../../common/say.h"

/* As trap_common in traps.inc.S leaves it on the stack. */
struct trap_frame {
    uint64_t r15, r14, r13, r12, r11, r10, r9, r8, rdi, rsi, rbp, rbx, rdx;
    uint64_t rcx, rax;
    uint64_t vector, error;
    uint64_t rip, cs, rflags, rsp, ss;
};

/* Called by traps.inc.S. */
void handle_trap(struct trap_frame *frame);
void handle_trap(struct trap_frame *frame)
{
    if ( fix_up(&frame->rip) )
        return;

    check_fail("trap", "vector=%lu error=%lx rip=%lx rsp=%lx",
               frame->vector, frame->error, frame->rip, frame->rsp);
    xen_shutdown(SHUTDOWN_crash);
}
