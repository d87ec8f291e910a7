/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Build a domain from its modules and its node.
 */

#include <xen/device_tree.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>
#include <xen/llc-coloring.h>
#include <xen/mm.h>
#include <xen/pdx.h>
#include <xen/sched.h>

#include <asm/dom0less-build.h>
#include <asm/domain_build.h>
#include <asm/kernel.h>

#include "private.h"

static bool __init has_static_memory(const struct hl_domain *hd)
{
    return !(hd->roles & HL_ROLE_HARDWARE) &&
           fdt_getprop(hl_lcm.fdt, hd->node, "xen,static-mem", NULL);
}

/* How much memory the domain gets, in bytes. */
static int __init set_memory(const struct hl_domain *hd,
                             struct kernel_info *kinfo,
                             struct hl_failure *why)
{
    unsigned long pages;
    int rc = 0;

    if ( !hd->has_memory )
        pages = dom0_memory() >> PAGE_SHIFT;
    else if ( has_static_memory(hd) )
        pages = hd->memory_kb >> (PAGE_SHIFT - 10);
    else
        rc = hl_memory_pages(hd, &pages, why);
    if ( rc )
        return rc;

    kinfo->unassigned_mem = pfn_to_paddr(pages);
    kinfo->d->max_pages = max_t(uint64_t, pages,
                                min_t(uint64_t, UINT_MAX, hd->mem_max_kb >>
                                                          (PAGE_SHIFT - 10)));

    return 0;
}

/* Before it has any memory. */
static int __init set_colors(const struct hl_domain *hd, struct domain *d,
                             struct hl_failure *why)
{
    const char *colors = NULL;
    int rc;

    if ( !llc_coloring_enabled )
        return 0;

    dt_property_read_string(hl_domain_node(hd), "llc-colors", &colors);

    if ( (hd->roles & HL_ROLE_HARDWARE) && !colors )
        rc = dom0_set_llc_colors(d);
    else
        rc = domain_set_llc_colors_from_str(d, colors);

    return rc ? hl_fail(why, rc, "llc-colors", "cannot be had (error %d)", rc)
              : 0;
}

/*
 * Every domain is told of Xen unless it is not to be; of xenstore, it is by the
 * parameters that wiring sets.
 */
static unsigned int __init features(const struct hl_domain *hd)
{
    return hd->enhanced == HL_ENHANCED_DISABLED ? 0 : DOM0LESS_ENHANCED_NO_XS;
}

static int __init build_hwdom(const struct hl_lcm *lcm,
                              const struct hl_domain *hd,
                              struct kernel_info *kinfo,
                              struct hl_failure *why)
{
    int rc;

    if ( !alloc_dom0_vcpu0(kinfo->d) )
        return hl_fail(why, -ENOMEM, NULL, "cannot create vCPU 0");

    rc = construct_hwdom(kinfo, hl_module_get(hd->kernel));
    if ( rc && !kinfo->load )
    {
        hl_fail(why, rc, NULL,
                "not a kernel that Xen can load (error %d): expected an Image or zImage, as it is, compressed by gzip, or in a uImage",
                rc);
        return hl_blame_module(lcm, hd->kernel, rc, why);
    }
    if ( rc )
        hl_fail(why, rc, NULL, "%s",
                rc == -ENOMEM ? "not enough memory, or not in large enough pieces: put it further up, or give it a power of two"
                : rc == -E2BIG ? "its memory is too small for kernel, ramdisk and device tree"
                : "cannot be built: see above");

    return rc;
}

static int __init build_domU(const struct hl_lcm *lcm,
                             const struct hl_domain *hd,
                             struct kernel_info *kinfo, struct hl_failure *why)
{
    struct domU_error err = {};
    int rc;

    kinfo->dom0less_feature = features(hd);
    kinfo->dtb_bootmodule = hl_module_get(hd->device_tree);

    rc = construct_domU(kinfo, hl_module_get(hd->kernel), hl_domain_node(hd),
                        &err);
    if ( !rc )
    {
        hl_clear_shared_memory(hd, kinfo->d);
        return 0;
    }

    hl_fail(why, rc, err.property, "%s", err.text);

    return err.kernel ? hl_blame_module(lcm, hd->kernel, rc, why) : rc;
}

int __init hl_arch_build(const struct hl_lcm *lcm, const struct hl_domain *hd,
                         struct domain *d, struct hl_failure *why)
{
    struct kernel_info kinfo = KERNEL_INFO_INIT;
    bool hardware = hd->roles & HL_ROLE_HARDWARE;
    int rc;

    kinfo.d = d;
    kinfo.cmdline = lcm->modules[hd->kernel].bootargs;
    kinfo.initrd_bootmodule = hl_module_get(hd->ramdisk);
    /* Whatever has been in it is not for it to see, unless it sees everything. */
    kinfo.clear_memory = !hardware || !(hd->roles & HL_ROLE_CONTROL);

    rc = set_colors(hd, d, why);
    if ( !rc )
        rc = set_memory(hd, &kinfo, why);
    if ( rc )
        return rc;

    return hardware ? build_hwdom(lcm, hd, &kinfo, why)
                    : build_domU(lcm, hd, &kinfo, why);
}

unsigned long __init hl_arch_overhead_pages(const struct hl_domain *hd)
{
    /*
     * The domain: its struct, shared info, event channels, grant table and
     * maptrack frames, vGIC and rangesets.  Each vCPU: its struct and stack.
     * The kernel, if it is packed, for good.
     */
    unsigned long pages = 128 + 16UL * hd->cpus +
                          hl_module_unpacked_pages(hd->kernel);
    uint64_t kb = min_t(uint64_t, hd->memory_kb,
                        (uint64_t)total_pages << (PAGE_SHIFT - 10));

    /* All of the host's address space may get mapped. */
    if ( hd->roles & HL_ROLE_HARDWARE )
        return pages + 1024 + (max_pdx >> 9);

    return pages + domU_p2m_pages(hl_domain_node(hd), kb, hd->cpus);
}

const char *__init hl_arch_mode(const struct domain *d)
{
    return is_64bit_domain(d) ? "arm64" : "arm32";
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
