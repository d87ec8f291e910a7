/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: what a launch asks for.
 *
 * hl_lcm_parse() turns a flattened device tree into a struct hl_lcm.
 * hl_lcm_validate() then checks the parts against each other and against the
 * host.  Neither allocates, prints, nor keeps state of its own; both report
 * everything that is wrong as values (struct hl_diag), which
 * hl_diag_format() turns into text.
 *
 * The same sources are compiled into the hypervisor (init code: call them
 * during boot only, from one CPU, no locks needed), the host tool, the unit
 * tests and the fuzzer.
 *
 * Every pointer in these structures points into the blob: the blob must stay
 * where it is, unchanged, for as long as they are used.
 *
 * Specification: docs/hyperlaunch/bindings.md
 */

#ifndef XEN__HYPERLAUNCH__LCM_H
#define XEN__HYPERLAUNCH__LCM_H

#include <xen/types.h>

/*
 * Limits.  Exceeding one is an error which names it.  Messages quote the plain
 * numbers by themselves; those of HL_MAX_LCM_SIZE (lcm-probe.c) and
 * HL_MAX_MEMORY_KB (lcm-props.c) are written out.
 */
#define HL_MAX_LCM_SIZE     (2U << 20) /* bytes: Arm's limit, too */
#define HL_MAX_DOMAINS      64
#define HL_MAX_MODULES      288        /* module nodes: 4 per domain, 32 more */
#define HL_MAX_NAME         64         /* characters, without the NUL */
#define HL_MAX_LABEL        256        /* characters, without the NUL */
#define HL_MAX_PCI_DEVICES  16         /* per domain */
#define HL_MAX_MEMORY_KB    (1ULL << 42) /* 2^52 bytes: any machine's */
#define HL_MAX_DIAGS        128        /* further ones are only counted */

/* Roles of a domain (bit mask). */
#define HL_ROLE_CONTROL     (1U << 0)
#define HL_ROLE_HARDWARE    (1U << 1)
#define HL_ROLE_CONSOLE     (1U << 2)
#define HL_ROLE_XENSTORE    (1U << 3)
#define HL_ROLE_BOOT        (1U << 4)
#define HL_ROLE_RECOVERY    (1U << 5)
/* What makes a domain a Dom0, whatever its domid. */
#define HL_ROLES_DOM0       (HL_ROLE_CONTROL | HL_ROLE_HARDWARE | \
                             HL_ROLE_CONSOLE | HL_ROLE_XENSTORE)

/* What a boot domain may do to a domain (bit mask). */
#define HL_ACCESS_QUERY     (1U << 0)
#define HL_ACCESS_START     (1U << 1)
#define HL_ACCESS_CONFIGURE (1U << 2)

enum hl_mode {
    HL_MODE_DEFAULT, /* PVH where the host can, else PV */
    HL_MODE_PV,
    HL_MODE_PVH,
    HL_MODE_HVM,     /* PVH with a device model; u32 form only */
};

/* xen,enhanced: xenstore and console wiring, with the dom0less meanings. */
enum hl_enhanced {
    HL_ENHANCED_DEFAULT,     /* absent: enabled if a xenstore domain exists */
    HL_ENHANCED_DISABLED,
    HL_ENHANCED_NO_XENSTORE,
    HL_ENHANCED_ENABLED,
};

enum hl_failure_policy {
    HL_FAILURE_CONTINUE,
    HL_FAILURE_RECOVERY_ONLY,
};

enum hl_module_kind {
    HL_MODULE_KERNEL,
    HL_MODULE_RAMDISK,
    HL_MODULE_DEVICE_TREE,
    HL_MODULE_CONFIG,
    HL_MODULE_MICROCODE,
    HL_MODULE_XSM_POLICY,
};
#define HL_NR_MODULE_KINDS (HL_MODULE_XSM_POLICY + 1)

/* One module node. */
struct hl_module {
    int node;                  /* offset of the node in the blob */
    int domain;                /* index into domains[]; -1: of Xen itself */
    enum hl_module_kind kind;
    bool by_index;             /* else by address */
    uint32_t index;            /* boot module number; 0 is the LCM itself */
    uint64_t addr, size;       /* bytes; machine addresses */
    const char *bootargs;      /* NUL terminated; NULL if absent */
    size_t bootargs_len;       /* characters, without the NUL */
    const uint8_t *sha256;     /* 32 bytes; NULL if absent */
    unsigned int nr_errors;    /* if not zero: must not be used */
};

#define HL_NO_MODULE (-1)      /* there is no such module */

#define HL_NO_DOMID  0x7ff4    /* same value as DOMID_INVALID */

/* One domain node. */
struct hl_domain {
    int node;
    uint32_t phandle;          /* 0: none */
    const char *name;          /* domain-name, else the node's name, unit
                                * address included; "" if neither will do,
                                * which is an error */
    size_t name_len;           /* name need not be NUL terminated at this
                                * length: print with %.*s */
    bool has_domid;            /* domid was given; if not, validation sets it */
    uint16_t domid;            /* HL_NO_DOMID: one was given, but it is bad */
    const uint8_t *uuid;       /* 16 bytes; NULL if absent (null UUID) */
    unsigned int roles;        /* HL_ROLE_* */
    enum hl_mode mode;
    uint32_t cpus;
    bool has_memory;
    uint64_t memory_kb;        /* KiB */
    uint64_t mem_min_kb;       /* KiB; memory_kb if absent */
    uint64_t mem_max_kb;       /* KiB; memory_kb if absent; without either 0,
                                * which means no limit */
    const char *security_id;   /* NULL if absent */
    enum hl_enhanced enhanced;
    const void *start_after;   /* phandle cells, big endian; NULL if absent */
    unsigned int nr_start_after;
    uint64_t after;            /* set by validation: bit i = domains[i] */
    bool start_manual;
    unsigned int boot_access;  /* HL_ACCESS_* */
    bool console_output;
    unsigned int nr_pci_devices;
    uint32_t pci_devices[HL_MAX_PCI_DEVICES]; /* segment << 16 | BDF */
    int kernel, ramdisk, device_tree, config; /* index into modules[] or
                                               * HL_NO_MODULE */
    unsigned int nr_errors;    /* if not zero: must not be built */
};

enum hl_severity {
    HL_NOTE,   /* ignored or old words: nothing is wrong with the launch */
    HL_ERROR,  /* of one domain, module of Xen or launch-wide setting: that
                * one is left out (a setting gets its default) */
    HL_FATAL,  /* the LCM as a whole cannot be used */
};

/* What is wrong.  lcm-codes.h has one message for each. */
enum hl_code {
    HL_E_NONE = 0,
#define HL_CODE(name, id, severity, text) HL_E_##name,
#include <xen/hyperlaunch/lcm-codes.h>
#undef HL_CODE
    HL_NR_CODES
};

/* How the value that was found is to be shown. */
enum hl_found {
    HL_FOUND_NOTHING,
    HL_FOUND_NUMBER,   /* decimal */
    HL_FOUND_ABOVE,    /* decimal, and the most that it may be */
    HL_FOUND_HEX,
    HL_FOUND_STRING,   /* string, str_len characters at most, unprintable
                        * ones escaped */
    HL_FOUND_PCI,      /* segment << 16 | BDF */
    HL_FOUND_LENGTH,   /* in bytes */
};

struct hl_diag {
    enum hl_code code;
    enum hl_severity severity;
    int node;              /* offset of the node, or -1: the blob itself */
    int domain;            /* index into domains[], or -1 */
    const char *property;  /* NULL: the node itself */
    enum hl_found found_as;
    union {
        uint64_t number;
        struct {
            const char *str;
            size_t str_len;
        };
        struct {
            uint64_t above, most;
        };
    } found;
    const char *expected;  /* NULL: the message says it all */
    int other;             /* offset of a node to see as well; 0: none */
};

/*
 * In the order in which they were found.  Once diag[] is full, what is wrong
 * displaces notes, so that no flood of unknown words can hide an error.
 */
struct hl_diags {
    unsigned int nr;       /* entries used in diag[] */
    unsigned int dropped;  /* counted but not kept (HL_MAX_DIAGS) */
    unsigned int nr_errors, nr_fatal; /* including dropped ones */
    struct hl_diag diag[HL_MAX_DIAGS];
};

struct hl_lcm {
    const void *fdt;           /* the blob, whether it can be used or not */
    size_t size;               /* bytes, from the FDT header; 0: cannot */

    /* config node; defaults if there is none */
    int config_node;           /* offset, or -1 */
    int microcode, xsm_policy; /* index into modules[] or HL_NO_MODULE */
    uint32_t boot_timeout_ms;  /* 0: none */
    enum hl_failure_policy failure_policy;

    unsigned int nr_modules;
    struct hl_module modules[HL_MAX_MODULES];

    unsigned int nr_domains;
    struct hl_domain domains[HL_MAX_DOMAINS];
};

/*
 * What validation may hold the LCM against.  A field whose value is not known
 * (host tool) is set to the largest value of its type.
 */
struct hl_host {
    unsigned int nr_modules;   /* boot modules handed over, the LCM included */
    unsigned int max_cpus;     /* vCPUs that a domain can have */
    unsigned int max_pvh_cpus; /* same, if it is to be PVH */
    unsigned int max_cmdline;  /* characters in a kernel's command line,
                                * without the NUL */
};

enum hl_presence {
    HL_LCM_ABSENT,     /* no FDT magic: not meant as an LCM */
    HL_LCM_MALFORMED,  /* FDT magic, but not a usable FDT, or no
                        * /chosen/hypervisor in it */
    HL_LCM_PRESENT,
};

/*
 * Is there an LCM in the @size bytes at @blob?  Reads no more than these, and
 * says in @diags (initialised here) what is wrong if HL_LCM_MALFORMED.
 */
enum hl_presence hl_lcm_probe(const void *blob, size_t size,
                              struct hl_diags *diags);

/*
 * Can any device tree in the @size bytes at @blob be read, with libfdt for
 * instance, without harm?  If not, @diags (initialised here) says what is wrong.
 */
bool hl_fdt_check(const void *blob, size_t size, struct hl_diags *diags);

/*
 * Parse the LCM in the @size bytes at @blob.  @lcm and @diags are initialised
 * here.  Returns true if @lcm can be used: no HL_FATAL; there may be domains
 * with errors in it.
 */
bool hl_lcm_parse(const void *blob, size_t size, struct hl_lcm *lcm,
                  struct hl_diags *diags);

/* Do both say that they are the same boot module? */
bool hl_is_same_module(const struct hl_module *a, const struct hl_module *b);

/*
 * Check a parsed LCM: roles, domids (absent ones are assigned here), memory,
 * module references, start order.  Adds to @diags.  Returns true if the LCM
 * can be used and at least one domain without an error is left.  To be called
 * once per parse, and only if that returned true.
 *
 * Of two domains that claim the same thing (a domid, a name, a role, a PCI
 * device) the later one in the LCM gets the error, whatever else may be wrong
 * with the earlier one: mending a fault never creates another.
 */
bool hl_lcm_validate(struct hl_lcm *lcm, const struct hl_host *host,
                     struct hl_diags *diags);

/*
 * Write the one line message of @diag, without newline, NUL terminated, to the
 * @size bytes at @buf.  @fdt is the blob in which it was found.  What stems
 * from the blob is escaped: all is printable ASCII.
 *   /chosen/hypervisor/dom1: memory: not a size: found "12Q", expected ...
 * Returns the length that the whole message has, as snprintf() does.
 */
int hl_diag_format(const void *fdt, const struct hl_diag *diag,
                   char *buf, size_t size);

/* Name of a code, for example "bad-length": for tests, JSON and documents. */
const char *hl_code_name(enum hl_code code);

/*
 * Names of the roles in @roles, comma separated, or "none".  Returns the
 * length as snprintf() does.  HL_ROLES_STR_MAX bytes are always enough.
 */
#define HL_ROLES_STR_MAX 56
int hl_roles_format(unsigned int roles, char *buf, size_t size);

#endif /* XEN__HYPERLAUNCH__LCM_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
