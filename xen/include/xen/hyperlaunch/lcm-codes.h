/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Everything that can be wrong with a Launch Control Module:
 *
 *   HL_CODE(name, id, severity, text)
 *
 * The id is the name as it appears outside C.  The text is what is wrong, said
 * without the node, the property, the value that was found and the one that
 * was expected: hl_diag_format() puts these around it.
 *
 * To be included with HL_CODE defined, hence no guard against repetition.
 */

/* The blob. */
HL_CODE(BAD_MAGIC, "bad-magic", FATAL, "not a flattened device tree")
HL_CODE(BAD_ALIGNMENT, "bad-alignment", FATAL,
        "not at an 8-byte aligned address")
HL_CODE(BAD_VERSION, "bad-version", FATAL,
        "flattened device tree of an unsupported version")
HL_CODE(TRUNCATED, "truncated", FATAL, "truncated flattened device tree")
HL_CODE(BAD_STRUCTURE, "bad-structure", FATAL,
        "damaged flattened device tree")
HL_CODE(LIMIT, "limit", FATAL, "limit exceeded")

/* The LCM as a whole. */
HL_CODE(NO_HYPERVISOR, "no-hypervisor", FATAL,
        "there is no /chosen/hypervisor")
HL_CODE(NOT_HYPERVISOR, "not-hypervisor", FATAL, "not a hypervisor node")
HL_CODE(NO_DOMAIN, "no-domain", FATAL, "no domain is described")
HL_CODE(CONFIG_TWICE, "config-twice", ERROR,
        "second config node, left out")
HL_CODE(LIKE_DOMAIN, "like-domain", ERROR,
        "has a kernel, but does not say that it is a domain")
HL_CODE(DOMAIN_MISPLACED, "domain-misplaced", ERROR,
        "domain in the wrong place, left out")
HL_CODE(NO_RECOVERY, "no-recovery", ERROR,
        "there is no domain with the recovery role, so the policy is left out")

/* Words. */
HL_CODE(UNKNOWN_NODE, "unknown-node", NOTE, "unknown node, ignored")
HL_CODE(UNKNOWN_PROPERTY, "unknown-property", NOTE,
        "unknown property, ignored")
HL_CODE(DEPRECATED, "deprecated", NOTE, "deprecated, use the newer word")
HL_CODE(UNIT_MISSING, "unit-missing", NOTE, "no unit, taken as KiB")
HL_CODE(GENERIC_MISSING, "generic-missing", NOTE,
        "not marked as a boot module")
HL_CODE(PROPERTY_TWICE, "property-twice", ERROR, "property is there twice")
HL_CODE(CONFLICT, "conflict", ERROR,
        "older and newer words contradict each other")

/* Forms of values. */
HL_CODE(BAD_LENGTH, "bad-length", ERROR, "property of the wrong length")
HL_CODE(BAD_STRING, "bad-string", ERROR, "not a NUL terminated string")
HL_CODE(BAD_SIZE, "bad-size", ERROR, "not a size")
HL_CODE(SIZE_RANGE, "size-range", ERROR, "impossible size")
HL_CODE(UNKNOWN_VALUE, "unknown-value", ERROR, "unknown value")
HL_CODE(UNKNOWN_BITS, "unknown-bits", ERROR, "unknown bits are set")
HL_CODE(VALUE_TWICE, "value-twice", ERROR, "same value twice")
HL_CODE(TOO_MANY, "too-many", ERROR, "too many values")

/* Domains. */
HL_CODE(DOMID_RESERVED, "domid-reserved", ERROR, "reserved domid")
HL_CODE(DOMID_TAKEN, "domid-taken", ERROR, "domid of an earlier domain")
HL_CODE(BAD_NAME, "bad-name", ERROR, "not a name for a domain")
HL_CODE(NAME_TAKEN, "name-taken", ERROR, "name of an earlier domain")
HL_CODE(BAD_LABEL, "bad-label", ERROR, "not a security label")
HL_CODE(BAD_CPUS, "bad-cpus", ERROR, "impossible number of vCPUs")
HL_CODE(MODE_CONFLICT, "mode-conflict", ERROR,
        "a PV domain cannot have a device model")
HL_CODE(ROLE_TAKEN, "role-taken", ERROR, "role of an earlier domain")
HL_CODE(BOOT_NOT_ALONE, "boot-not-alone", ERROR,
        "the boot role cannot be combined with other roles")
HL_CODE(BOOT_WAITS, "boot-waits", ERROR,
        "the boot domain runs before every other domain")
HL_CODE(MEMORY_MISSING, "memory-missing", ERROR,
        "only a hardware domain may leave out its memory")
HL_CODE(MEMORY_ORDER, "memory-order", ERROR,
        "mem-min, memory and mem-max are not in ascending order")
HL_CODE(BAD_PCI, "bad-pci", ERROR, "not a PCI device")
HL_CODE(PCI_TAKEN, "pci-taken", ERROR, "PCI device of an earlier domain")

/* Start order. */
HL_CODE(BAD_PHANDLE, "bad-phandle", ERROR, "not a phandle")
HL_CODE(PHANDLE_TAKEN, "phandle-taken", ERROR, "phandle of an earlier domain")
HL_CODE(AFTER_UNKNOWN, "after-unknown", ERROR,
        "phandle of no domain in this LCM")
HL_CODE(AFTER_SELF, "after-self", ERROR, "domain waits for itself")
HL_CODE(AFTER_BOOT, "after-boot", ERROR, "domain waits for the boot domain")
HL_CODE(AFTER_NEVER, "after-never", ERROR,
        "domain waits for one which Xen does not start")
HL_CODE(AFTER_CYCLE, "after-cycle", ERROR, "domains wait for each other")
HL_CODE(AFTER_DROPPED, "after-dropped", NOTE,
        "starts without waiting for a domain which has an error")

/* Modules. */
HL_CODE(KERNEL_MISSING, "kernel-missing", ERROR, "domain has no kernel")
HL_CODE(KIND_MISSING, "kind-missing", ERROR, "module of no kind")
HL_CODE(KIND_CONFLICT, "kind-conflict", ERROR, "module of more than one kind")
HL_CODE(KIND_MISPLACED, "kind-misplaced", ERROR,
        "module of a kind that does not belong into this node")
HL_CODE(KIND_REUSED, "kind-reused", ERROR,
        "boot module which is used as another kind, too")
HL_CODE(MODULE_TWICE, "module-twice", ERROR, "second module of this kind")
HL_CODE(LOCATOR_MISSING, "locator-missing", ERROR,
        "nothing says where the module is")
HL_CODE(LOCATOR_TWICE, "locator-twice", ERROR,
        "both an index and an address say where the module is")
HL_CODE(INDEX_LCM, "index-lcm", ERROR, "boot module 0 is the LCM itself")
HL_CODE(INDEX_RANGE, "index-range", ERROR,
        "the boot loader handed over no such module")
HL_CODE(BAD_CELLS, "bad-cells", ERROR,
        "addresses or sizes of an unsupported number of cells")
HL_CODE(EMPTY_REGION, "empty-region", ERROR, "module of no size")
HL_CODE(BAD_REGION, "bad-region", ERROR, "module beyond the address space")
HL_CODE(REGION_OVERLAP, "region-overlap", ERROR,
        "module overlaps another one")
HL_CODE(BOOTARGS_TOO_LONG, "bootargs-too-long", ERROR,
        "command line is too long")
