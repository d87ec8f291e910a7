/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The keys of a launch file.
 */

#include <stddef.h>
#include <string.h>

#include "../base/array.h"

#include "keys.h"

#define WORDS(...) ((const char *const []){ __VA_ARGS__, NULL })
static const struct key keys_of_launch[NR_LAUNCH_KEYS] = {
    [LK_ARCH] = { "arch", FORM_TEXT, .words = WORDS("x86_64", "arm64") },
    [LK_XEN] = { "xen", FORM_FILE },
    [LK_XEN_OPTIONS] = { "xen-options", FORM_TEXT },
    [LK_MICROCODE] = { "microcode", FORM_FILE },
    [LK_XSM_POLICY] = { "xsm-policy", FORM_FILE },
    [LK_BOOT_DOMAIN_TIMEOUT] = { "boot-domain-timeout", FORM_TEXT,
                                 .property = "boot-domain-timeout-ms" },
    [LK_FAILURE_POLICY] = { "failure-policy", FORM_TEXT,
                            .words = WORDS("continue", "recovery-only") },
    [LK_DIGESTS] = { "digests", FORM_FLAG },
    [LK_EXTRA_MODULES] = { "extra-modules", FORM_FILES },
    [LK_MACHINE] = { "machine", FORM_MAPPING },
    [LK_DEFAULTS] = { "defaults", FORM_MAPPING },
    [LK_DOMAINS] = { "domains", FORM_MAPPING },
};

static const struct key keys_of_machine[NR_MACHINE_KEYS] = {
    [MK_MEMORY] = { "memory", FORM_TEXT },
    [MK_CPUS] = { "cpus", FORM_TEXT },
    [MK_FIRMWARE] = { "firmware", FORM_TEXT,
                      .words = WORDS("bios", "uefi", "u-boot") },
    [MK_QEMU_OPTIONS] = { "qemu-options", FORM_WORDS },
};

static const struct key keys_of_domain[NR_DOMAIN_KEYS] = {
    [DK_ROLES] = { "roles", FORM_WORDS,
                   .words = WORDS(ROLES_DOM0_ALIAS, "control", "hardware",
                                  "console", "xenstore", "boot", "recovery") },
    [DK_KERNEL] = { "kernel", FORM_FILE },
    [DK_RAMDISK] = { "ramdisk", FORM_FILE },
    [DK_CMDLINE] = { "cmdline", FORM_TEXT, .property = "bootargs" },
    [DK_MEMORY] = { "memory", FORM_TEXT },
    [DK_MEM_MIN] = { "mem-min", FORM_TEXT },
    [DK_MEM_MAX] = { "mem-max", FORM_TEXT },
    [DK_CPUS] = { "cpus", FORM_TEXT },
    [DK_MODE] = { "mode", FORM_TEXT, .words = WORDS("pv", "pvh") },
    [DK_DOMID] = { "domid", FORM_TEXT },
    [DK_UUID] = { "uuid", FORM_TEXT, .property = "domain-uuid" },
    [DK_START_AFTER] = { "start-after", FORM_WORDS },
    [DK_START] = { "start", FORM_TEXT, .words = WORDS("auto", "manual") },
    [DK_BOOT_ACCESS] = { "boot-access", FORM_WORDS,
                         .words = WORDS("query", "start", "configure") },
    [DK_CONSOLE_OUTPUT] = { "console-output", FORM_FLAG },
    [DK_ENHANCED] = { "enhanced", FORM_TEXT, .property = "xen,enhanced",
                      .words = WORDS("enabled", "disabled", "no-xenstore") },
    [DK_SECURITY_LABEL] = { "security-label", FORM_TEXT,
                            .property = "security-id" },
    [DK_PCI_DEVICES] = { "pci-devices", FORM_WORDS },
    [DK_DEVICE_TREE] = { "device-tree", FORM_FILE },
    [DK_CONFIG] = { "config", FORM_FILE },
    [DK_SHARED_MEMORY] = { "shared-memory", FORM_MAPPING },
    [DK_EVENT_CHANNELS] = { "event-channels", FORM_MAPPING },
    [DK_PROPERTIES] = { "properties", FORM_MAPPING },
};

static const struct key keys_of_shared_memory[NR_SHARED_MEMORY_KEYS] = {
    [SK_ROLE] = { "role", FORM_TEXT, .words = WORDS("owner", "borrower") },
    [SK_HOST_ADDRESS] = { "host-address", FORM_TEXT },
    [SK_ADDRESS] = { "address", FORM_TEXT },
    [SK_SIZE] = { "size", FORM_TEXT },
};

static const struct key keys_of_event_channel[NR_EVENT_CHANNEL_KEYS] = {
    [EK_DOMAIN] = { "domain", FORM_TEXT },
    [EK_PORT] = { "port", FORM_TEXT },
};

const char *const roles_dom0[NR_ROLES_DOM0] = {
    "control", "hardware", "console", "xenstore"
};

const struct key_table launch_keys = {
    "a launch file", keys_of_launch, NR(keys_of_launch)
};
const struct key_table machine_keys = {
    "'machine'", keys_of_machine, NR(keys_of_machine)
};
const struct key_table domain_keys = {
    "a domain", keys_of_domain, NR(keys_of_domain)
};
const struct key_table shared_memory_keys = {
    "shared memory", keys_of_shared_memory, NR(keys_of_shared_memory)
};
const struct key_table event_channel_keys = {
    "an event channel", keys_of_event_channel, NR(keys_of_event_channel)
};

int key_find(const struct key_table *table, const char *name)
{
    unsigned int i;

    for ( i = 0; i < table->nr; i++ )
        if ( !strcmp(table->keys[i].name, name) )
            return i;

    return -1;
}

int domain_key_of_property(const char *property)
{
    unsigned int i;

    for ( i = 0; i < NR_DOMAIN_KEYS; i++ )
    {
        const struct key *key = &keys_of_domain[i];

        if ( !strcmp(key->property ? key->property : key->name, property) )
            return i;
    }

    return -1;
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
