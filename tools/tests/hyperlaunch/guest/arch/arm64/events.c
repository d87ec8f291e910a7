// SPDX-License-Identifier: GPL-2.0-only
/* Events, which this guest looks for and is never interrupted by. */
#include "arm64.h"

#define BITS_PER_LONG (8 * sizeof(long))

static struct shared_info *shared_info;

/* The page under shared_info is this image's own; Xen takes it back. */
void map_shared_info(void)
{
    static char window[PAGE_SIZE] __attribute__((aligned(PAGE_SIZE)));
    struct xen_add_to_physmap map = {
        .domid = DOMID_SELF,
        .space = XENMAPSPACE_shared_info,
        .gpfn = (unsigned long)window >> PAGE_SHIFT,
    };

    if ( xen_memory_op(XENMEM_add_to_physmap, &map) )
        xen_shutdown(SHUTDOWN_crash);

    shared_info = (struct shared_info *)window;
}

bool arch_take_event(uint32_t port)
{
    unsigned long mask = 1UL << (port % BITS_PER_LONG);
    unsigned long *word =
        (unsigned long *)&shared_info->evtchn_pending[port / BITS_PER_LONG];

    return __atomic_fetch_and(word, ~mask, __ATOMIC_SEQ_CST) & mask;
}
