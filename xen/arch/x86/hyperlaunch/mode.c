/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * PV or PVH: what the LCM says, or what suits the host and the kernel.
 */

#include <xen/errno.h>
#include <xen/init.h>
#include <xen/iommu.h>
#include <xen/lib.h>
#include <xen/libelf.h>
#include <xen/string.h>

#include <asm/bootinfo.h>
#include <asm/hvm/hvm.h>
#include <asm/setup.h>

#include <public/elfnote.h>
#include <public/hvm/hvm_info_table.h>

#include "private.h"

/* How a kernel says that it can be started. */
#define KERNEL_PV    (1U << 0)
#define KERNEL_PVH   (1U << 1)
#define KERNEL_ELF   (1U << 2) /* it can be read, at least */
#define KERNEL_KNOWN (1U << 7) /* it has been looked at */

static unsigned int __init kind_of_note(struct elf_binary *elf,
                                        ELF_HANDLE_DECL(elf_note) note)
{
    const char *name = elf_note_name(elf, note);

    if ( !name || strcmp(name, "Xen") )
        return 0;

    switch ( elf_uval(elf, note, type) )
    {
    case XEN_ELFNOTE_XEN_VERSION:
        return KERNEL_PV;

    case XEN_ELFNOTE_PHYS32_ENTRY:
        return KERNEL_PVH;
    }

    return 0;
}

static unsigned int __init kinds_of_notes(struct elf_binary *elf,
                                          elf_ptrval start, elf_ptrval end)
{
    ELF_HANDLE_DECL(elf_note) note = ELF_MAKE_HANDLE(elf_note, start);
    unsigned int kinds = 0, nr = 0;

    while ( ELF_HANDLE_PTRVAL(note) < end && nr++ < ELF_MAX_TOTAL_NOTE_COUNT )
    {
        kinds |= kind_of_note(elf, note);
        note = elf_note_next(elf, note);
    }

    return kinds;
}

/*
 * The builders find out for themselves, but talk about what they do not like.
 * Which one to ask can be told by two notes.
 */
static unsigned int __init kinds_of_image(const void *image, size_t size)
{
    struct elf_binary elf;
    unsigned int i, kinds = 0;

    if ( !elf_is_elfbinary(image, size) || elf_init(&elf, image, size) )
        return 0;

    for ( i = 0; i < elf_phdr_count(&elf); i++ )
    {
        ELF_HANDLE_DECL(elf_phdr) phdr = elf_phdr_by_index(&elf, i);

        if ( !elf_access_ok(&elf, ELF_HANDLE_PTRVAL(phdr), 1) )
            break;

        if ( elf_uval(&elf, phdr, p_type) == PT_NOTE )
            kinds |= kinds_of_notes(&elf, elf_segment_start(&elf, phdr),
                                    elf_segment_end(&elf, phdr));
    }

    /* Like the builders: sections count if segments say nothing. */
    for ( i = 1; !kinds && i < elf_shdr_count(&elf); i++ )
    {
        ELF_HANDLE_DECL(elf_shdr) shdr = elf_shdr_by_index(&elf, i);

        if ( !elf_access_ok(&elf, ELF_HANDLE_PTRVAL(shdr), 1) )
            break;

        if ( elf_uval(&elf, shdr, sh_type) == SHT_NOTE )
            kinds |= kinds_of_notes(&elf, elf_section_start(&elf, shdr),
                                    elf_section_end(&elf, shdr));
    }

    return kinds | KERNEL_ELF;
}

/* KERNEL_*, none if there is no such kernel, or if it is not usable. */
static unsigned int __init kernel_kinds(int idx)
{
    static uint8_t __initdata kinds[MAX_NR_BOOTMODS];
    const struct boot_module *bm = hl_module_get(idx);
    const void *image;
    size_t size;
    uint8_t *known;

    if ( !bm || hl_module_has_wrong_digest(idx) )
        return 0;

    /* It is asked for repeatedly, and several domains may have the same. */
    known = &kinds[bm - xen_boot_info.mods];
    if ( !*known )
    {
        image = hl_module_kernel(idx, &size);
        *known = KERNEL_KNOWN | (image ? kinds_of_image(image, size) : 0);
    }

    return *known;
}

/* What keeps this host from running PVH domains; NULL if nothing does. */
static const char *__init no_pvh_because(void)
{
    if ( !IS_ENABLED(CONFIG_HVM) )
        return "this Xen is built without support for PVH domains (HVM)";

    if ( !hvm_enabled )
        return "PVH needs VT-x or AMD-V, which this CPU does not have, or which is disabled";

    if ( !hvm_hap_supported() && !IS_ENABLED(CONFIG_SHADOW_PAGING) )
        return "PVH needs EPT or NPT, as this Xen is built without shadow paging";

    return NULL;
}

static bool __init is_pvh_by_default(const struct hl_domain *hd)
{
    unsigned int kinds = kernel_kinds(hd->kernel);

    if ( !IS_ENABLED(CONFIG_PV) )
        return true;

    if ( no_pvh_because() || !(kinds & KERNEL_PVH) )
        return false;

    /* Without an IOMMU the devices of a PVH domain cannot do DMA. */
    if ( (hd->roles & HL_ROLE_HARDWARE) && !iommu_enabled )
        return !(kinds & KERNEL_PV);

    return true;
}

bool __init hl_is_pvh(const struct hl_domain *hd)
{
    return hd->mode == HL_MODE_PVH ||
           (hd->mode == HL_MODE_DEFAULT && is_pvh_by_default(hd));
}

bool __init hl_has_hap(const struct hl_domain *hd)
{
    /* dom0=shadow */
    if ( (hd->roles & HL_ROLE_HARDWARE) && opt_dom0_shadow )
        return false;

    return hvm_hap_supported();
}

static int __init check_pvh(const struct hl_domain *hd, struct hl_failure *why)
{
    const char *property = hd->mode == HL_MODE_DEFAULT ? NULL : "mode";
    const char *reason = no_pvh_because();
    unsigned int kinds = kernel_kinds(hd->kernel);

    if ( reason )
        return hl_fail(why, -EOPNOTSUPP, property, "%s", reason);

    if ( !(kinds & KERNEL_ELF) )
        return hl_fail(why, -EINVAL, NULL,
                       "the kernel is neither ELF nor compressed ELF");

    if ( !(kinds & KERNEL_PVH) )
        return hl_fail(why, -EINVAL, property,
                       "the kernel has no PVH entry point (ELF note PHYS32_ENTRY)");

    if ( hd->cpus > HVM_MAX_VCPUS )
        return hl_fail(why, -E2BIG, "cpus",
                       "impossible number of vCPUs: found %u, expected at most %u for a PVH domain",
                       hd->cpus, HVM_MAX_VCPUS);

    return 0;
}

int __init hl_check_mode(const struct hl_domain *hd, struct hl_failure *why)
{
    if ( hl_is_pvh(hd) )
        return check_pvh(hd, why);

    if ( !IS_ENABLED(CONFIG_PV) )
        return hl_fail(why, -EOPNOTSUPP, "mode",
                       "this Xen is built without support for PV domains");

    return 0;
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
