// SPDX-License-Identifier: GPL-2.0-only
/* Events, which this guest looks for and is never interrupted by. */
#include "x86.h"

#define BITS_PER_LONG (8 * sizeof(long))

bool arch_take_event(uint32_t port)
{
    unsigned long mask = 1UL << (port % BITS_PER_LONG);
    unsigned long *word = &shared_info->evtchn_pending[port / BITS_PER_LONG];

    return __atomic_fetch_and(word, ~mask, __ATOMIC_SEQ_CST) & mask;
}
