/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Can what the LCM asks for be done, as far as this can be told beforehand, and
 * depends on no architecture?
 */

#include <xen/errno.h>
#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>
#include <xen/string.h>

int __init hl_blame_module(const struct hl_lcm *lcm, int idx, int rc,
                           struct hl_failure *why)
{
    why->node = lcm->modules[idx].node;

    return rc;
}

void __init hl_report_meaningless(const struct hl_lcm *lcm,
                                  const struct hl_domain *hd,
                                  const char *except, const char *where)
{
    static const char *const __initconst words[] = {
        "vpl011", "nr_spis", "passthrough", "direct-map", "sve", "llc-colors",
        "domain-cpupool", "xen,static-mem", "xen,domain-p2m-mem-mb",
        "max_grant_version", "max_grant_frames", "max_maptrack_frames",
    };
    static char __initdata path[256];
    unsigned int i;

    if ( fdt_get_path(lcm->fdt, hd->node, path, sizeof(path)) )
        path[0] = '\0';

    for ( i = 0; i < ARRAY_SIZE(words); i++ )
        if ( fdt_getprop(lcm->fdt, hd->node, words[i], NULL) &&
             (!except || strcmp(words[i], except)) )
            printk("Hyperlaunch: note: %s: %s: has no meaning %s\n", path,
                   words[i], where);
}

/* What the LCM may ask for, but this hypervisor cannot do. */
static int __init check_supported(const struct hl_domain *hd,
                                  struct hl_failure *why)
{
    if ( hd->nr_pci_devices )
        return hl_fail(why, -EOPNOTSUPP, "pci-devices", "not supported yet");

    if ( hd->security_id )
        return hl_fail(why, -EOPNOTSUPP, "security-id", "not supported yet");

    if ( hd->mode == HL_MODE_HVM )
        return hl_fail(why, -EOPNOTSUPP, "mode",
                       "not supported yet: mode with a device model");

    return 0;
}

static int __init check_module(const struct hl_lcm *lcm, int idx,
                               struct hl_failure *why)
{
    int rc;

    if ( idx == HL_NO_MODULE )
        return 0;

    if ( hl_arch_has_module(lcm, idx, why) )
    {
        if ( !hl_module_has_wrong_digest(idx) )
            return 0;

        rc = hl_fail(why, -EBADMSG, "sha256", "%s",
                     hl_module_digest_problem(idx));
    }
    else
        rc = -ENOENT;

    return hl_blame_module(lcm, idx, rc, why);
}

int __init hl_check(const struct hl_lcm *lcm, const struct hl_domain *hd,
                    struct hl_failure *why)
{
    int rc = check_supported(hd, why);

    if ( !rc )
        rc = check_module(lcm, hd->kernel, why);
    if ( !rc )
        rc = check_module(lcm, hd->ramdisk, why);
    if ( !rc )
        rc = check_module(lcm, hd->device_tree, why);
    /* For the boot domain to read. */
    if ( !rc )
        rc = check_module(lcm, hd->config, why);

    return rc ?: hl_arch_check(lcm, hd, why);
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
