/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Can what the LCM asks for be done on x86, as far as this can be told
 * beforehand?
 */

#include <xen/errno.h>
#include <xen/init.h>

#include "private.h"

bool __init hl_arch_has_module(const struct hl_lcm *lcm, int idx,
                               struct hl_failure *why)
{
    const struct hl_module *hm = &lcm->modules[idx];

    if ( hl_module_get(idx) )
        return true;

    if ( hm->by_index )
        hl_fail(why, -ENOENT, "module-index", "there is no boot module %u",
                hm->index);
    else
        hl_fail(why, -ENOENT, "reg",
                "there is no boot module at %#"PRIx64" of %"PRIu64" bytes",
                hm->addr, hm->size);

    return false;
}

static int __init refuse_module(const struct hl_lcm *lcm, int idx,
                                struct hl_failure *why)
{
    if ( idx == HL_NO_MODULE )
        return 0;

    hl_fail(why, -EOPNOTSUPP, "compatible",
            "not supported yet: a module of this kind");

    return hl_blame_module(lcm, idx, -EOPNOTSUPP, why);
}

int __init hl_arch_check(const struct hl_lcm *lcm, const struct hl_domain *hd,
                         struct hl_failure *why)
{
    int rc;

    hl_report_meaningless(lcm, hd, NULL, "on x86");

    rc = refuse_module(lcm, hd->device_tree, why);
    if ( rc )
        return rc;

    rc = hl_module_prepare_kernel(hd->kernel, why);
    if ( rc )
        return hl_blame_module(lcm, hd->kernel, rc, why);

    if ( hd->ramdisk != HL_NO_MODULE && !hl_module_is_intact(hd->ramdisk) )
    {
        rc = hl_fail(why, -EBUSY, NULL,
                     "this ramdisk is a compressed kernel, too, of some domain");
        return hl_blame_module(lcm, hd->ramdisk, rc, why);
    }

    return hl_check_mode(hd, why);
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
