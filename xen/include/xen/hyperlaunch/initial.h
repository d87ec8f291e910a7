/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The initial domains, as Xen remembers them: from when they are built on, for
 * good.  Nothing in it depends on the LCM or on a domain still being there.
 */

#ifndef XEN__HYPERLAUNCH__INITIAL_H
#define XEN__HYPERLAUNCH__INITIAL_H

#include <xen/hyperlaunch/lcm.h>
#include <xen/mm-frame.h>
#include <xen/time.h>
#include <xen/types.h>

#include <public/event_channel.h>
#include <public/hyperlaunch.h>

struct domain;
struct page_info;

/* For messages: a time since Xen runs, in ms, to the us. */
#define HL_TIME_FMT "%"PRI_stime".%03"PRI_stime"ms"
#define HL_TIME_ARGS(t) \
    ((t) / MILLISECS(1)), (((t) % MILLISECS(1)) / MICROSECS(1))

/* A page which a domain shares with the backend of one of its devices. */
enum hl_ring_kind {
    HL_RING_STORE,
    HL_RING_CONSOLE,
    HL_NR_RINGS
};

struct hl_ring {
    domid_t backend;       /* DOMID_INVALID: not wired */
    evtchn_port_t port;    /* the domain's own end; 0: not wired */
    unsigned long gfn;     /* INVALID_GFN: not wired */
};

/*
 * An initial domain.  Init code fills it, and run-time code only reads it, but
 * for what is marked.
 */
struct hl_initial {
    char name[HL_MAX_NAME + 1];
    char roles_text[HL_ROLES_STR_MAX];
    xen_domain_handle_t uuid;
    unsigned int roles;          /* HL_ROLE_* */
    unsigned int access;         /* HL_ACCESS_*: what the boot domain may do */
    bool manual;                 /* left paused, for a control domain */
    uint64_t after;              /* bit i: to be started after initial i */
    domid_t domid;               /* DOMID_INVALID: it was not built */
    uint64_t unique_id;          /* as in struct domain: domids come again */
    s_time_t created;            /* since Xen runs */
    struct hl_ring rings[HL_NR_RINGS];
    char reason[XEN_HYPERLAUNCH_TEXT]; /* why it was not built */

    /*
     * NULL if it was not built.  Referenced until the launch has come to an
     * end, when it becomes NULL: see hl_initial_lock().
     */
    struct domain *d;

    /* Changed under the lock of the launch (machine.c), read at any time. */
    s_time_t started;            /* since Xen runs; 0: has not been */
    bool ready;                  /* said so */
    bool failed;                 /* was not built, or crashed meanwhile */
};

/* In the order of the LCM, whose domain nodes have the same numbers. */
extern struct hl_initial hl_initials[HL_MAX_DOMAINS];
extern unsigned int hl_nr_initials;

/*
 * The first that is meant to have any of @roles, whether it was built or not.
 * NULL if there is none.
 */
const struct hl_initial *hl_find_role(unsigned int roles);

/* The initial domain that @d is, or NULL. */
struct hl_initial *hl_find_domain(const struct domain *d);

/* The initial domain which has this domid now, or NULL. */
struct hl_initial *hl_find_domid(domid_t domid);

/*
 * The domain, in an RCU read side critical section which rcu_unlock_domain()
 * ends.  NULL if it does not exist (any more): nothing is to be unlocked.
 */
struct domain *hl_initial_lock(const struct hl_initial *hi);

/*
 * The page behind @gfn in @d, if it is one that others can be let write to.
 * NULL if not.  Takes two references, to be given to hl_put_ring_page().
 */
struct page_info *hl_get_ring_page(struct domain *d, gfn_t gfn);
void hl_put_ring_page(struct page_info *page);

#endif /* XEN__HYPERLAUNCH__INITIAL_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
