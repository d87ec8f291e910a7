/* SPDX-License-Identifier: MIT */
/*
 * Launch of the initial domains (Hyperlaunch): look at it, prepare domains as
 * the boot domain, decide how the launch goes on.
 *
 * This interface is stable: what is here keeps its number, its place and its
 * meaning.  New members are added to the end of structures, see below.
 *
 * Guide: docs/hyperlaunch/boot-domain.md
 * Reference: docs/hyperlaunch/hypercall.md
 */

#ifndef __XEN_PUBLIC_HYPERLAUNCH_H__
#define __XEN_PUBLIC_HYPERLAUNCH_H__

#include "xen.h"

/*
 * long HYPERVISOR_hyperlaunch_op(unsigned int cmd, unsigned long arg1,
 *                                unsigned long arg2, void *buf,
 *                                unsigned long len);
 *
 * @cmd is one of XEN_HYPERLAUNCH_OP_*.  The arguments that an operation does
 * not name have to be 0 (NULL).  @buf, of @len bytes, is only written to,
 * except by XEN_HYPERLAUNCH_OP_failed, which reads it.  All arguments are plain
 * numbers and addresses of the caller's width: there is no difference between
 * 32 and 64-bit callers but their range.
 *
 * Returns 0 or more on success, as said with each operation, else -errno:
 *   -ENOSYS  there is no such operation, or this was no launch with an LCM
 *   -EPERM   the caller may not do this, or not to this domain
 *   -EBUSY   not in this state of the launch
 *   -EINVAL  an argument that the operation does not have is not 0
 *   -EFAULT  @buf cannot be written to (read)
 * and what is said with the operation.
 *
 * Who may do what:
 *   everybody              version
 *   any initial domain     ready
 *   boot domain            all but ready, while it prepares the launch
 *   recovery and control   info, domain, module, event; in the end states,
 *     domains              control domains may unpause
 * XSM may restrict that further.
 *
 * Structures have the same layout for all callers.  Operations that fill one
 * write as much of it as fits in @len bytes, and return the size that it has.
 * A caller with a newer header than Xen's sees from it which members have been
 * written.
 */

/* Returns XEN_HYPERLAUNCH_VERSION as Xen has it. */
#define XEN_HYPERLAUNCH_OP_version      0
#define XEN_HYPERLAUNCH_VERSION         1

/* The launch as a whole.  @buf: struct xen_hyperlaunch_info. */
#define XEN_HYPERLAUNCH_OP_info         1

/*
 * An initial domain.  @arg1: its number, from 0 in the order of the LCM.
 * @buf: struct xen_hyperlaunch_domain.
 *   -ENOENT  there are no more
 *   -EPERM   the boot domain has no "query" access to this one; others may
 *            follow.  It always sees itself.  This is no way to hide a domain:
 *            the LCM, the modules and the log tell of all of them.
 */
#define XEN_HYPERLAUNCH_OP_domain       2

/*
 * A boot module.  @arg1: its number, from 0.  @buf: struct
 * xen_hyperlaunch_module.
 *   -ENOENT  there are no more
 */
#define XEN_HYPERLAUNCH_OP_module       3

/*
 * An entry of the event log, which has one for everything that decides how the
 * launch goes on.  @arg1: its number, from 0, the oldest.  @buf: struct
 * xen_hyperlaunch_event.
 *   -ENOENT  there are no more, yet
 */
#define XEN_HYPERLAUNCH_OP_event        4

/*
 * Read the LCM.  @arg1: offset in bytes.  Returns the number of bytes copied to
 * @buf; 0 at and behind the end.
 *   -ENOENT  its memory was given back
 */
#define XEN_HYPERLAUNCH_OP_read_lcm     5

/*
 * Read a boot module.  @arg1: its number, @arg2: offset in bytes.  Returns the
 * number of bytes copied to @buf, which may be less than @len although there
 * are more; 0 at and behind the end.
 *   -ENOENT  there is no such module, or its memory was given back
 */
#define XEN_HYPERLAUNCH_OP_read_module  6

/*
 * Start an initial domain which has not been started.  @arg1: its domid.
 *   -ESRCH   there is no initial domain with this domid (any more)
 *   -EPERM   the boot domain has no "start" access to it
 *   -EEXIST  it has been started
 */
#define XEN_HYPERLAUNCH_OP_unpause      7

/*
 * The boot domain has done what it was there for.  It is stopped before this
 * returns, and destroyed; then all other domains are started.
 */
#define XEN_HYPERLAUNCH_OP_done         8

/*
 * The boot domain could not do what it was there for: as done, but the launch
 * has failed.  @buf, @len: the reason, text without a NUL.  What is beyond
 * XEN_HYPERLAUNCH_TEXT - 1 bytes is cut off, unprintable characters are
 * replaced.
 */
#define XEN_HYPERLAUNCH_OP_failed       9

/*
 * The calling initial domain says that it is ready for whoever waits for that,
 * by looking: see XEN_HYPERLAUNCH_DOMF_ready.  Xen does not wait for it.
 */
#define XEN_HYPERLAUNCH_OP_ready        10

#define XEN_HYPERLAUNCH_TEXT            128
#define XEN_HYPERLAUNCH_NAME            72

/* State of a launch. */
#define XEN_HYPERLAUNCH_STATE_building    0  /* no domain runs */
#define XEN_HYPERLAUNCH_STATE_preparing   1  /* the boot domain runs */
#define XEN_HYPERLAUNCH_STATE_reclaiming  2  /* boot domain, LCM, modules go */
#define XEN_HYPERLAUNCH_STATE_starting    3  /* the others are started */
#define XEN_HYPERLAUNCH_STATE_done        4  /* end state: all is well */
#define XEN_HYPERLAUNCH_STATE_recovery    5  /* end state: something failed */

/* The first thing that failed. */
#define XEN_HYPERLAUNCH_CAUSE_none             0
#define XEN_HYPERLAUNCH_CAUSE_not_built        1  /* an initial domain */
#define XEN_HYPERLAUNCH_CAUSE_no_control       2  /* as 1: a control domain */
#define XEN_HYPERLAUNCH_CAUSE_no_hardware      3  /* as 1: the hardware domain */
#define XEN_HYPERLAUNCH_CAUSE_no_boot          4  /* as 1: the boot domain */
#define XEN_HYPERLAUNCH_CAUSE_boot_failed      5  /* it said so */
#define XEN_HYPERLAUNCH_CAUSE_boot_crashed     6
#define XEN_HYPERLAUNCH_CAUSE_boot_stopped     7  /* without done or failed */
#define XEN_HYPERLAUNCH_CAUSE_boot_timeout     8
#define XEN_HYPERLAUNCH_CAUSE_domain_crashed   9  /* before the launch ended */

/* Roles of a domain (bit mask). */
#define XEN_HYPERLAUNCH_ROLE_control   (1U << 0)
#define XEN_HYPERLAUNCH_ROLE_hardware  (1U << 1)
#define XEN_HYPERLAUNCH_ROLE_console   (1U << 2)
#define XEN_HYPERLAUNCH_ROLE_xenstore  (1U << 3)
#define XEN_HYPERLAUNCH_ROLE_boot      (1U << 4)
#define XEN_HYPERLAUNCH_ROLE_recovery  (1U << 5)

struct xen_hyperlaunch_info {
    uint64_t now;                /* ns since Xen runs, as all times here */
    uint64_t deadline;           /* of the boot domain; 0: none */
    uint64_t lcm_size;           /* bytes; 0: it was given back */
    uint32_t state;              /* XEN_HYPERLAUNCH_STATE_* */
    uint32_t cause;              /* XEN_HYPERLAUNCH_CAUSE_* */
    uint32_t roles;              /* XEN_HYPERLAUNCH_ROLE_*, of the caller */
    uint32_t nr_domains;
    uint32_t nr_modules;         /* 0: they were given back */
    uint32_t nr_events;
    domid_t domid;               /* of the caller */
    domid_t cause_domid;         /* whom the cause is about; DOMID_INVALID: none
                                  * that was built */
    uint32_t lost_events;        /* that the log had no room for */
    char cause_text[XEN_HYPERLAUNCH_TEXT]; /* NUL terminated, may be empty */
};

/* State of an initial domain. */
#define XEN_HYPERLAUNCH_DOMAIN_not_built  0
#define XEN_HYPERLAUNCH_DOMAIN_paused     1  /* has not been started */
#define XEN_HYPERLAUNCH_DOMAIN_running    2  /* has been started */
#define XEN_HYPERLAUNCH_DOMAIN_shutdown   3  /* by itself, see shutdown_code */
#define XEN_HYPERLAUNCH_DOMAIN_destroyed  4  /* does not exist any more */

/* Flags of an initial domain. */
#define XEN_HYPERLAUNCH_DOMF_ready   (1U << 0) /* has said so */
#define XEN_HYPERLAUNCH_DOMF_manual  (1U << 1) /* is not started by Xen */
#define XEN_HYPERLAUNCH_DOMF_console (1U << 2) /* has Xen's console */

/* What the boot domain may do to a domain (bit mask). */
#define XEN_HYPERLAUNCH_ACCESS_query      (1U << 0)
#define XEN_HYPERLAUNCH_ACCESS_start      (1U << 1)
#define XEN_HYPERLAUNCH_ACCESS_configure  (1U << 2)

struct xen_hyperlaunch_domain {
    uint64_t created;            /* when it was built; 0: it was not */
    uint64_t started;            /* when it was started; 0: it was not, or while
                                  * reclaiming, by a toolstack */
    uint64_t memory;             /* KiB that it has now; 0: it does not exist */
    domid_t domid;               /* DOMID_INVALID: it was not built */
    uint16_t shutdown_code;      /* SHUTDOWN_*, if it has shut down */
    uint32_t state;              /* XEN_HYPERLAUNCH_DOMAIN_* */
    uint32_t roles;              /* XEN_HYPERLAUNCH_ROLE_* */
    uint32_t flags;              /* XEN_HYPERLAUNCH_DOMF_* */
    uint32_t access;             /* XEN_HYPERLAUNCH_ACCESS_* */
    uint32_t vcpus;              /* 0: it does not exist */
    xen_domain_handle_t uuid;
    char name[XEN_HYPERLAUNCH_NAME];        /* NUL terminated */
    char reason[XEN_HYPERLAUNCH_TEXT];      /* why it was not built */
};

/* Kinds of boot modules. */
#define XEN_HYPERLAUNCH_MODULE_unused       0  /* the LCM does not name it */
#define XEN_HYPERLAUNCH_MODULE_lcm          1
#define XEN_HYPERLAUNCH_MODULE_kernel       2
#define XEN_HYPERLAUNCH_MODULE_ramdisk      3
#define XEN_HYPERLAUNCH_MODULE_device_tree  4
#define XEN_HYPERLAUNCH_MODULE_config       5
#define XEN_HYPERLAUNCH_MODULE_microcode    6
#define XEN_HYPERLAUNCH_MODULE_xsm_policy   7

/* A compressed kernel, which Xen has unpacked: this is what came out. */
#define XEN_HYPERLAUNCH_MODF_unpacked  (1U << 0)

struct xen_hyperlaunch_module {
    uint64_t size;               /* bytes */
    uint32_t kind;               /* XEN_HYPERLAUNCH_MODULE_* */
    uint32_t flags;              /* XEN_HYPERLAUNCH_MODF_* */
};

/*
 * What happened.  Unless something else is said, @domid is whom it happened to.
 */
#define XEN_HYPERLAUNCH_EVENT_created         0  /* a domain was built */
#define XEN_HYPERLAUNCH_EVENT_domain_failed   1  /* was not built, or crashed */
#define XEN_HYPERLAUNCH_EVENT_launch_failed   2  /* as 1, and failure-policy
                                                  * is recovery-only */
#define XEN_HYPERLAUNCH_EVENT_built           3  /* all: boot domain starts */
#define XEN_HYPERLAUNCH_EVENT_built_no_boot   4  /* all: there is none */
#define XEN_HYPERLAUNCH_EVENT_boot_done       5  /* the boot domain said so */
#define XEN_HYPERLAUNCH_EVENT_boot_failed     6  /* the boot domain said so */
#define XEN_HYPERLAUNCH_EVENT_boot_crashed    7
#define XEN_HYPERLAUNCH_EVENT_boot_stopped    8
#define XEN_HYPERLAUNCH_EVENT_boot_timeout    9
#define XEN_HYPERLAUNCH_EVENT_reclaimed       10 /* boot domain, LCM, modules */
#define XEN_HYPERLAUNCH_EVENT_started         11 /* all that are to be */
#define XEN_HYPERLAUNCH_EVENT_recovered       12 /* as 11, but there is a cause */
#define XEN_HYPERLAUNCH_EVENT_unpaused        13 /* a domain was started */
#define XEN_HYPERLAUNCH_EVENT_ready           14 /* the domain said so */
#define XEN_HYPERLAUNCH_EVENT_shutdown        15 /* no crash; or destroyed */
#define XEN_HYPERLAUNCH_EVENT_console         16 /* the domain got it */

struct xen_hyperlaunch_event {
    uint64_t time;
    uint32_t event;              /* XEN_HYPERLAUNCH_EVENT_* */
    uint32_t from, to;           /* XEN_HYPERLAUNCH_STATE_* before and after */
    domid_t domid;               /* DOMID_INVALID: about nobody */
    uint16_t pad;                /* 0 */
    char text[XEN_HYPERLAUNCH_TEXT];        /* more on it, may be empty */
};

#endif /* __XEN_PUBLIC_HYPERLAUNCH_H__ */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
