// SPDX-License-Identifier: GPL-2.0-only
/* Traps: those that an access in entry.S asked for, and all others. */
#include "pv.h"

#include "../../common/say.h"

/* As trap_common in entry.S leaves it on the stack. */
struct trap_frame {
    uint64_t r15, r14, r13, r12, r11, r10, r9, r8, rdi, rsi, rbp, rbx, rdx;
    uint64_t rcx, rax;
    uint64_t vector, error;
    uint64_t rip, cs, rflags, rsp, ss;
};

struct fixup {
    uint64_t instruction, resume;
};
extern const struct fixup fixups_start[], fixups_end[];

/* Called by entry.S. */
void handle_trap(struct trap_frame *frame);
void handle_trap(struct trap_frame *frame)
{
    const struct fixup *fixup;

    for ( fixup = fixups_start; fixup < fixups_end; fixup++ )
    {
        if ( frame->rip != fixup->instruction )
            continue;
        frame->rip = fixup->resume;
        return;
    }

    check_fail("trap", "vector=%lu error=%lx rip=%lx rsp=%lx",
               frame->vector, frame->error, frame->rip, frame->rsp);
    xen_shutdown(SHUTDOWN_crash);
}

/* @table has room for one more, which ends it. */
void fill_trap_table(struct trap_info *table)
{
    unsigned int i;

    for ( i = 0; i < NR_TRAPS; i++ )
    {
        table[i].vector = i;
        table[i].cs = FLAT_KERNEL_CS;
        table[i].address = (unsigned long)trap_entries + i * TRAP_ENTRY_SIZE;
    }
}

void init_traps(void)
{
    static struct trap_info table[NR_TRAPS + 1];

    fill_trap_table(table);
    arch_hypercall(__HYPERVISOR_set_trap_table, (unsigned long)table, 0, 0, 0);
}
