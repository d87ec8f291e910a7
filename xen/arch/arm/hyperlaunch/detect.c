/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is there an LCM, and what becomes of the boot if there is one.
 */

#include <xen/acpi.h>
#include <xen/bootfdt.h>
#include <xen/device_tree.h>
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>
#include <xen/param.h>
#include <xen/sched.h>

#include <asm/gic.h>
#include <asm/hyperlaunch.h>
#include <asm/vgic.h>

#include "private.h"

bool __initdata hyperlaunch;

struct hl_lcm __initdata hl_lcm;
struct hl_diags __initdata hl_diags;

/* Before the interrupt controller is known, no number is too large. */
static unsigned int __init max_cpus(void)
{
    if ( system_state < SYS_STATE_boot )
        return UINT_MAX;

    return min_t(unsigned int, MAX_VIRT_CPUS,
                 vgic_max_vcpus(gic_hw_version() == GIC_V2
                                ? XEN_DOMCTL_CONFIG_GIC_V2
                                : XEN_DOMCTL_CONFIG_GIC_V3));
}

bool __init hl_read_lcm(const void *fdt)
{
    const struct hl_host host = {
        .nr_modules   = 0, /* they are where "reg" says */
        .max_cpus     = max_cpus(),
        .max_pvh_cpus = max_cpus(),
        .max_cmdline  = BOOTMOD_MAX_CMDLINE - 1,
    };

    return hl_lcm_parse(fdt, fdt_totalsize(fdt), &hl_lcm, &hl_diags) &&
           hl_lcm_validate(&hl_lcm, &host, &hl_diags);
}

/* What describes other ways to boot is for other versions of Xen. */
static void __init report_ignored(void)
{
    static const char *const __initconst kinds[] = {
        "xen,domain", "multiboot,module", "xen,multiboot-module",
    };
    const struct dt_device_node *node, *chosen = dt_find_node_by_path("/chosen");
    unsigned int i;

    dt_for_each_child_node ( chosen, node )
        for ( i = 0; i < ARRAY_SIZE(kinds); i++ )
            if ( dt_device_is_compatible(node, kinds[i]) )
            {
                printk("Hyperlaunch: note: %s: ignored, as there is /chosen/hypervisor\n",
                       dt_node_full_name(node));
                break;
            }
}

static bool __init is_usable_policy(int idx)
{
    static struct hl_failure __initdata why;

    if ( !hl_arch_has_module(&hl_lcm, idx, &why) )
        printk(XENLOG_ERR
               "Hyperlaunch: error: XSM policy: %s: %s: not used\n",
               why.property, why.text);
    else if ( !hl_module_verify(&hl_lcm, idx) )
        printk(XENLOG_ERR
               "Hyperlaunch: error: XSM policy: sha256: %s: not used\n",
               hl_module_digest_problem(idx));
    else
        return true;

    return false;
}

/*
 * Xen is going to use the policy before domains are looked at, and takes the
 * first one.  Whatever else there is in the device tree, it is the LCM's or none.
 */
static void __init choose_policy(void)
{
    struct bootmodules *mods = &bootinfo.modules;
    struct bootmodule *policy;
    unsigned int i;

    for ( i = 0; i < mods->nr_mods; i++ )
        if ( mods->module[i].kind == BOOTMOD_XSM )
            mods->module[i].kind = BOOTMOD_UNKNOWN;

    if ( hl_lcm.xsm_policy == HL_NO_MODULE ||
         !is_usable_policy(hl_lcm.xsm_policy) )
        return;

    policy = hl_module_get(hl_lcm.xsm_policy);
    policy->kind = BOOTMOD_XSM;
    policy->domU = false;
}

void __init hyperlaunch_detect(void)
{
    if ( !acpi_disabled )
        return;

    if ( !hyperlaunch_is_described(device_tree_flattened) )
    {
        if ( fdt_path_offset(device_tree_flattened, "/chosen/hypervisor") >= 0 )
            printk(XENLOG_WARNING
                   "Hyperlaunch: note: /chosen/hypervisor: compatible: ignored, expected \"hypervisor,xen\"\n");
        return;
    }

    hyperlaunch = hl_read_lcm(device_tree_flattened);

    if ( hyperlaunch )
    {
        printk("Hyperlaunch: LCM found: %u domain(s), %u module(s)\n",
               hl_lcm.nr_domains, hl_lcm.nr_modules);
        report_ignored();
        hl_modules_bind();
        choose_policy();
        return;
    }

    hl_report(hl_lcm.fdt, &hl_diags);

    if ( !hl_opt_fallback )
        panic("Hyperlaunch: the LCM (/chosen/hypervisor) cannot be used. Correct it, or boot with hyperlaunch=fallback for what else the device tree describes\n");

    printk(XENLOG_WARNING
           "Hyperlaunch: the LCM cannot be used: booting what else the device tree describes\n");
}

void __init hyperlaunch_build(void)
{
    printk("Hyperlaunch: launch begins at "HL_TIME_FMT"\n",
           HL_TIME_ARGS(NOW()));

    hl_report(hl_lcm.fdt, &hl_diags);
    hl_find_nodes();
    hl_modules_verify(&hl_lcm);

    if ( !hl_build_all(&hl_lcm, &hl_diags) )
        panic("Hyperlaunch: no domain could be built\n");

    hl_modules_keep();
}

void __init hyperlaunch_start(void)
{
    hl_begin(hl_lcm.boot_timeout_ms);
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
