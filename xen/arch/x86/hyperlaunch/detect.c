/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is there an LCM, and what becomes of the boot if there is one.
 */

#include <xen/init.h>
#include <xen/lib.h>
#include <xen/param.h>
#include <xen/sched.h>

#include <asm/bootinfo.h>
#include <asm/guest.h>
#include <asm/hyperlaunch.h>
#include <asm/microcode.h>
#include <asm/setup.h>

#include "private.h"

bool __initdata hyperlaunch;

static struct hl_lcm __initdata lcm;
static struct hl_diags __initdata diags;

/*
 * Read the LCM.  It has to be done anew whenever its module is mapped elsewhere
 * than before, as the result refers to it.
 */
static bool __init read_lcm(const struct boot_info *bi)
{
    const struct hl_host host = {
        .nr_modules   = bi->nr_modules,
        .max_cpus     = MAX_VIRT_CPUS,
        .max_pvh_cpus = HVM_MAX_VCPUS,
        .max_cmdline  = MAX_GUEST_CMDLINE - 1,
    };
    const void *blob = bootstrap_map_bm(&bi->mods[0]);

    return hl_lcm_parse(blob, bi->mods[0].size, &lcm, &diags) &&
           hl_lcm_validate(&lcm, &host, &diags);
}

/* The LCM is not usable: boot Dom0 from the other modules, or not at all. */
static void __init fall_back(struct boot_info *bi)
{
    unsigned int i;

    if ( !hl_opt_fallback )
        panic("Hyperlaunch: the LCM (boot module 0) cannot be used. Correct it, or boot with hyperlaunch=fallback for a classic Dom0\n");

    for ( i = 1; i < bi->nr_modules; i++ )
    {
        bool bootable = hl_module_is_bootable(&bi->mods[i]);

        bootstrap_unmap();

        if ( !bootable )
            continue;

        printk(XENLOG_WARNING
               "Hyperlaunch: the LCM cannot be used: booting a classic Dom0 from module %u on\n",
               i);
        bi->mods[i].type = BOOTMOD_KERNEL;

        /* Whatever these are, they are not Dom0's ramdisk. */
        while ( i-- )
            bi->mods[i].type = BOOTMOD_IGNORED;

        return;
    }

    panic("Hyperlaunch: the LCM cannot be used, and there is no kernel among the boot modules to fall back to\n");
}

/* Is the first module meant to be an LCM? */
static bool __init has_lcm(const struct boot_info *bi)
{
    const void *blob;
    bool found;

    /* A shim has one domain, which is not described by anything. */
    if ( pv_shim || !bi->nr_modules )
        return false;

    blob = bootstrap_map_bm(&bi->mods[0]);
    found = blob && hl_lcm_probe(blob, bi->mods[0].size,
                                 &diags) != HL_LCM_ABSENT;
    bootstrap_unmap();

    return found;
}

bool __init hyperlaunch_detect(struct boot_info *bi)
{
    if ( !has_lcm(bi) )
        return false;

    if ( bi->nr_modules > MAX_NR_BOOTMODS )
    {
        bi->nr_modules = MAX_NR_BOOTMODS;
        printk(XENLOG_WARNING "Hyperlaunch: using the first %u boot modules only\n",
               bi->nr_modules);
    }

    hyperlaunch = read_lcm(bi);

    if ( hyperlaunch )
    {
        printk("Hyperlaunch: LCM found: %u domain(s), %u module(s)\n",
               lcm.nr_domains, lcm.nr_modules);
        bi->mods[0].type = BOOTMOD_LCM;
        hl_modules_bind(bi, &lcm);
    }
    else
        hl_report(lcm.fdt, &diags);

    bootstrap_unmap();

    if ( !hyperlaunch )
        fall_back(bi);

    return true;
}

struct domain *__init hyperlaunch_build(struct boot_info *bi)
{
    s_time_t start, read;

#ifdef CONFIG_LATE_HWDOM
    if ( hardware_domid )
        printk(XENLOG_WARNING
               "Hyperlaunch: hardware_dom= ignored: the LCM says which domain it is\n");
    hardware_domid = 0;
#endif

    if ( opt_dom0_pvh )
        printk(XENLOG_WARNING
               "Hyperlaunch: dom0=pvh ignored: the LCM says which mode it is\n");

    start = NOW();
    if ( !read_lcm(bi) )
        panic("Hyperlaunch: the LCM has changed since it was found\n");
    read = NOW();

    printk("Hyperlaunch: launch begins at "HL_TIME_FMT", LCM read in %"PRI_stime"us\n",
           HL_TIME_ARGS(read), (read - start) / MICROSECS(1));

    hl_report(lcm.fdt, &diags);

    hl_modules_verify(&lcm);
    hl_modules_prepare_kernels(&lcm);

    if ( !hl_build_all(&lcm, &diags) )
        panic("Hyperlaunch: no domain could be built\n");

    hl_modules_keep(bi, &lcm);

    return hardware_domain;
}

void __init hyperlaunch_start(void)
{
    hl_begin(lcm.boot_timeout_ms);
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
