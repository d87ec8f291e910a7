/* SPDX-License-Identifier: GPL-2.0-only */
/* The hypercall by which the domains of a launch look at it and decide on it. */
#ifndef HLG_HYPERLAUNCH_H
#define HLG_HYPERLAUNCH_H

#include "xen.h"

#include <public/hyperlaunch.h>

/*
 * All return what Xen returned: 0 or more, or a negative XEN_E* value.  What
 * Xen does not fill of a structure is 0.
 */
long launch_op(unsigned int cmd, unsigned long arg1, unsigned long arg2,
               const void *buf, unsigned long len);

long launch_version(void);
long launch_info(struct xen_hyperlaunch_info *info);
long launch_domain(unsigned long nr, struct xen_hyperlaunch_domain *domain);
long launch_module(unsigned long nr, struct xen_hyperlaunch_module *module);
long launch_event(unsigned long nr, struct xen_hyperlaunch_event *event);
long launch_read_lcm(unsigned long offset, void *buf, unsigned long len);
long launch_read_module(unsigned long nr, unsigned long offset, void *buf,
                        unsigned long len);
long launch_unpause(unsigned long domid);
long launch_done(void);
long launch_failed(const char *reason);
long launch_ready(void);

/*
 * The initial domain of this name, or with this domid: 0, or -ENOENT if there is
 * none that may be looked at.
 */
long launch_find_name(const char *name, struct xen_hyperlaunch_domain *domain);
long launch_find_domid(domid_t domid, struct xen_hyperlaunch_domain *domain);

#endif /* HLG_HYPERLAUNCH_H */
