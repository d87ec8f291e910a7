/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The boot modules, as the LCM sees them.
 */

#include <xen/init.h>
#include <xen/mm.h>
#include <xen/libelf.h>
#include <xen/pfn.h>
#include <xen/softirq.h>

#include <asm/bootinfo.h>
#include <asm/bzimage.h>
#include <asm/microcode.h>
#include <asm/page.h>
#include <asm/setup.h>

#include "private.h"

/* For each module node: the boot module, or NULL. */
static struct boot_module *__initdata bound[HL_MAX_MODULES];

/* For each boot module used as a kernel: what became of it. */
enum kernel_state {
    KERNEL_UNTOUCHED,
    KERNEL_READY,      /* to be used as it was loaded */
    KERNEL_UNPACKED,
    KERNEL_BAD,
};
static uint8_t __initdata kernel_state[MAX_NR_BOOTMODS];
static struct hl_failure __initdata kernel_failure[MAX_NR_BOOTMODS];

static struct boot_module *__init find_module(struct boot_info *bi,
                                              const struct hl_module *hm)
{
    unsigned int i;

    if ( hm->by_index )
        return hm->index && hm->index < bi->nr_modules ? &bi->mods[hm->index]
                                                       : NULL;

    for ( i = 1; i < bi->nr_modules; i++ )
        if ( bi->mods[i].start == hm->addr && bi->mods[i].size == hm->size )
            return &bi->mods[i];

    return NULL;
}

/* What was loaded, without the room in front of it. */
static const void *__init map_image(const struct boot_module *bm, size_t *size)
{
    const void *image = bootstrap_map_bm(bm);

    *size = bm->size;
    if ( !bm->headroom || !bm->relocated )
        return image;

    *size -= bm->headroom;

    return image + bm->headroom;
}

const void *__init hl_arch_map_module(int idx, size_t *size)
{
    return bound[idx] ? map_image(bound[idx], size) : NULL;
}

/* It stays mapped until all are unmapped. */
void __init hl_arch_unmap_module(const void *image)
{
}

static bool __init is_for_xen(const struct hl_module *hm)
{
    return hm->kind == HL_MODULE_MICROCODE || hm->kind == HL_MODULE_XSM_POLICY;
}

void __init hl_modules_bind(struct boot_info *bi, const struct hl_lcm *lcm)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        const struct hl_module *hm = &lcm->modules[i];
        struct boot_module *bm = find_module(bi, hm);

        bound[i] = bm;

        /* Of Xen's own kinds, only the one which was accepted counts. */
        if ( !bm || hm->nr_errors ||
             (is_for_xen(hm) &&
              i != lcm->microcode && i != lcm->xsm_policy) )
            continue;

        /* Xen is going to use these before domains are looked at. */
        if ( is_for_xen(hm) && !hl_module_verify(lcm, i) )
        {
            printk(XENLOG_ERR
                   "Hyperlaunch: error: %s: sha256: boot module %u has another digest: not used\n",
                   hm->kind == HL_MODULE_MICROCODE ? "microcode" : "XSM policy",
                   (unsigned int)(bm - bi->mods));
            continue;
        }

        switch ( hm->kind )
        {
        case HL_MODULE_KERNEL:
            bm->type = BOOTMOD_KERNEL;
            break;

        case HL_MODULE_RAMDISK:
            if ( bm->type == BOOTMOD_UNKNOWN )
                bm->type = BOOTMOD_RAMDISK;
            break;

        case HL_MODULE_XSM_POLICY:
            bm->type = BOOTMOD_XSM_POLICY;
            break;

        case HL_MODULE_MICROCODE:
            /* Gets its type when it is looked at. */
            microcode_set_module(bm - bi->mods);
            break;

        case HL_MODULE_DEVICE_TREE:
        case HL_MODULE_CONFIG:
            break;
        }
    }
}

struct boot_module *__init hl_module_get(int idx)
{
    return idx == HL_NO_MODULE ? NULL : bound[idx];
}

bool __init hl_module_is_bootable(const struct boot_module *bm)
{
    /* Where the header of a bzImage has its magic. */
    static const char __initconst hdrs[] = "HdrS";
    const unsigned int hdrs_offset = 0x202;
    const void *image = bootstrap_map_bm(bm);

    if ( !image )
        return false;

    return elf_is_elfbinary(image, bm->size) ||
           (bm->size >= hdrs_offset + strlen(hdrs) &&
            !memcmp(image + hdrs_offset, hdrs, strlen(hdrs)));
}

/* Give a module's memory back. */
static void __init release_cleared(struct boot_module *bm)
{
    memset(maddr_to_virt(bm->start), 0, PAGE_ALIGN(bm->size));
    release_boot_module(bm);
}

/*
 * Unpack a kernel, for which there is room in front of it.  From then on it is
 * like one that was loaded uncompressed.
 */
static int __init unpack_kernel(struct boot_module *bm, struct hl_failure *why)
{
    void *base = bootstrap_map_bm(bm), *image = base + bm->headroom;
    unsigned long len = bm->size, end = PAGE_ALIGN(bm->size);
    int rc;

    if ( !bm->relocated )
        return hl_fail(why, -ENOMEM, NULL,
                       "no room to decompress the kernel (%lu bytes)",
                       bm->headroom);

    if ( !bzimage_is_bounded(image, bm->size - bm->headroom) )
        return hl_fail(why, -EOPNOTSUPP, NULL,
                       "the kernel is compressed, but not by gzip, xz, lz4 or zstd");

    rc = bzimage_parse(base, &image, &len);
    if ( rc )
        return hl_fail(why, rc, NULL,
                       "the kernel cannot be decompressed (error %d)", rc);

    if ( image != base || !elf_is_elfbinary(image, len) )
        return hl_fail(why, -EINVAL, NULL,
                       "the kernel is neither ELF nor compressed ELF");

    /* What is behind it has served its purpose. */
    bm->headroom = 0;
    bm->size = len;
    if ( PAGE_ALIGN(len) < end )
    {
        memset(base + PAGE_ALIGN(len), 0, end - PAGE_ALIGN(len));
        init_domheap_pages(bm->start + PAGE_ALIGN(len), bm->start + end);
    }

    return 0;
}

int __init hl_module_prepare_kernel(int idx, struct hl_failure *why)
{
    struct boot_module *bm = bound[idx];
    unsigned int nr = bm - xen_boot_info.mods;
    uint8_t *state = &kernel_state[nr];
    int rc = 0;

    switch ( *state )
    {
    case KERNEL_READY:
    case KERNEL_UNPACKED:
        return 0;

    case KERNEL_BAD:
        *why = kernel_failure[nr];
        return -EINVAL;
    }

    if ( bm->headroom )
    {
        rc = unpack_kernel(bm, why);
        *state = KERNEL_UNPACKED;
    }
    else
        *state = KERNEL_READY;

    if ( rc )
    {
        *state = KERNEL_BAD;
        kernel_failure[nr] = *why;
        release_cleared(bm);
    }

    return rc;
}

const void *__init hl_module_kernel(int idx, size_t *size)
{
    const struct boot_module *bm = bound[idx];

    switch ( kernel_state[bm - xen_boot_info.mods] )
    {
    case KERNEL_READY:
    case KERNEL_UNPACKED:
        *size = bm->size;
        return bootstrap_map_bm(bm);
    }

    return NULL;
}

void __init hl_modules_prepare_kernels(const struct hl_lcm *lcm)
{
    static struct hl_failure __initdata why;
    unsigned int i;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        if ( lcm->modules[i].kind == HL_MODULE_KERNEL && bound[i] &&
             !hl_module_has_wrong_digest(i) )
            hl_module_prepare_kernel(i, &why);
        process_pending_softirqs();
    }
}

bool __init hl_module_is_intact(int idx)
{
    const struct boot_module *bm = bound[idx];

    return !bm->headroom &&
           kernel_state[bm - xen_boot_info.mods] < KERNEL_UNPACKED;
}

/* What the boot module @nr is for.  XEN_HYPERLAUNCH_MODULE_* */
static unsigned int __init find_kind(const struct hl_lcm *lcm, unsigned int nr)
{
    unsigned int i;

    if ( !nr )
        return XEN_HYPERLAUNCH_MODULE_lcm;

    for ( i = 0; i < lcm->nr_modules; i++ )
        if ( bound[i] == &xen_boot_info.mods[nr] )
            return hl_public_kind(lcm->modules[i].kind);

    return XEN_HYPERLAUNCH_MODULE_unused;
}

void __init hl_modules_keep(const struct boot_info *bi,
                            const struct hl_lcm *lcm)
{
    unsigned int i;

    if ( hl_keep_modules(bi->nr_modules) )
    {
        /* Better lost than readable for whoever gets the memory next. */
        printk(XENLOG_ERR
               "Hyperlaunch: no memory to remember the boot modules: theirs is lost, and the boot domain cannot read them\n");
        return;
    }

    for ( i = 0; i < bi->nr_modules; i++ )
    {
        const struct boot_module *bm = &bi->mods[i];
        bool packed = bm->headroom && bm->relocated;
        unsigned long offset = packed ? bm->headroom : 0;

        hl_keep_module(bm->released ? INVALID_PADDR : bm->start + offset,
                       bm->size - offset, bm->start,
                       bm->released ? 0 : PFN_UP(bm->size), find_kind(lcm, i),
                       kernel_state[i] == KERNEL_UNPACKED
                       ? XEN_HYPERLAUNCH_MODF_unpacked : 0);
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
