/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From what the LCM asks for to a domain.
 */

#include <xen/domain.h>
#include <xen/err.h>
#include <xen/grant_table.h>
#include <xen/init.h>
#include <xen/iommu.h>
#include <xen/mm.h>
#include <xen/pdx.h>
#include <xen/sched.h>
#include <xen/string.h>

#include <asm/boot-domain.h>
#include <asm/bootinfo.h>
#include <asm/cpu-policy.h>
#include <asm/dom0_build.h>
#include <asm/setup.h>
#include <asm/spec_ctrl.h>

#include <public/domctl.h>

#include "private.h"

/* Event channels of a domain which has no others to care for, as libxl has. */
#define DOMU_MAX_EVTCHN_PORT 1023

static bool __init is_dom0_like(const struct hl_domain *hd)
{
    unsigned int both = HL_ROLE_CONTROL | HL_ROLE_HARDWARE;

    return (hd->roles & both) == both;
}

/* What the LCM may ask for, but this hypervisor cannot do. */
static int __init check_supported(const struct hl_domain *hd,
                                  struct hl_failure *why)
{
    if ( (hd->roles & ~HL_ROLE_RECOVERY) && !is_dom0_like(hd) )
    {
        char roles[HL_ROLES_STR_MAX];

        hl_roles_format(hd->roles, roles, sizeof(roles));

        return hl_fail(why, -EOPNOTSUPP, "roles",
                       "not supported yet: \"%s\" without both control and hardware",
                       roles);
    }

    if ( hd->roles & HL_ROLE_BOOT )
        return hl_fail(why, -EOPNOTSUPP, "roles",
                       "not supported yet: boot domain");

    if ( !IS_ENABLED(CONFIG_PV) ||
         (hd->mode != HL_MODE_DEFAULT && hd->mode != HL_MODE_PV) )
        return hl_fail(why, -EOPNOTSUPP, "mode",
                       "not supported yet: mode other than \"pv\"");

    if ( hd->nr_pci_devices )
        return hl_fail(why, -EOPNOTSUPP, "pci-devices", "not supported yet");

    if ( hd->security_id )
        return hl_fail(why, -EOPNOTSUPP, "security-id", "not supported yet");

    return 0;
}

/* What went wrong is the fault of module node @idx. */
static int __init blame_module(const struct hl_lcm *lcm, int idx, int rc,
                               struct hl_failure *why)
{
    why->node = lcm->modules[idx].node;

    return rc;
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
        return blame_module(lcm, idx, -EBADMSG, why);
    }

    if ( hm->by_index )
        hl_fail(why, -ENOENT, "module-index", "there is no boot module %u",
                hm->index);
    else
        hl_fail(why, -ENOENT, "reg",
                "there is no boot module at %#"PRIx64" of %"PRIu64" bytes",
                hm->addr, hm->size);

    return blame_module(lcm, idx, -ENOENT, why);
}

static int __init refuse_module(const struct hl_lcm *lcm, int idx,
                                struct hl_failure *why)
{
    if ( idx == HL_NO_MODULE )
        return 0;

    hl_fail(why, -EOPNOTSUPP, "compatible",
            "not supported yet: a module of this kind");

    return blame_module(lcm, idx, -EOPNOTSUPP, why);
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
    if ( !rc )
        rc = refuse_module(lcm, hd->config, why);
    if ( rc )
        return rc;

    rc = hl_module_prepare_kernel(hd->kernel, why);
    if ( rc )
        return blame_module(lcm, hd->kernel, rc, why);

    if ( hd->ramdisk != HL_NO_MODULE && !hl_module_is_intact(hd->ramdisk) )
    {
        rc = hl_fail(why, -EBUSY, NULL,
                     "this ramdisk is a compressed kernel, too, of some domain");
        return blame_module(lcm, hd->ramdisk, rc, why);
    }

    return 0;
}

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
        return blame_module(lcm, hd->kernel, -ENOSPC, why);
    }

    if ( !s )
        s = lcm->modules[hd->kernel].bootargs;

    if ( s && strlen(s) >= MAX_GUEST_CMDLINE )
    {
        hl_fail(why, -E2BIG, NULL,
                "command line of %zu characters, at most %u are possible",
                strlen(s), MAX_GUEST_CMDLINE - 1);
        return blame_module(lcm, hd->kernel, -E2BIG, why);
    }

    *cmdline = is_dom0_like(hd) ? dom0_kernel_cmdline(&xen_boot_info, s) : s;

    return 0;
}

static uint32_t __init creation_flags(const struct hl_domain *hd)
{
    uint32_t flags = 0;

    if ( (hd->roles & HL_ROLE_HARDWARE) && iommu_enabled )
        flags |= XEN_DOMCTL_CDF_iommu;

    if ( hd->roles & HL_ROLE_XENSTORE )
        flags |= XEN_DOMCTL_CDF_xs_domain;

    /* As Dom0 has it. */
    if ( IS_ENABLED(CONFIG_TBOOT) && is_dom0_like(hd) )
        flags |= XEN_DOMCTL_CDF_s3_integrity;

    return flags;
}

struct domain *__init hl_arch_create(const struct hl_domain *hd,
                                     struct hl_failure *why)
{
    bool hardware = hd->roles & HL_ROLE_HARDWARE;
    bool control = hd->roles & HL_ROLE_CONTROL;
    struct xen_domctl_createdomain cfg = {
        .flags = creation_flags(hd),
        .max_evtchn_port = control || hardware ? -1 : DOMU_MAX_EVTCHN_PORT,
        .max_grant_frames = -1,
        .max_maptrack_frames = -1,
        .grant_opts = XEN_DOMCTL_GRANT_version(opt_gnttab_max_version),
        .max_vcpus = hd->cpus,
        .arch = {
            .misc_flags = hardware && opt_dom0_msr_relaxed
                          ? XEN_X86_MSR_RELAXED : 0,
        },
    };
    struct domain *d;

    if ( hd->uuid )
        memcpy(cfg.handle, hd->uuid, sizeof(cfg.handle));

    /* Finds the CPUs and nodes for the hardware domain's vCPUs and memory. */
    if ( hardware )
        dom0_max_vcpus();

    d = domain_create(hd->domid, &cfg, (control ? CDF_privileged : 0) |
                                       (hardware ? CDF_hardware : 0));
    if ( IS_ERR(d) )
    {
        hl_fail(why, PTR_ERR(d), NULL, "cannot create d%u (error %ld)",
                hd->domid, PTR_ERR(d));
        return d;
    }

    if ( control || hardware )
        init_dom0_cpuid_policy(d);

    return d;
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

/* What the builder's errors mean.  It has printed what exactly is the matter. */
static const char *__init build_error(int rc)
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

    default:
        return "not a proper PV kernel";
    }
}

int __init hl_arch_build(const struct hl_lcm *lcm, const struct hl_domain *hd,
                         struct domain *d, struct hl_failure *why)
{
    struct boot_domain bd = {
        .kernel       = hl_module_get(hd->kernel),
        .ramdisk      = hl_module_get(hd->ramdisk),
        .keep_modules = true,
        .quiet        = !is_hardware_domain(d),
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

    rc = construct_dom0(&bd, d);
    if ( rc )
    {
        hl_fail(why, rc, NULL, "cannot build a domain from this kernel: %s",
                build_error(rc));
        return blame_module(lcm, hd->kernel, rc, why);
    }

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

    /* The pool which dom0_paging_pages() gives it. */
    if ( opt_pv_l1tf_domu )
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
