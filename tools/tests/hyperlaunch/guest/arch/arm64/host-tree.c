// SPDX-License-Identifier: GPL-2.0-only
/* The device tree of a hardware domain: the host's, but for what Xen reads. */
#include "arm64.h"

#include "../../common/say.h"

void check_host_tree(const char *name)
{
    static const char *const words[] = {
        "hypervisor,xen", "xen,domain", "multiboot,module",
        "xen,domain-shared-memory-v1", "xen,evtchn-v1",
    };
    static const char *const properties[] = {
        "xen,xen-bootargs", "xen,dom0-bootargs", "xen,static-heap",
    };
    unsigned int i;
    int len;

    for ( i = 0; i < ARRAY_SIZE(words); i++ )
        if ( fdt_next_compatible(-1, words[i]) >= 0 )
        {
            check_fail(name, "there is a node compatible with %s", words[i]);
            return;
        }

    for ( i = 0; i < ARRAY_SIZE(properties); i++ )
        if ( fdt_property_at("/chosen", properties[i], &len) )
        {
            check_fail(name, "/chosen has %s", properties[i]);
            return;
        }

    if ( fdt_has_node("/chosen/hypervisor") )
        check_fail(name, "there is /chosen/hypervisor");
    else if ( fdt_next_compatible(-1, "arm,pl031") < 0 )
        check_fail(name, "the clock is not in it");
    else
        check_pass(name);
}
