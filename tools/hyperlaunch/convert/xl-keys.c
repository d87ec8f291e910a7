/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The keys of an xl.cfg that have no equivalent in a launch, and why.
 */

#include <string.h>

#include "../base/array.h"
#include "../base/suggest.h"

#include "words.h"
#include "xl.h"

#define MAX_KEYS 256

/* Keys are separated by blanks. */
static const struct {
    const char *keys;
    const char *why;
} reasons[] = {
    { "disk vif vtpm p9 pvcalls vfb channel usbctrl usbdev vdispl vsnd vkb virtio vscsi",
      "devices have a backend in another domain, and the toolstack of a control domain has to set both up when the domain is there" },
    { "on_poweroff on_reboot on_watchdog on_crash on_soft_reset",
      "a launched domain that ends stays ended, unless a control domain makes another one" },
    { "cpus cpus_soft pool cpu_weight cap vnuma nodes",
      "on which CPUs a domain runs, and how much, is up to Xen's scheduler until a control domain says so ('xl vcpu-pin', 'xl sched-credit2', 'xl cpupool-migrate')" },
    { "bootloader bootloader_args bootloader_restrict bootloader_user",
      "nothing looks for a kernel on a disk: the boot loader hands over all kernels" },
    { "firmware firmware_override bios bios_path_override boot hdtype pvshim pvshim_path pvshim_cmdline pvshim_extra loader",
      "there is no firmware in launched domains: they begin with their kernel" },
    { "device_model_version device_model_override device_model_args device_model_args_pv device_model_args_hvm "
      "device_model_stubdomain_override device_model_stubdomain_seclabel device_model_user dm_restrict "
      "stubdomain_kernel stubdomain_cmdline stubdomain_ramdisk stubdomain_memory "
      "serial soundhw usb usbversion usbdevice vendor_device vkb_device vga stdvga videoram nographic gfx_passthru "
      "vnc vnclisten vncdisplay vncunused vncpasswd vncviewer keymap sdl display xauthority opengl "
      "spice spicehost spiceport spicetls_port spicedisable_ticketing spicepasswd spiceagent_mouse spicevdagent "
      "spice_clipboard_sharing spiceusbredirection spice_image_compression spice_streaming_video "
      "xen_platform_pci mmio_hole acpi_firmware smbios_firmware smbios ms_vm_genid",
      "there is no device model for launched domains" },
    { "hap oos pae acpi acpi_s3 acpi_s4 acpi_laptop_slate apic nx hpet altp2m altp2mhvm nestedhvm viridian hvm_pirq "
      "vpt_align timer_mode cpuid tsc_mode localtime rtc_timeoffset msr_relaxed mca_caps vpmu e820_host "
      "arm_sci tee gic_version vmtrace_buf_kb trap_unmapped_accesses",
      "Xen chooses what the virtual machine is like" },
    { "ioports iomem irqs dtdev rdm rdm_mem_boundary pci_permissive pci_msitranslate pci_seize pci_power_mgmt",
      "a launch gives those devices to domains which are in a partial device tree ('device-tree')" },
    { "pci",
      "this version of Xen assigns no PCI devices at boot: a control domain can, by 'xl pci-attach'" },
    { "seclabel", "this version of Xen takes no security labels at boot" },
    { "nomigrate driver_domain init_seclabel suspend_cancel xend_suspend_evtchn_compat max_event_channels "
      "claim_mode description xenstore_feature_mask",
      "it is the toolstack's, which has no part in a launch" },
    { "max_grant_frames max_maptrack_frames max_grant_version",
      "on x86 these are Xen's options, for all domains: gnttab_max_frames, gnttab_max_maptrack_frames, gnttab" },
    { "shadow_memory", "Xen knows how much that has to be" },
    { "vuart sve nr_spis llc_colors",
      "it is for Arm, and this launch is for x86_64" },
    { "passthrough", "Xen sets up the IOMMU for a domain with devices" },
};

/* The keys that have an equivalent: for what is misspelt. */
static const char converted[] =
    "name uuid kernel ramdisk cmdline root extra memory maxmem vcpus maxvcpus "
    "type builder pvh device_tree";

const char *xl_why_not(const char *key)
{
    unsigned int i;

    for ( i = 0; i < NR(reasons); i++ )
        if ( has_word(reasons[i].keys, key) )
            return reasons[i].why;

    return NULL;
}

static unsigned int split(char *words, const char **keys, unsigned int nr)
{
    char *word;

    while ( nr < MAX_KEYS && (word = strsep(&words, " ")) )
        if ( *word )
            keys[nr++] = word;

    return nr;
}

const char *xl_suggest(struct pool *pool, const char *name)
{
    const char *keys[MAX_KEYS];
    unsigned int nr = split(pool_strdup(pool, converted), keys, 0), i;

    for ( i = 0; i < NR(reasons); i++ )
        nr = split(pool_strdup(pool, reasons[i].keys), keys, nr);

    return suggest(name, keys, nr);
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
