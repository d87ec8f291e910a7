// SPDX-License-Identifier: GPL-2.0-only
/* How many interrupts the controller has that Xen emulates. */
#include "arm64.h"

#include "../../common/say.h"

#define GICD_TYPER 4

static uint64_t distributor;

/* Its registers come first. */
static void note_distributor(uint64_t start, uint64_t size)
{
    (void)size;

    if ( !distributor )
        distributor = start;
}

void check_interrupts(const char *name)
{
    int node = fdt_next_compatible(-1, "arm,gic-v3");
    uint32_t type;

    if ( node < 0 )
        node = fdt_next_compatible(-1, "arm,cortex-a15-gic");
    if ( node >= 0 )
        fdt_each_region_of(node, note_distributor);
    if ( !distributor )
    {
        check_fail(name, "no interrupt controller");
        return;
    }

    type = *(const volatile uint32_t *)(distributor + GICD_TYPER);
    /* Of all lines, 32 are the vCPUs' own. */
    say("HL-INTERRUPTS spis=%u", 32 * (type & 0x1f));
    check_pass(name);
}
