/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The launch, as Xen tells of it.
 */

#ifndef XEN_HYPERLAUNCH__LAUNCH_H
#define XEN_HYPERLAUNCH__LAUNCH_H

#include <stdbool.h>

#include "hypercall.h"

/*
 * A structure, and how much of it Xen knows: an older Xen may know less than
 * we do.  The rest is 0.
 */
struct info {
    struct xen_hyperlaunch_info v;
    size_t size;
};

struct domain {
    struct xen_hyperlaunch_domain v;
    size_t size;
};

struct module {
    struct xen_hyperlaunch_module v;
    size_t size;
};

struct event {
    struct xen_hyperlaunch_event v;
    size_t size;
};

/* Has Xen written this member? */
#define knows(s, member) \
    ((s)->size >= offsetof(__typeof__((s)->v), member) + \
                  sizeof((s)->v.member))

/* Return 0 or -errno. */
int get_info(struct xen *xen, struct info *info);
int get_domain(struct xen *xen, unsigned long nr, struct domain *domain);
int get_module(struct xen *xen, unsigned long nr, struct module *module);
int get_event(struct xen *xen, unsigned long nr, struct event *event);

#endif /* XEN_HYPERLAUNCH__LAUNCH_H */
