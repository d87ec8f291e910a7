/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Setting aside what the LCM names, before any memory is given out.
 */

#include <xen/bootfdt.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>
#include <xen/lib.h>

#include <asm/hyperlaunch.h>

#include "private.h"

bool __init hyperlaunch_is_described(const void *fdt)
{
    int node = fdt_path_offset(fdt, "/chosen/hypervisor");

    return node >= 0 &&
           !fdt_node_check_compatible(fdt, node, "hypervisor,xen");
}

bool __init hyperlaunch_supersedes(const void *fdt)
{
    static bool __initdata known, usable;

    /* Asked for each of very many nodes. */
    if ( !known )
        usable = hyperlaunch_is_described(fdt) && hl_read_lcm(fdt);
    known = true;

    return usable;
}

/* End of the memory bank that has @addr in it; @addr if there is none. */
static uint64_t __init bank_end(uint64_t addr)
{
    const struct membanks *mem = bootinfo_get_mem();
    unsigned int i;

    for ( i = 0; i < mem->nr_banks; i++ )
        if ( addr >= mem->bank[i].start &&
             addr - mem->bank[i].start < mem->bank[i].size )
            return (uint64_t)mem->bank[i].start + mem->bank[i].size;

    return addr;
}

/* Banks may be next to each other. */
bool __init hl_is_ram(uint64_t start, uint64_t size)
{
    uint64_t end = start + size, next;

    if ( !size || end < start )
        return false;

    for ( ; start < end; start = next )
    {
        next = bank_end(start);
        if ( next == start )
            return false;
    }

    return true;
}

static bootmodule_kind __init module_kind(unsigned int idx)
{
    switch ( hl_lcm.modules[idx].kind )
    {
    case HL_MODULE_KERNEL:
        return BOOTMOD_KERNEL;

    case HL_MODULE_RAMDISK:
        return BOOTMOD_RAMDISK;

    case HL_MODULE_DEVICE_TREE:
        return BOOTMOD_GUEST_DTB;

    case HL_MODULE_XSM_POLICY: /* which one is used is decided later */
    case HL_MODULE_CONFIG:
    case HL_MODULE_MICROCODE:
        break;
    }

    return BOOTMOD_UNKNOWN;
}

/* The good ones first: others must not be in their way. */
static void __init register_modules(bool good)
{
    unsigned int i;

    for ( i = 0; i < hl_lcm.nr_modules; i++ )
    {
        const struct hl_module *hm = &hl_lcm.modules[i];

        if ( !hm->by_index && !hm->nr_errors == good &&
             hl_is_ram(hm->addr, hm->size) )
            add_boot_module(module_kind(i), hm->addr, hm->size, true);
    }
}

static void __init register_static_memory(const struct hl_domain *hd)
{
    uint32_t address_cells, size_cells;

    if ( hd->roles & HL_ROLE_HARDWARE )
        return;

    hl_inherited_cells(hl_lcm.fdt, hd->node, &address_cells, &size_cells);

    /* What cannot be had is found out when the domain is to be built. */
    if ( hl_for_each_static_range(hl_lcm.fdt, hd->node, hl_is_ram) )
        process_domain_node(hl_lcm.fdt, hd->node, "", address_cells,
                            size_cells);
}

void __init hyperlaunch_early_scan(const void *fdt)
{
    unsigned int i;

    if ( !hyperlaunch_supersedes(fdt) )
        return;

    register_modules(true);
    register_modules(false);

    for ( i = 0; i < hl_lcm.nr_domains; i++ )
        if ( !hl_lcm.domains[i].nr_errors )
        {
            register_static_memory(&hl_lcm.domains[i]);
            hl_register_shared_memory(i);
        }
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
