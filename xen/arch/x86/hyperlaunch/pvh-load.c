/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a PVH domain starts with: kernel, ramdisk, start info.  The modules are
 * copied, and stay as they are for other domains.
 */

#include <xen/errno.h>
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/libelf.h>
#include <xen/mm.h>
#include <xen/sched.h>

#include <asm/boot-domain.h>
#include <asm/bootinfo.h>
#include <asm/dom0_build.h>
#include <asm/setup.h>

#include <public/xen.h>

#include "pvh.h"
#include "pvh-build.h"

static int __init parse_kernel(const struct boot_module *kernel,
                               struct elf_binary *elf,
                               struct elf_dom_parms *parms)
{
    if ( elf_init(elf, bootstrap_map_bm(kernel), kernel->size) )
        return -EINVAL;

    elf_parse_binary(elf);
    if ( elf_xen_parse(elf, parms, true) )
        return -EINVAL;

    if ( parms->phys_entry == UNSET_ADDR32 )
    {
        printk(XENLOG_ERR "kernel without PVH entry point\n");
        return -EINVAL;
    }

    elf->dest_base = (void *)(parms->virt_kstart - parms->virt_base);
    elf->dest_size = parms->virt_kend - parms->virt_kstart;

    return 0;
}

static int __init load_kernel(const struct boot_module *kernel,
                              struct domain *d, struct elf_binary *elf,
                              paddr_t *entry)
{
    struct elf_dom_parms parms;
    int rc = parse_kernel(kernel, elf, &parms);

    if ( !rc && !pvh_check_and_adjust_load_address(d, elf, &parms) )
        /* More memory would help, unless what is there is the hole. */
        rc = (paddr_t)elf->dest_base + elf->dest_size <= HL_PVH_HOLE_START
             ? -E2BIG : -EINVAL;

    if ( !rc )
    {
        elf_set_vcpu(elf, d->vcpu[0]);
        if ( elf_load_binary(elf) || elf_check_broken(elf) )
            rc = -EINVAL;
    }

    if ( elf_check_broken(elf) )
        printk(XENLOG_ERR "%pd kernel: broken ELF: %s\n", d,
               elf_check_broken(elf));

    if ( !rc )
        *entry = parms.phys_entry;

    return rc;
}

/*
 * Find room for the ramdisk, and behind it, start info in a page of its own.
 * The latter, and whatever it points to, has to be below 4GiB.
 */
static int __init place_ramdisk(const struct domain *d,
                                const struct elf_binary *elf,
                                const struct boot_module *ramdisk,
                                struct hl_pvh_start_info *in,
                                paddr_t *start_info)
{
    paddr_t room;

    in->ramdisk_size = ramdisk ? ramdisk->size : 0;

    room = pvh_find_memory(d, elf, PAGE_ALIGN(in->ramdisk_size) + PAGE_SIZE);
    if ( room == INVALID_PADDR || room >= HL_PVH_HOLE_END )
    {
        printk(XENLOG_ERR
               "%pd: no room for start info and a ramdisk of %"PRIu64" bytes\n",
               d, in->ramdisk_size);
        return -E2BIG;
    }

    in->ramdisk_gpa = room;
    *start_info = room + PAGE_ALIGN(in->ramdisk_size);

    return 0;
}

static int __init write_start_info(struct domain *d, paddr_t gpa,
                                   const struct hl_pvh_start_info *in)
{
    static uint8_t __initdata page[PAGE_SIZE] __aligned(8);
    int size = hl_pvh_start_info_build(page, sizeof(page), gpa, in);

    return size < 0 ? size : hl_pvh_write(d, gpa, page, size);
}

int __init hl_pvh_load(const struct boot_domain *bd, struct domain *d,
                       paddr_t *entry, paddr_t *start_info)
{
    struct hl_pvh_start_info in = {
        .cmdline = bd->cmdline,
        .map = d->arch.e820,
        .nr_map = d->arch.nr_e820,
        .rsdp_gpa = HL_PVH_ACPI_BASE,
        .flags = is_control_domain(d) ? SIF_PRIVILEGED : 0,
    };
    struct elf_binary elf = {};
    int rc;

    rc = load_kernel(bd->kernel, d, &elf, entry);
    if ( !rc )
        rc = place_ramdisk(d, &elf, bd->ramdisk, &in, start_info);
    if ( !rc && in.ramdisk_size )
        rc = hl_pvh_write(d, in.ramdisk_gpa, bootstrap_map_bm(bd->ramdisk),
                          in.ramdisk_size);
    if ( !rc )
        rc = write_start_info(d, *start_info, &in);

    return rc;
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
