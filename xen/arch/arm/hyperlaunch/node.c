/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the LCM, which is flattened, to the host's device tree as the rest of Xen
 * has it.
 */

#include <xen/device_tree.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>
#include <xen/string.h>

#include "private.h"

/* For each domain in the LCM, in this order. */
static struct dt_device_node *__initdata nodes[HL_MAX_DOMAINS];

static bool __init is_taken(const struct dt_device_node *node)
{
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(nodes); i++ )
        if ( nodes[i] == node )
            return true;

    return false;
}

/* Two may have the same path, if whoever made the tree does not care. */
static struct dt_device_node *__init find_node(const char *path)
{
    struct dt_device_node *node;

    dt_for_each_device_node ( dt_host, node )
        if ( !strcmp(dt_node_full_name(node), path) && !is_taken(node) )
            return node;

    return NULL;
}

void __init hl_find_nodes(void)
{
    static char __initdata path[256];
    unsigned int i;

    for ( i = 0; i < hl_lcm.nr_domains; i++ )
        if ( !fdt_get_path(hl_lcm.fdt, hl_lcm.domains[i].node, path,
                           sizeof(path)) )
            nodes[i] = find_node(path);
}

struct dt_device_node *__init hl_domain_node(const struct hl_domain *hd)
{
    return nodes[hd - hl_lcm.domains];
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
