/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is there anything which this version of Xen does not do?
 */

#include <string.h>

#include "check.h"

static void unsupported(const struct input *input, const struct hl_domain *d,
                        const char *property, const char *what,
                        struct report *report)
{
    struct place place = place_of_domain(input, d, property);

    report_add(report, SEV_ERROR, &place, "unsupported", "%.*s: %s", NAME(d),
               what);
}

static void check_domain(const struct input *input, const struct hl_domain *d,
                         struct report *report)
{
    bool arm = !strcmp(input->arch, "arm64");

    if ( d->nr_pci_devices )
        unsupported(input, d, "pci-devices",
                    "this version of Xen does not assign PCI devices at boot, and leaves the domain out",
                    report);
    if ( d->mode == HL_MODE_HVM )
        unsupported(input, d, "mode",
                    "this version of Xen builds no domains with a device model",
                    report);
    if ( arm && d->mode == HL_MODE_PV )
        unsupported(input, d, "mode",
                    "there are no PV domains on Arm: leave out the mode",
                    report);
    if ( d->security_id )
        unsupported(input, d, "security-id",
                    "this version of Xen takes no security labels, and leaves the domain out",
                    report);
    if ( !arm && d->device_tree != HL_NO_MODULE )
        unsupported(input, d, NULL,
                    "a device tree is for domains on Arm only", report);
}

/* U-Boot is what starts Xen on a board. */
static void check_firmware(const struct input *input, struct report *report)
{
    const struct value *firmware = &input->launch.machine[MK_FIRMWARE];
    bool arm = !strcmp(input->arch, "arm64");

    if ( firmware->nr && arm == !!strcmp(firmware->items[0].str, "u-boot") )
        report_add(report, SEV_ERROR, &firmware->items[0].place,
                   "unsupported", "firmware must be %s on %s",
                   arm ? "u-boot" : "bios or uefi", input->arch);
}

/* Arm's CPUs have none. */
static void check_microcode(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    struct place place;

    if ( strcmp(input->arch, "arm64") || lcm->microcode == HL_NO_MODULE )
        return;

    place = place_of_module(input, &lcm->modules[lcm->microcode], NULL);
    report_add(report, SEV_WARNING, &place, "unsupported",
               "microcode is for x86 only: Xen on Arm takes no notice of it");
}

/* x86 finds modules by their number, Arm by their address. */
static void check_locators(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    bool arm = !strcmp(input->arch, "arm64");
    unsigned int i;

    /* Launch files know neither: what boots them does. */
    if ( input->kind == INPUT_LAUNCH_FILE )
        return;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        const struct hl_module *m = &lcm->modules[i];
        struct place place = place_of_module(input, m, m->by_index
                                                       ? "module-index"
                                                       : "reg");

        if ( m->by_index == arm )
            report_add(report, SEV_WARNING, &place, "locator",
                       arm ? "Xen on Arm finds modules by their address (reg), not by a number: hyperlaunch image and uboot turn this into one"
                           : "Xen on x86 finds modules by their number (module-index), as only the boot loader knows their addresses");
    }
}

void check_support(const struct input *input, struct report *report)
{
    unsigned int i;

    for ( i = 0; i < input->lcm->nr_domains; i++ )
        check_domain(input, &input->lcm->domains[i], report);
    check_firmware(input, report);
    check_microcode(input, report);
    check_locators(input, report);
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
