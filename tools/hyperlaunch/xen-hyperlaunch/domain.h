/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An initial domain, as users name it.
 */

#ifndef XEN_HYPERLAUNCH__DOMAIN_H
#define XEN_HYPERLAUNCH__DOMAIN_H

#include "command.h"
#include "launch.h"

/*
 * Find the domain with this name, or else this domid, and its number.  Returns
 * 0 or -errno: -ENOENT if there is none, -EPERM if there is none among those
 * that may be queried.
 */
int find_domain(struct xen *xen, const char *who, struct domain *domain,
                unsigned long *nr);

/* Say so; returns an exit code. */
int explain_not_found(const struct context *ctx, const char *who, int rc);

#endif /* XEN_HYPERLAUNCH__DOMAIN_H */
