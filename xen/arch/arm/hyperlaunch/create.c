/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Create a domain, with what its roles entail and its node says, and nothing in
 * it.
 */

#include <xen/device_tree.h>
#include <xen/domain.h>
#include <xen/err.h>
#include <xen/init.h>
#include <xen/iommu.h>
#include <xen/llc-coloring.h>
#include <xen/sched.h>
#include <xen/string.h>

#include <asm/dom0less-build.h>
#include <asm/domain_build.h>

#include <public/domctl.h>

#include "private.h"

static unsigned int __init role_flags(const struct hl_domain *hd)
{
    unsigned int flags = 0;

    if ( hd->roles & HL_ROLE_CONTROL )
        flags |= CDF_privileged;
    if ( hd->roles & HL_ROLE_CONSOLE )
        flags |= CDF_console;

    return flags;
}

static void __init report_no_iommu(const struct hl_domain *hd)
{
    if ( !iommu_enabled && (hd->roles & HL_ROLE_HARDWARE) &&
         !(hd->roles & HL_ROLE_CONTROL) )
        printk(XENLOG_WARNING
               "Hyperlaunch: there is no IOMMU: devices of the hardware domain reach all memory\n");
}

static void __init report_shared_memory(const struct dt_device_node *node)
{
    const struct dt_device_node *child;

    dt_for_each_child_node ( node, child )
        if ( dt_device_is_compatible(child, "xen,domain-shared-memory-v1") )
            printk("Hyperlaunch: note: %s: has no meaning for a hardware domain\n",
                   dt_node_full_name(child));
}

static int __init configure(const struct hl_domain *hd,
                            const struct dt_device_node *node,
                            struct xen_domctl_createdomain *cfg,
                            unsigned int *flags, struct hl_failure *why)
{
    struct domU_error err;
    const char *llc_colors;
    int rc;

    if ( !(hd->roles & HL_ROLE_HARDWARE) )
    {
        rc = domU_configure(node, cfg, flags, &llc_colors, &err);
        return rc ? hl_fail(why, rc, err.property, "%s", err.text) : 0;
    }

    /* It has the host's devices, and is where they are. */
    hl_report_meaningless(&hl_lcm, hd, "llc-colors", "for a hardware domain");
    report_shared_memory(node);

    rc = hwdom_configure(cfg, flags);
    if ( rc )
        return hl_fail(why, rc, NULL, "dom0=sve=: impossible vector length");

    if ( !llc_coloring_enabled && dt_find_property(node, "llc-colors", NULL) )
        return hl_fail(why, -EOPNOTSUPP, "llc-colors",
                       "LLC coloring is not enabled on Xen's command line");

    return 0;
}

struct domain *__init hl_arch_create(const struct hl_domain *hd,
                                     struct hl_failure *why)
{
    struct dt_device_node *node = hl_domain_node(hd);
    struct xen_domctl_createdomain cfg;
    unsigned int flags;
    struct domain *d;
    int rc = configure(hd, node, &cfg, &flags, why);

    if ( rc )
        return ERR_PTR(rc);

    cfg.max_vcpus = hd->cpus;
    if ( hd->uuid )
        memcpy(cfg.handle, hd->uuid, sizeof(cfg.handle));
    if ( hd->roles & HL_ROLE_XENSTORE )
        cfg.flags |= XEN_DOMCTL_CDF_xs_domain;
    /* Each domain that it serves takes a few, and anyone can be one. */
    if ( hd->roles & HL_ROLES_DOM0 )
        cfg.max_evtchn_port = -1;

    report_no_iommu(hd);

    d = domain_create(hd->domid, &cfg, flags | role_flags(hd));
    if ( IS_ERR(d) )
    {
        hl_fail(why, PTR_ERR(d), NULL, "cannot create d%u (error %ld)",
                hd->domid, PTR_ERR(d));
        return d;
    }

    /* Static event channels are connected by this. */
    dt_device_set_used_by(node, d->domain_id);

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
