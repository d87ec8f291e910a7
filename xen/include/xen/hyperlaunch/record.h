/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What Xen remembers of a launch when it is done: nothing but numbers, which
 * are written before the first domain runs, and read-only from then on.
 */

#ifndef XEN__HYPERLAUNCH__RECORD_H
#define XEN__HYPERLAUNCH__RECORD_H

#include <xen/mm-frame.h>
#include <xen/types.h>

#include <public/event_channel.h>

struct domain;
struct page_info;

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

/* An initial domain. */
struct hl_record {
    domid_t domid;
    uint64_t unique_id;    /* as in struct domain: domids can come again */
    struct hl_ring rings[HL_NR_RINGS];
};

/* Make a record of @d.  Init code: before any domain runs. */
void hl_record_add(const struct domain *d, const struct hl_ring *rings);

/*
 * Records are numbered from 0 to HL_MAX_DOMAINS - 1.  NULL if there is none,
 * or if its domain does not exist any more.
 */
const struct hl_record *hl_record_get(unsigned int nr);

/* The record of the initial domain which has this domid now, or NULL. */
const struct hl_record *hl_record_find(domid_t domid);

/*
 * The page behind @gfn in @d, if it is one that others can be let write to.
 * NULL if not.  Takes two references, to be given to hl_put_ring_page().
 */
struct page_info *hl_get_ring_page(struct domain *d, gfn_t gfn);
void hl_put_ring_page(struct page_info *page);

/* Show the records in hypfs.  Init code. */
#ifdef CONFIG_HYPFS
void hl_hypfs_init(void);
#else
static inline void hl_hypfs_init(void) {}
#endif

#endif /* XEN__HYPERLAUNCH__RECORD_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
