// SPDX-License-Identifier: GPL-2.0-only
/* Tells the processor where exceptions go. */
#include "pvh.h"

struct gate {
    uint16_t offset_low, selector, flags, offset_mid;
    uint32_t offset_high, reserved;
};

#define INTERRUPT_GATE 0x8e00

void init_idt(void)
{
    static struct gate idt[NR_TRAPS];
    struct {
        uint16_t limit;
        uint64_t base;
    } __attribute__((packed)) pointer = {
        sizeof(idt) - 1, (unsigned long)idt,
    };
    unsigned int i;

    for ( i = 0; i < NR_TRAPS; i++ )
    {
        uint64_t entry = (unsigned long)trap_entries + i * TRAP_ENTRY_SIZE;

        idt[i].offset_low = entry;
        idt[i].selector = SEL_CODE64;
        idt[i].flags = INTERRUPT_GATE;
        idt[i].offset_mid = entry >> 16;
        idt[i].offset_high = entry >> 32;
    }

    asm volatile ( "lidt %0" :: "m" (pointer) );
}
