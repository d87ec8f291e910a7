// SPDX-License-Identifier: GPL-2.0-only
/* Exceptions: those that an access asked for, and all others. */
#include "arm64.h"

#include "../../common/fixup.h"
#include "../../common/say.h"

/* As save_registers in entry.S leaves it on the stack. */
struct trap_frame {
    uint64_t x[19], x29, x30, pc, pstate, esr, far, vector;
};

/* Called by entry.S. */
void handle_trap(struct trap_frame *frame);
void handle_trap(struct trap_frame *frame)
{
    if ( fix_up(&frame->pc) )
        return;

    check_fail("trap", "vector=%lu esr=%lx pc=%lx far=%lx image=%lx",
               (unsigned long)frame->vector, (unsigned long)frame->esr,
               (unsigned long)frame->pc, (unsigned long)frame->far,
               (unsigned long)image_start);
    xen_shutdown(SHUTDOWN_crash);
}

/* For tests of the tests: an exception that nobody expects. */
void check_fault(const char *name)
{
    asm volatile ( "udf #0" );
    check_fail(name, "udf does not trap");
}
