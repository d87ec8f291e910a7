/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The variables that ImageBuilder knows, and why some have no equivalent in a
 * launch.
 */

#include <string.h>

#include "../base/array.h"

#include "imagebuilder.h"
#include "words.h"

static const struct {
    const char *names;
    const char *why;
} reasons[] = {
    { "MEMORY_START MEMORY_END LOAD_CMD XEN_LOAD DOM0_LOAD DOMU_LOAD BOOT_CMD EFI UBOOT_SOURCE UBOOT_SCRIPT APPEND_EXTRA_CMDS "
      "FIT FIT_ENC_KEY_DIR FIT_ENC_UB_DTB NUM_BOOT_AUX_FILE BOOT_AUX_FILE GPT LOAD_ORDER FDTEDIT UBOOT_DIR CALC",
      "it is about how the files are loaded: see 'hyperlaunch uboot --help'" },
    { "DEVICE_TREE NUM_DT_OVERLAY DT_OVERLAY PASSTHROUGH_DTS_REPO LOPPER_PATH LOPPER_CMD",
      "it is about the machine's own device tree, to which the launch is added: see 'hyperlaunch uboot --help'" },
    { "CPUPOOL NUM_CPUPOOLS DOMU_CPUPOOL",
      "cpupools are in the machine's own device tree, and 'domain-cpupool' below 'properties' of a domain names one by its phandle" },
    { "BITSTREAM", "U-Boot has to load it" },
    { "DOM0_ROOTFS",
      "a launch has no disks: let 'root=' in the command line of Dom0 name the one that its root file system is on" },
    { "XEN_PASSTHROUGH_PATHS",
      "these nodes of the machine's device tree need the property 'xen,passthrough'" },
    { "DOMU_VCPU_HARD_AFFINITY",
      "Xen pins no vCPUs at boot: a toolstack can do it, by 'xl vcpu-pin', once the domain runs" },
    { "XEN_STATIC_HEAP STATIC_HEAP", "it is about the machine: 'xen,static-heap' in its device tree" },
    { "LINUX LINUX_CMD LINUX_RAMDISK LINUX_ROOTFS", "it is for Linux without Xen" },
    { "DOM0_MEM DOM0_VCPUS", "ImageBuilder does not use it if there is XEN_CMD, or no Dom0" },
    { "DOMU_DRIVER_DOMAIN DOMU_VIF_MAC DOMU_DISK", "it is for a toolstack in Dom0" },
};

/* The variables that have an equivalent: for what is misspelt. */
static const char *const converted[] = {
    "XEN", "XEN_CMD", "XEN_COLORS", "XEN_POLICY", "DOM0_KERNEL",
    "DOM0_RAMDISK", "DOM0_CMD", "DOM0_MEM", "DOM0_VCPUS", "DOM0_COLORS",
    "NUM_DOMUS", "DOMU_KERNEL", "DOMU_RAMDISK", "DOMU_CMD", "DOMU_MEM",
    "DOMU_VCPUS", "DOMU_ENHANCED", "DOMU_PASSTHROUGH_DTB",
    "DOMU_PASSTHROUGH_PATHS", "DOMU_VPL011", "DOMU_STATIC_MEM",
    "DOMU_DIRECT_MAP", "DOMU_COLORS", "DOMU_NR_SPIS", "DOMU_GRANT_VER",
    "DOMU_GRANT_FRAMES", "DOMU_MAPTRACK_FRAMES", "DOMU_NOBOOT", "DOMU_ROOTFS",
    "DOMU_CAPS", "DOMU_DOMID", "DOMU_PASSTHROUGH_PROP", "DOMU_P2M_MEM_MB",
    "DOMU_SHARED_MEM", "DOMU_STATIC_EVTCHNS",
};

static bool is_converted(const char *name)
{
    unsigned int i;

    for ( i = 0; i < NR(converted); i++ )
        if ( !strcmp(converted[i], name) )
            return true;

    return false;
}

/* NULL if it is not known at all. */
static const char *why_not(const char *name)
{
    unsigned int i;

    for ( i = 0; i < NR(reasons); i++ )
        if ( has_word(reasons[i].names, name) )
            return reasons[i].why;
    if ( is_converted(name) && !strncmp(name, "DOMU_", strlen("DOMU_")) )
        return "there is no domain of this number: see NUM_DOMUS";
    if ( is_converted(name) )
        return "it is for a Dom0, and there is none";

    return NULL;
}

void imagebuilder_note_unused(struct imagebuilder *ib)
{
    unsigned int i;

    for ( i = 0; i < ib->settings.nr; i++ )
    {
        const struct setting *setting = &ib->settings.settings[i];
        const char *what = setting->name, *why = why_not(setting->name);

        if ( setting->used || !setting->nr )
            continue;
        what = pool_printf(&ib->convert->pool, "%s%s", what,
                           index_text(&ib->convert->pool, setting->index));
        if ( convert_left_out(ib->convert, &setting->place, what,
                              pool_printf(&ib->convert->pool, "%s=%s", what,
                                          setting->items[0].str),
                              why ? why
                                  : "this is no variable that is known here") &&
             !why )
            report_suggest(&ib->convert->report, setting->name, converted,
                           NR(converted));
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
