/* SPDX-License-Identifier: GPL-2.0-only */
/* Hypercalls, and other actions, that only certain roles allow. */
#ifndef HLG_PROBE_H
#define HLG_PROBE_H

#include "arch.h"
#include "hyperlaunch.h"
#include "options.h"
#include "xen.h"

/* Whom it is about.  All but PROBE_SELF need another domain of that kind. */
enum probe_target {
    PROBE_SELF,
    PROBE_OTHER,
    PROBE_OTHER_PV,
    PROBE_OTHER_HVM,
};

/*
 * Below which domids others are looked for.  Looking for more would take long in
 * a PVH domain, if it is emulated.
 */
#define MAX_TARGET 256

/* Who may: any of these roles. */
#define NOBODY   0U
#define CONTROL  ROLE_CONTROL
#define HARDWARE ROLE_HARDWARE
#define BOOT     ROLE_BOOT
#define NOT_BOOT (1U << 31)     /* what every domain has, but a boot domain */
#define EVERYONE (NOT_BOOT | BOOT)

/* What a boot domain may do to a domain that has not been started. */
#define QUERY     XEN_HYPERLAUNCH_ACCESS_query
#define START     XEN_HYPERLAUNCH_ACCESS_start
#define CONFIGURE XEN_HYPERLAUNCH_ACCESS_configure

/* A result: everything but the refusal, if that is not known any better. */
#define NOT_REFUSED (1L << 40)
/* Another one: 0 or more. */
#define SUCCESS     (NOT_REFUSED + 1)

/*
 * What Xen's code says of each is written down; nothing is here because it
 * came out that way.  Where a hypercall does not exist in one mode, or asks for
 * something else, there is one entry for each mode.
 */
struct probe {
    const char *name;

    /* Tries it, and returns Xen's answer.  @target is the domain. */
    long (*ask)(const struct probe *probe, domid_t target);
    /* For @ask: the sub-command, and its argument, which is not written to. */
    unsigned int cmd;
    const void *arg;

    enum probe_target target;
    unsigned int modes;         /* GUEST_*; 0: all */

    unsigned int roles;         /* any of them suffices... */
    unsigned int also;          /* ... and all of these are needed */
    unsigned int access;        /* suffices, too, if the boot domain has it */
    long allowed;               /* the answer to who may */
    long refused;               /* the answer to others; 0: -EPERM */

    /*
     * Not asked by who may: that would do harm, or Xen's answer depends on the
     * machine.
     */
    bool refusal_only;
};

struct probe_table {
    const struct probe *probes;
    unsigned int nr;
};

#define PROBE_TABLE(name) \
    const struct probe_table name = { name ## _list, ARRAY_SIZE(name ## _list) }

extern const struct probe_table domctl_probes, sysctl_probes, memory_probes,
    event_probes, grant_probes, misc_probes, launch_probes;

/* Of the architecture. */
extern const struct probe_table *const arch_probes[];
extern const unsigned int arch_nr_probes;

struct probe_tally {
    unsigned int asked, unexpected, skipped;
};

/* Probes that need another domain are about @domid, and none else. */
void probe_one_target(domid_t domid, unsigned int access);

/* Asks everything, by a domain that has @roles; says each wrong answer. */
void ask_probes(unsigned int roles, struct probe_tally *tally);

/* Ends the check @name. */
void conclude_probes(const char *name, const struct probe_tally *tally);

#endif /* HLG_PROBE_H */
