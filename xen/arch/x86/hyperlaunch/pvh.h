/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a PVH guest without hardware finds in its memory: memory map, ACPI
 * tables, start info.  None of it depends on the host.  These functions only
 * compute, from buffer to buffer, and are compiled for unit tests, too.
 */

#ifndef X86_HYPERLAUNCH_PVH_H
#define X86_HYPERLAUNCH_PVH_H

#include <xen/page-size.h>
#include <xen/types.h>

#include <asm/e820.h>

/*
 * Where things are in guest physical memory, as a toolstack has it.  Apart from
 * what is listed here (and the local APIC), there is nothing in the hole.
 */
#define HL_PVH_HOLE_START    0xf0000000U
#define HL_PVH_HOLE_END      0x100000000ULL

#define HL_PVH_ACPI_BASE     0xfc000000U
#define HL_PVH_ACPI_SIZE     0x2000U     /* enough for HVM_MAX_VCPUS */

#define HL_PVH_SPECIAL_BASE  0xfeff8000U /* pages shared with Xen or others */
#define HL_PVH_SPECIAL_END   0xff000000U

/* Which special page is for what, as toolstacks have it. */
enum hl_pvh_special {
    HL_PVH_SPECIAL_PAGING,
    HL_PVH_SPECIAL_ACCESS,
    HL_PVH_SPECIAL_SHARING,
    HL_PVH_SPECIAL_XENSTORE = 4,
    HL_PVH_SPECIAL_IDENT_PT = 6,
    HL_PVH_SPECIAL_CONSOLE,
};

static inline unsigned long hl_pvh_special_pfn(enum hl_pvh_special nr)
{
    return (HL_PVH_SPECIAL_BASE >> PAGE_SHIFT) + nr;
}

/* pvh-e820.c */

/* Entries of the largest memory map. */
#define HL_PVH_E820_MAX 4

/* How much RAM begins at 0, and at HL_PVH_HOLE_END. */
struct hl_pvh_layout {
    uint64_t low_pages;
    uint64_t high_pages;
};

/* Lay out RAM of @nr_pages around the hole. */
void hl_pvh_layout(struct hl_pvh_layout *l, uint64_t nr_pages);

/*
 * Write the memory map, in ascending order.  Returns the number of entries, or
 * 0 if there are more than @max.
 */
unsigned int hl_pvh_e820(const struct hl_pvh_layout *l, struct e820entry *map,
                         unsigned int max);

/* pvh-acpi.c */

/*
 * Write all ACPI tables into @buf, which the guest has at @gpa.  The RSDP comes
 * first.  Returns their total length; -ENOSPC, and @buf untouched, if they take
 * more than @size; -EINVAL if there is no way to describe so many vCPUs, or to
 * point to tables at @gpa.
 */
int hl_pvh_acpi_build(void *buf, size_t size, uint64_t gpa,
                      unsigned int nr_vcpus);

/* pvh-aml.c */

/* Each has a name with three hexadecimal digits in it. */
#define HL_PVH_AML_MAX_VCPUS 0x1000

/*
 * Write the AML of the DSDT to @buf, or nothing if that is NULL.  Returns how
 * many bytes it has.  At most HL_PVH_AML_MAX_VCPUS.
 */
size_t hl_pvh_aml(void *buf, unsigned int nr_vcpus);

/* pvh-start-info.c */

struct hl_pvh_start_info {
    const char *cmdline;           /* NULL if there is none */
    uint64_t ramdisk_gpa;
    uint64_t ramdisk_size;         /* 0 if there is none */
    const struct e820entry *map;
    unsigned int nr_map;
    uint64_t rsdp_gpa;
    uint32_t flags;                /* SIF_* */
};

/*
 * Write struct hvm_start_info, and then what it points to, into @buf, which the
 * guest has at @gpa.  Returns the total length, or -ENOSPC, and @buf untouched,
 * if this is more than @size.
 */
int hl_pvh_start_info_build(void *buf, size_t size, uint64_t gpa,
                            const struct hl_pvh_start_info *in);

#endif /* X86_HYPERLAUNCH_PVH_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
