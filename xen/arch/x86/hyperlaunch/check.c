/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Can what the LCM asks for be done, as far as this can be told beforehand?
 */

#include <xen/errno.h>
#include <xen/init.h>

#include "private.h"

int __init hl_blame_module(const struct hl_lcm *lcm, int idx, int rc,
                           struct hl_failure *why)
{
    why->node = lcm->modules[idx].node;

    return rc;
}

/* What the LCM may ask for, but this hypervisor cannot do. */
static int __init check_supported(const struct hl_domain *hd,
                                  struct hl_failure *why)
{
    if ( hd->nr_pci_devices )
        return hl_fail(why, -EOPNOTSUPP, "pci-devices", "not supported yet");

    if ( hd->security_id )
        return hl_fail(why, -EOPNOTSUPP, "security-id", "not supported yet");

    return 0;
}

static int __init check_module(const struct hl_lcm *lcm, int idx,
                               struct hl_failure *why)
{
    const struct hl_module *hm;

    if ( idx == HL_NO_MODULE )
        return 0;

    hm = &lcm->modules[idx];

    if ( hl_module_get(idx) )
    {
        if ( !hl_module_has_wrong_digest(idx) )
            return 0;

        hl_fail(why, -EBADMSG, "sha256", "the boot module has another digest");
        return hl_blame_module(lcm, idx, -EBADMSG, why);
    }

    if ( hm->by_index )
        hl_fail(why, -ENOENT, "module-index", "there is no boot module %u",
                hm->index);
    else
        hl_fail(why, -ENOENT, "reg",
                "there is no boot module at %#"PRIx64" of %"PRIu64" bytes",
                hm->addr, hm->size);

    return hl_blame_module(lcm, idx, -ENOENT, why);
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
    int rc = check_supported(hd, why);

    if ( !rc )
        rc = check_module(lcm, hd->kernel, why);
    if ( !rc )
        rc = check_module(lcm, hd->ramdisk, why);
    if ( !rc )
        rc = refuse_module(lcm, hd->device_tree, why);
    /* For the boot domain to read. */
    if ( !rc )
        rc = check_module(lcm, hd->config, why);
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
