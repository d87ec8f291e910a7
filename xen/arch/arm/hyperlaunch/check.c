/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Can what the LCM asks for be done on Arm, as far as this can be told
 * beforehand?
 */

#include <xen/errno.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>

#include "private.h"

/* Whoever copies it does so by recursion. */
#define MAX_DEPTH 32

static bool __init is_flat(const void *fdt)
{
    int node, depth = 0;

    for ( node = 0; node >= 0; node = fdt_next_node(fdt, node, &depth) )
        if ( depth > MAX_DEPTH )
            return false;

    return true;
}

/* It is made for one domain, and may be made by whoever made that. */
static int __init check_partial_dtb(const struct hl_lcm *lcm, int idx,
                                    struct hl_failure *why)
{
    static struct hl_diags __initdata diags;
    static char __initdata text[96];
    const void *fdt;
    size_t size;
    int rc = 0;

    if ( idx == HL_NO_MODULE )
        return 0;

    fdt = hl_arch_map_module(idx, &size);
    if ( !fdt )
        rc = hl_fail(why, -ENOMEM, NULL, "too large to be read");
    else if ( !hl_fdt_check(fdt, size, &diags) )
    {
        hl_diag_format(fdt, &diags.diag[0], text, sizeof(text));
        rc = hl_fail(why, -EINVAL, NULL, "not a device tree: %s", text);
    }
    else if ( !is_flat(fdt) )
        rc = hl_fail(why, -E2BIG, NULL, "nodes are nested more than %u deep",
                     MAX_DEPTH);

    if ( fdt )
        hl_arch_unmap_module(fdt);

    return rc ? hl_blame_module(lcm, idx, rc, why) : 0;
}

int __init hl_arch_check(const struct hl_lcm *lcm, const struct hl_domain *hd,
                         struct hl_failure *why)
{
    int rc;

    /* There is one kind of guest, which has what PVH stands for. */
    if ( hd->mode == HL_MODE_PV )
        return hl_fail(why, -EOPNOTSUPP, "mode",
                       "there are no PV domains on Arm: leave it out");

    if ( !hl_domain_node(hd) )
        return hl_fail(why, -ENOENT, NULL,
                       "its node is not to be found: the names of nodes above it are too long, or not unique");

    if ( hd->roles & HL_ROLE_HARDWARE )
        return 0;

    rc = check_partial_dtb(lcm, hd->device_tree, why);
    if ( !rc )
        rc = hl_check_properties(hd, why);
    if ( !rc )
        rc = hl_check_shared_memory(hd, why);
    if ( !rc )
        rc = hl_check_static_memory(hd, why);

    return rc;
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
