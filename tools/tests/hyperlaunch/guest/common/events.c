// SPDX-License-Identifier: GPL-2.0-only
#include "events.h"

#define BITS_PER_LONG (8 * sizeof(long))

struct shared_info *shared_info;

bool take_event(uint32_t port)
{
    unsigned long mask = 1UL << (port % BITS_PER_LONG);
    /* On Arm, xen_ulong_t is not spelled like that. */
    unsigned long *word =
        (unsigned long *)&shared_info->evtchn_pending[port / BITS_PER_LONG];

    return __atomic_fetch_and(word, ~mask, __ATOMIC_SEQ_CST) & mask;
}
