/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * All domains, as sysctl tells them.  Also for programs that run on Linux: how
 * the hypercall is made is up to the caller.
 */
#ifndef HLG_DOMAIN_LIST_H
#define HLG_DOMAIN_LIST_H

#include "xen.h"

/* Fills in version and @cmd, and makes the hypercall. */
typedef long sysctl_fn(unsigned int cmd, struct xen_sysctl *op);

/* Calls @fn for every domain; returns how many there are, or an error. */
long for_each_domain(sysctl_fn *sysctl,
                     void (*fn)(const struct xen_domctl_getdomaininfo *));

/* Has it shut down, or been destroyed? */
bool is_down(const struct xen_domctl_getdomaininfo *info);

/* In one word. */
const char *domain_state(const struct xen_domctl_getdomaininfo *info);

#endif /* HLG_DOMAIN_LIST_H */
