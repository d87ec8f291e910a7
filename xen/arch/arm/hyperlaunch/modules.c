/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The boot modules, as the LCM sees them.
 */

#include <xen/bootfdt.h>
#include <xen/init.h>
#include <xen/mm.h>
#include <xen/pfn.h>
#include <xen/vmap.h>

#include <asm/setup.h>

#include "private.h"

/* For each module node: the boot module, or NULL. */
static struct bootmodule *__initdata bound[HL_MAX_MODULES];

static struct bootmodule *__init find_module(const struct hl_module *hm)
{
    struct bootmodules *mods = &bootinfo.modules;
    unsigned int i;

    for ( i = 0; !hm->by_index && i < mods->nr_mods; i++ )
        if ( mods->module[i].named == hm->addr &&
             mods->module[i].size == hm->size &&
             mods->module[i].kind != BOOTMOD_XEN &&
             mods->module[i].kind != BOOTMOD_FDT )
            return &mods->module[i];

    return NULL;
}

/* Before the first one is unpacked, and thereby gets another size. */
void __init hl_modules_bind(void)
{
    unsigned int i;

    for ( i = 0; i < hl_lcm.nr_modules; i++ )
        bound[i] = find_module(&hl_lcm.modules[i]);
}

struct bootmodule *__init hl_module_get(int idx)
{
    return idx == HL_NO_MODULE ? NULL : bound[idx];
}

bool __init hl_arch_has_module(const struct hl_lcm *lcm, int idx,
                               struct hl_failure *why)
{
    const struct hl_module *hm = &lcm->modules[idx];

    if ( bound[idx] )
        return true;

    hl_fail(why, -ENOENT, "reg", "%#"PRIx64" bytes at %#"PRIx64": %s",
            hm->size, hm->addr,
            hl_is_ram(hm->addr, hm->size)
            ? "overlaps with another module, reserved memory or Xen, or is one too many"
            : "is not memory that the host has");

    return false;
}

const void *__init hl_arch_map_module(int idx, size_t *size)
{
    const struct bootmodule *mod = bound[idx];

    if ( !mod )
        return NULL;

    *size = mod->size;

    return ioremap_cache(mod->start, mod->size);
}

void __init hl_arch_unmap_module(const void *image)
{
    iounmap((void *)image);
}

unsigned long __init hl_module_unpacked_pages(int idx)
{
    const struct bootmodule *mod = hl_module_get(idx);
    uint8_t magic[2];
    uint32_t length;

    if ( !mod || mod->start != mod->named ||
         mod->size < sizeof(magic) + sizeof(length) )
        return 0;

    copy_from_paddr(magic, mod->start, sizeof(magic));
    if ( magic[0] != 0x1f || magic[1] != 0x8b )
        return 0;

    copy_from_paddr(&length, mod->start + mod->size - sizeof(length),
                    sizeof(length));

    return PFN_UP((paddr_t)length);
}

static unsigned int __init find_kind(const struct bootmodule *mod)
{
    unsigned int i;

    for ( i = 0; i < hl_lcm.nr_modules; i++ )
        if ( bound[i] == mod )
            return hl_public_kind(hl_lcm.modules[i].kind);

    return XEN_HYPERLAUNCH_MODULE_unused;
}

/* Is the page of @addr in use by others than @mod? */
static bool __init is_shared_page(const struct bootmodule *mod, paddr_t addr)
{
    const struct bootmodules *mods = &bootinfo.modules;
    paddr_t start = addr & PAGE_MASK, end = start + PAGE_SIZE;
    unsigned int i;

    for ( i = 0; i < mods->nr_mods; i++ )
        if ( &mods->module[i] != mod && mods->module[i].start < end &&
             start < mods->module[i].start + mods->module[i].size )
            return true;

    return false;
}

/* What of a module's memory can be given back. */
static paddr_t __initdata free_start, free_end;

/* Called for empty pieces, too, whose end may be before their start. */
static void __init note_unreserved(paddr_t start, paddr_t end)
{
    if ( start < end && end - start > free_end - free_start )
    {
        free_start = start;
        free_end = end;
    }
}

/*
 * A boot loader may have put modules next to each other, or what is reserved
 * next to a module: only whole pages which are the module's alone are given back.
 */
static void __init find_free(const struct bootmodule *mod)
{
    paddr_t start = PAGE_ALIGN(mod->start), end = mod->start + mod->size;

    end = is_shared_page(mod, end - 1) ? end & PAGE_MASK : PAGE_ALIGN(end);

    free_start = free_end = start;
    if ( start < end && !using_static_heap && hl_is_ram(start, end - start) )
        fw_unreserved_regions(start, end, note_unreserved, 0);
}

static void __init keep(const struct bootmodule *mod, unsigned int kind)
{
    find_free(mod);
    /* What nodes outside of the LCM name may be anywhere. */
    hl_keep_module(hl_is_ram(mod->start, mod->size) ? mod->start
                                                    : INVALID_PADDR,
                   mod->size, free_start, PFN_DOWN(free_end - free_start),
                   kind,
                   mod->start != mod->named ? XEN_HYPERLAUNCH_MODF_unpacked
                                            : 0);
}

static bool __init is_boot_module(const struct bootmodule *mod)
{
    return mod->kind != BOOTMOD_XEN && mod->kind != BOOTMOD_FDT;
}

void __init hl_modules_keep(void)
{
    const struct bootmodules *mods = &bootinfo.modules;
    unsigned int i;

    if ( hl_keep_modules(mods->nr_mods) )
    {
        /* Better lost than readable for whoever gets the memory next. */
        printk(XENLOG_ERR
               "Hyperlaunch: no memory to remember the boot modules: theirs is lost, and the boot domain cannot read them\n");
        return;
    }

    /* The host's device tree, which is the LCM, comes first. */
    for ( i = 0; i < mods->nr_mods; i++ )
        if ( mods->module[i].kind == BOOTMOD_FDT )
            keep(&mods->module[i], XEN_HYPERLAUNCH_MODULE_lcm);

    for ( i = 0; i < mods->nr_mods; i++ )
        if ( is_boot_module(&mods->module[i]) )
            keep(&mods->module[i], find_kind(&mods->module[i]));
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
