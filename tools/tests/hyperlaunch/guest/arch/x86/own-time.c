// SPDX-License-Identifier: GPL-2.0-only
/*
 * A further vCPU tells the time by what is its own, whatever there is for the
 * first one.
 */
#include "x86.h"

#include "../../common/pair.h"
#include "../../common/say.h"

#define MINUTE 60000000000UL

/* A value of the TSC that no machine gets to. */
#define FAR_FUTURE (1UL << 62)

static volatile uint64_t second_time;

static void tell_second(void)
{
    pair_meet(PAIR_SECOND);
    pair_meet(PAIR_SECOND);
    second_time = arch_time_ns();
    pair_meet(PAIR_SECOND);
}

/* What this vCPU is told lies in the future for as long as the other one looks. */
static void ask_second(void)
{
    uint64_t *stamp = &shared_info->vcpu_info[0].time.tsc_timestamp;
    uint64_t told, future = FAR_FUTURE;

    pair_run(tell_second);
    pair_meet(PAIR_FIRST);
    told = __atomic_exchange_n(stamp, future, __ATOMIC_SEQ_CST);
    pair_meet(PAIR_FIRST);
    pair_meet(PAIR_FIRST);

    /* Xen may have told it anew. */
    __atomic_compare_exchange_n(stamp, &future, told, false, __ATOMIC_SEQ_CST,
                                __ATOMIC_SEQ_CST);
    pair_wait();
}

void check_own_time(const char *name)
{
    uint64_t first = arch_time_ns();

    if ( !pair_start() )
    {
        check_fail(name, "there is no second vCPU");
        return;
    }

    ask_second();
    if ( second_time + MINUTE < first || second_time > first + MINUTE )
        check_fail(name, "first=%lu second=%lu", (unsigned long)first,
                   (unsigned long)second_time);
    else
        check_pass(name);
}
