/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Can what the LCM asks for be done on Arm, as far as this can be told
 * beforehand?
 */

#include <xen/errno.h>
#include <xen/init.h>

#include "private.h"

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

    rc = hl_check_properties(hd, why);
    if ( !rc )
        rc = hl_check_shared_memory(hd, why);
    if ( !rc && !hl_check_static_memory(hd, why) )
        rc = -EINVAL;

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
