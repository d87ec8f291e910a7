/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Create a domain, with what its roles entail, and nothing in it.
 */

#include <xen/domain.h>
#include <xen/err.h>
#include <xen/grant_table.h>
#include <xen/init.h>
#include <xen/iommu.h>
#include <xen/sched.h>
#include <xen/string.h>

#include <asm/cpu-policy.h>
#include <asm/dom0_build.h>
#include <asm/hvm/hvm.h>
#include <asm/setup.h>

#include <public/domctl.h>

#include "private.h"

/* Event channels of a domain which has no others to care for, as libxl has. */
#define DOMU_MAX_EVTCHN_PORT 1023

/* Each domain that it serves takes a few, and anyone can be one. */
static bool __init serves_others(const struct hl_domain *hd)
{
    return hd->roles & HL_ROLES_DOM0;
}

static uint32_t __init creation_flags(const struct hl_domain *hd)
{
    uint32_t flags = 0;

    if ( hl_is_pvh(hd) )
        flags |= XEN_DOMCTL_CDF_hvm |
                 (hl_has_hap(hd) ? XEN_DOMCTL_CDF_hap : 0);

    if ( (hd->roles & HL_ROLE_HARDWARE) && iommu_enabled )
        flags |= XEN_DOMCTL_CDF_iommu;

    if ( hd->roles & HL_ROLE_XENSTORE )
        flags |= XEN_DOMCTL_CDF_xs_domain;

    /* As Dom0 has it. */
    if ( IS_ENABLED(CONFIG_TBOOT) && hl_is_dom0_like(hd) )
        flags |= XEN_DOMCTL_CDF_s3_integrity;

    return flags;
}

static uint32_t __init emulation_flags(const struct hl_domain *hd)
{
    if ( !hl_is_pvh(hd) )
        return 0;

    if ( hd->roles & HL_ROLE_HARDWARE )
        return XEN_X86_EMU_LAPIC | XEN_X86_EMU_IOAPIC | XEN_X86_EMU_VPCI;

    return XEN_X86_EMU_LAPIC;
}

/* What a PVH Dom0 is refused, a PVH hardware domain may want. */
static void __init do_without_iommu(const struct hl_domain *hd)
{
    if ( hl_is_pvh(hd) )
    {
        printk(XENLOG_WARNING
               "Hyperlaunch: note: the hardware domain is PVH and there is no IOMMU: its devices cannot do DMA\n");
        iommu_hwdom_none = true;
    }
    else if ( !(hd->roles & HL_ROLE_CONTROL) )
        printk(XENLOG_WARNING
               "Hyperlaunch: there is no IOMMU: devices of the hardware domain reach all memory\n");
}

static unsigned int __init internal_flags(const struct hl_domain *hd)
{
    unsigned int flags = 0;

    if ( hd->roles & HL_ROLE_CONTROL )
        flags |= CDF_privileged;
    if ( hd->roles & HL_ROLE_HARDWARE )
        flags |= CDF_hardware;
    if ( hd->roles & HL_ROLE_CONSOLE )
        flags |= CDF_console;

    return flags;
}

struct domain *__init hl_arch_create(const struct hl_domain *hd,
                                     struct hl_failure *why)
{
    bool hardware = hd->roles & HL_ROLE_HARDWARE;
    bool control = hd->roles & HL_ROLE_CONTROL;
    struct xen_domctl_createdomain cfg = {
        .flags = creation_flags(hd),
        .max_evtchn_port = serves_others(hd) ? -1 : DOMU_MAX_EVTCHN_PORT,
        .max_grant_frames = -1,
        .max_maptrack_frames = -1,
        .grant_opts = XEN_DOMCTL_GRANT_version(opt_gnttab_max_version),
        .max_vcpus = hd->cpus,
        .arch = {
            .emulation_flags = emulation_flags(hd),
            .misc_flags = hardware && opt_dom0_msr_relaxed
                          ? XEN_X86_MSR_RELAXED : 0,
        },
    };
    struct domain *d;

    if ( hd->uuid )
        memcpy(cfg.handle, hd->uuid, sizeof(cfg.handle));

    if ( hardware && !iommu_enabled )
        do_without_iommu(hd);

    /* Finds the CPUs and nodes for the hardware domain's vCPUs and memory. */
    if ( hardware )
        dom0_max_vcpus();

    d = domain_create(hd->domid, &cfg, internal_flags(hd));
    if ( IS_ERR(d) )
    {
        hl_fail(why, PTR_ERR(d), NULL, "cannot create d%u (error %ld)",
                hd->domid, PTR_ERR(d));
        return d;
    }

    if ( is_hvm_domain(d) && !hardware )
        hl_pvh_set_cpu_policy(d);

    if ( control || hardware )
        init_dom0_cpuid_policy(d);

    return d;
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
