// SPDX-License-Identifier: GPL-2.0-only
/* The time since Xen runs: that of the virtual counter, and a difference. */
#include "arm64.h"

#include "../../common/lib.h"

static uint64_t frequency, difference;

static uint64_t counter_ns(void)
{
    uint64_t count;

    asm volatile ( "isb; mrs %0, cntvct_el0" : "=r" (count) :: "memory" );

    return count / frequency * 1000000000 +
           count % frequency * 1000000000 / frequency;
}

/*
 * The virtual counter starts with the domain.  When this vCPU was last given a
 * CPU, which was now, is told in the time of Xen.
 */
void init_time(void)
{
    static struct vcpu_runstate_info state;
    struct vcpu_register_runstate_memory_area area = { .addr.v = &state };

    asm volatile ( "mrs %0, cntfrq_el0" : "=r" (frequency) );

    if ( xen_vcpu_op(VCPUOP_register_runstate_memory_area, 0, &area) )
        return;

    xen_sleep_ns(1);
    difference = *(volatile uint64_t *)&state.state_entry_time - counter_ns();
}

uint64_t arch_time_ns(void)
{
    return counter_ns() + difference;
}
