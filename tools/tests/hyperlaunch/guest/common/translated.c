// SPDX-License-Identifier: GPL-2.0-only
#include "translated.h"

#include "arch.h"
#include "events.h"

#include <public/hvm/hvm_op.h>
#include <public/hvm/params.h>

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

uint64_t hvm_param(unsigned int index)
{
    struct xen_hvm_param param = { .domid = DOMID_SELF, .index = index };

    return arch_hypercall(__HYPERVISOR_hvm_op, HVMOP_get_param,
                          (unsigned long)&param, 0, 0) ? ~0UL : param.value;
}
