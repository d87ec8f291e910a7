/* SPDX-License-Identifier: GPL-2.0-only */
/* Hypercalls, and other actions, that only certain roles allow. */
#ifndef HLG_PROBE_H
#define HLG_PROBE_H

#include "arch.h"
#include "options.h"
#include "xen.h"

/* Whom it is about.  All but PROBE_SELF need another domain of that kind. */
enum probe_target {
    PROBE_SELF,
    PROBE_OTHER,
    PROBE_OTHER_PV,
    PROBE_OTHER_HVM,
};

/* Who may: any of these roles. */
#define NOBODY   0U
#define EVERYONE (1U << 31)
#define CONTROL  ROLE_CONTROL
#define HARDWARE ROLE_HARDWARE

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
    event_probes, grant_probes, misc_probes;

/* Of the architecture. */
extern const struct probe_table *const arch_probes[];
extern const unsigned int arch_nr_probes;

#endif /* HLG_PROBE_H */
