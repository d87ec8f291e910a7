/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Build a domain from its modules, as far as all kinds of domains have it in
 * common.
 */

#include <xen/domain.h>
#include <xen/init.h>
#include <xen/iommu.h>
#include <xen/mm.h>
#include <xen/pdx.h>
#include <xen/sched.h>
#include <xen/string.h>

#include <asm/boot-domain.h>
#include <asm/bootinfo.h>
#include <asm/dom0_build.h>
#include <asm/setup.h>
#include <asm/spec_ctrl.h>

#include <public/hvm/params.h>
#include <public/sched.h>

#include "private.h"

/*
 * The kernel's command line: what the boot loader says, else what the LCM says,
 * and for a Dom0, what Xen's own command line says on top.  NULL if empty.
 */
static int __init find_cmdline(const struct hl_lcm *lcm,
                               const struct hl_domain *hd,
                               const char **cmdline, struct hl_failure *why)
{
    const struct boot_module *bm = hl_module_get(hd->kernel);
    const char *s = boot_module_cmdline(&xen_boot_info, bm);

    /* Said in GRUB for old versions, which take the first word away. */
    if ( s && (!*s || !strcmp(s, "placeholder")) )
        s = NULL;

    if ( !s && bm->cmdline_lost && !lcm->modules[hd->kernel].bootargs )
    {
        hl_fail(why, -ENOSPC, NULL,
                "no room for the command lines of all boot modules: use bootargs in the LCM");
        return hl_blame_module(lcm, hd->kernel, -ENOSPC, why);
    }

    if ( !s )
        s = lcm->modules[hd->kernel].bootargs;

    if ( s && strlen(s) >= MAX_GUEST_CMDLINE )
    {
        hl_fail(why, -E2BIG, NULL,
                "command line of %zu characters, at most %u are possible",
                strlen(s), MAX_GUEST_CMDLINE - 1);
        return hl_blame_module(lcm, hd->kernel, -E2BIG, why);
    }

    *cmdline = hl_is_dom0_like(hd) ? dom0_kernel_cmdline(&xen_boot_info, s) : s;

    return 0;
}

static int __init set_memory(const struct hl_lcm *lcm,
                             const struct hl_domain *hd, struct domain *d,
                             struct boot_domain *bd, struct hl_failure *why)
{
    bd->max_pages = min_t(uint64_t, hd->mem_max_kb >> (PAGE_SHIFT - 10),
                          UINT_MAX);

    if ( hd->has_memory )
        return hl_memory_pages(hd, &bd->nr_pages, why);

    /* As dom0_mem= says, but leaving enough for the others. */
    dom0_pages_for_others = hl_pages_for_others(lcm, hd);
    bd->min_pages = hd->mem_min_kb >> (PAGE_SHIFT - 10);

    return 0;
}

/*
 * What the builder's errors mean.  It has printed what exactly is the matter.
 */
static const char *__init build_error(const struct domain *d, int rc)
{
    switch ( rc )
    {
    case -ENOMEM:
        return "not enough free memory, or not in one piece";

    case -E2BIG:
        return "the domain's memory is too small for it";

    case -ENOSPC:
        return "not as many vCPUs as it is to have";

    case -EOPNOTSUPP:
        return "not a kind of kernel that this Xen supports";

    case -EADDRNOTAVAIL:
        return "the domain has no memory where the kernel has to be";

    default:
        return is_pv_domain(d) ? "not a proper PV kernel"
                               : "not a proper PVH kernel";
    }
}

/*
 * The pool for the page tables of a PVH domain: as large as toolstacks have it,
 * but no larger than the host could make use of.
 */
static unsigned long __init pool_pages(const struct hl_domain *hd)
{
    uint64_t kb = min_t(uint64_t, max(hd->memory_kb, hd->mem_max_kb),
                        (uint64_t)total_pages << (PAGE_SHIFT - 10));

    return 256UL * hd->cpus + (kb >> 10) * (hl_has_hap(hd) ? 1 : 2);
}

int __init hl_arch_build(const struct hl_lcm *lcm, const struct hl_domain *hd,
                         struct domain *d, struct hl_failure *why)
{
    struct boot_domain bd = {
        .kernel       = hl_module_get(hd->kernel),
        .ramdisk      = hl_module_get(hd->ramdisk),
        .keep_modules = true,
        .quiet        = !is_hardware_domain(d),
        .rings        = hl_pv_rings(lcm, hd),
    };
    struct vcpu *v;
    int rc = find_cmdline(lcm, hd, &bd.cmdline, why);

    if ( !rc )
        rc = set_memory(lcm, hd, d, &bd, why);
    if ( rc )
        return rc;

    v = is_hardware_domain(d) ? alloc_dom0_vcpu0(d) : vcpu_create(d, 0);
    if ( !v )
        return hl_fail(why, -ENOMEM, NULL, "cannot create vCPU 0");

    rc = is_hvm_domain(d) && !is_hardware_domain(d)
         ? hl_pvh_build(&bd, d, pool_pages(hd)) : construct_dom0(&bd, d);
    if ( rc )
    {
        hl_fail(why, rc, NULL, "cannot build a domain from this kernel: %s",
                build_error(d, rc));
        return hl_blame_module(lcm, hd->kernel, rc, why);
    }

    /* Nobody is there to reboot it: a kernel which gets lost has failed. */
    if ( is_hvm_domain(d) )
        d->arch.hvm.params[HVM_PARAM_TRIPLE_FAULT_REASON] = SHUTDOWN_crash;

    return 0;
}

unsigned long __init hl_arch_overhead_pages(const struct hl_domain *hd)
{
    /*
     * The domain: its struct, shared info, event channels, grant table and
     * maptrack frames, M2P and rangesets; roughly twice of what is seen.  Each
     * vCPU: its struct, save area, trap table.
     */
    unsigned long pages = 64 + 16UL * hd->cpus;

    if ( hl_is_pvh(hd) )
        pages += pool_pages(hd) + 256;
    /* The pool which dom0_paging_pages() gives it. */
    else if ( opt_pv_l1tf_domu )
        pages += 256UL * hd->cpus + (hd->memory_kb >> 10);

    /* Page tables of the IOMMU: all of the host's memory may get mapped. */
    if ( (hd->roles & HL_ROLE_HARDWARE) && iommu_enabled )
        pages += (max_pdx >> 9) + (max_pdx >> 18) + (max_pdx >> 27) + 2;

    return pages;
}

const char *__init hl_arch_mode(const struct domain *d)
{
    return is_pv_domain(d) ? "pv" : "pvh";
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
