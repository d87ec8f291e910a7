/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The keys of a launch file.
 */

#ifndef HYPERLAUNCH__LAUNCH__KEYS_H
#define HYPERLAUNCH__LAUNCH__KEYS_H

/* What a key's value may look like. */
enum form {
    FORM_TEXT,             /* a scalar */
    FORM_WORDS,            /* a scalar of words, or a list of scalars */
    FORM_FLAG,             /* true or false */
    FORM_FILE,             /* a path, as seen from beside the launch file */
    FORM_FILES,            /* a list of them */
    FORM_MAPPING,          /* with keys of its own */
};

struct key {
    const char *name;
    enum form form;
    const char *property;  /* what it is in an LCM, if another word; or NULL */
    const char *const *words; /* all that it may be, ends with NULL; or NULL */
};

struct key_table {
    const char *what;      /* whose keys: "launch file", "machine", ... */
    const struct key *keys;
    unsigned int nr;
};

/* Of the file as a whole. */
enum launch_key {
    LK_ARCH,
    LK_XEN,
    LK_XEN_OPTIONS,
    LK_MICROCODE,
    LK_XSM_POLICY,
    LK_BOOT_DOMAIN_TIMEOUT,
    LK_FAILURE_POLICY,
    LK_DIGESTS,
    LK_EXTRA_MODULES,
    LK_MACHINE,
    LK_DEFAULTS,
    LK_DOMAINS,
    NR_LAUNCH_KEYS
};

/* Of "machine": what is to be known of it to try a launch on an emulated one. */
enum machine_key {
    MK_MEMORY,
    MK_CPUS,
    MK_FIRMWARE,
    MK_QEMU_OPTIONS,
    NR_MACHINE_KEYS
};

/* Of a domain, and of "defaults". */
enum domain_key {
    DK_ROLES,
    DK_KERNEL,
    DK_RAMDISK,
    DK_CMDLINE,
    DK_MEMORY,
    DK_MEM_MIN,
    DK_MEM_MAX,
    DK_CPUS,
    DK_MODE,
    DK_DOMID,
    DK_UUID,
    DK_START_AFTER,
    DK_START,
    DK_BOOT_ACCESS,
    DK_CONSOLE_OUTPUT,
    DK_ENHANCED,
    DK_SECURITY_LABEL,
    DK_PCI_DEVICES,
    DK_DEVICE_TREE,
    DK_CONFIG,
    DK_SHARED_MEMORY,
    DK_EVENT_CHANNELS,
    DK_PROPERTIES,
    NR_DOMAIN_KEYS
};

/* Of memory that a domain shares: below its name in "shared-memory". */
enum shared_memory_key {
    SK_ROLE,
    SK_HOST_ADDRESS,
    SK_ADDRESS,
    SK_SIZE,
    NR_SHARED_MEMORY_KEYS
};

/* Of the other end of an event channel: below its port in "event-channels". */
enum event_channel_key {
    EK_DOMAIN,
    EK_PORT,
    NR_EVENT_CHANNEL_KEYS
};

extern const struct key_table launch_keys, machine_keys, domain_keys,
                              shared_memory_keys, event_channel_keys;

/* What stands for all roles of a Dom0 in a launch file. */
#define ROLES_DOM0_ALIAS "dom0"
#define NR_ROLES_DOM0 4
extern const char *const roles_dom0[NR_ROLES_DOM0];

/* Index of a key in a table, or -1. */
int key_find(const struct key_table *table, const char *name);

/* The index of the domain key that an LCM's property comes from, or -1. */
int domain_key_of_property(const char *property);

#endif /* HYPERLAUNCH__LAUNCH__KEYS_H */
