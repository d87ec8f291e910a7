// SPDX-License-Identifier: GPL-2.0-only
/* The time, as Xen and the TSC tell it. */
#include "x86.h"

static uint64_t read_tsc(void)
{
    uint32_t lo, hi;

    asm volatile ( "lfence; rdtsc" : "=a" (lo), "=d" (hi) );

    return ((uint64_t)hi << 32) | lo;
}

/*
 * To each vCPU, its own: what another one is told comes from the CPU that it is
 * on.  CPUs do not agree, so here it may lie in the future; and the time since
 * then, which has no sign, would be centuries.
 */
uint64_t arch_time_ns(void)
{
    const volatile struct vcpu_time_info *info =
        &shared_info->vcpu_info[this_vcpu()].time;
    uint32_t version;
    uint64_t delta, ns;

    do {
        version = info->version;
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
        delta = read_tsc() - info->tsc_timestamp;
        delta = info->tsc_shift < 0 ? delta >> -info->tsc_shift
                                    : delta << info->tsc_shift;
        ns = info->system_time +
             (uint64_t)(((unsigned __int128)delta *
                         info->tsc_to_system_mul) >> 32);
        __atomic_thread_fence(__ATOMIC_ACQUIRE);
    } while ( (version & 1) || version != info->version );

    return ns;
}
