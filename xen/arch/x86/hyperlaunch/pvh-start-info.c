/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a PVH guest's kernel is handed at its entry point.
 */

#include <xen/errno.h>
#include <xen/init.h>
#include <xen/lib.h>
#include <xen/string.h>
#include <xen/types.h>

#include <public/arch-x86/hvm/start_info.h>

#include "pvh.h"

static void __init write_memmap(struct hvm_memmap_table_entry *to,
                                const struct e820entry *map, unsigned int nr)
{
    /* The types have the same numbers. */
    BUILD_BUG_ON(XEN_HVM_MEMMAP_TYPE_RAM != E820_RAM);
    BUILD_BUG_ON(XEN_HVM_MEMMAP_TYPE_RESERVED != E820_RESERVED);
    BUILD_BUG_ON(XEN_HVM_MEMMAP_TYPE_ACPI != E820_ACPI);
    BUILD_BUG_ON(XEN_HVM_MEMMAP_TYPE_NVS != E820_NVS);
    BUILD_BUG_ON(XEN_HVM_MEMMAP_TYPE_UNUSABLE != E820_UNUSABLE);

    for ( ; nr--; to++, map++ )
    {
        const struct hvm_memmap_table_entry entry = {
            .addr = map->addr,
            .size = map->size,
            .type = map->type,
        };

        memcpy(to, &entry, sizeof(entry));
    }
}

int __init hl_pvh_start_info_build(void *buf, size_t size, uint64_t gpa,
                                   const struct hl_pvh_start_info *in)
{
    const struct hvm_modlist_entry ramdisk = {
        .paddr = in->ramdisk_gpa,
        .size = in->ramdisk_size,
    };
    struct hvm_start_info info = {
        .magic = XEN_HVM_START_MAGIC_VALUE,
        .version = 1,
        .flags = in->flags,
        .nr_modules = ramdisk.size ? 1 : 0,
        .rsdp_paddr = in->rsdp_gpa,
        .memmap_entries = in->nr_map,
    };
    size_t modlist = sizeof(info);
    size_t memmap = modlist + info.nr_modules * sizeof(ramdisk);
    size_t cmdline = memmap + in->nr_map *
                              sizeof(struct hvm_memmap_table_entry);
    size_t cmdline_size = in->cmdline ? strlen(in->cmdline) + 1 : 0;
    size_t end = cmdline + cmdline_size;

    if ( end > size )
        return -ENOSPC;

    if ( info.nr_modules )
    {
        info.modlist_paddr = gpa + modlist;
        memcpy(buf + modlist, &ramdisk, sizeof(ramdisk));
    }

    if ( info.memmap_entries )
    {
        info.memmap_paddr = gpa + memmap;
        write_memmap(buf + memmap, in->map, in->nr_map);
    }

    if ( in->cmdline )
    {
        info.cmdline_paddr = gpa + cmdline;
        memcpy(buf + cmdline, in->cmdline, cmdline_size);
    }

    memcpy(buf, &info, sizeof(info));

    return end;
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
