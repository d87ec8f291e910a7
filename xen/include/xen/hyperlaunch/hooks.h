/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the rest of Xen tells Hyperlaunch at run time that something happened,
 * and asks what the boot domain may do.
 */

#ifndef XEN__HYPERLAUNCH__HOOKS_H
#define XEN__HYPERLAUNCH__HOOKS_H

#include <xen/types.h>

#include <public/event_channel.h>

struct domain;
struct xen_domctl;
struct xen_sysctl;

#ifdef CONFIG_HYPERLAUNCH

/* @d has notified @port, which nobody is bound to. */
void hl_notify_unbound(struct domain *d, evtchn_port_t port);

/*
 * @d has shut down, which its shutdown_code tells of, or is going to be
 * destroyed.
 */
void hl_domain_stops(const struct domain *d);

/*
 * Is the host to go on although its hardware domain @d has shut down for
 * @reason?  It is if a launch fails by that, and there is a recovery domain.
 */
bool hl_goes_on_without(const struct domain *d, unsigned int reason);

/* Is @d the boot domain, for as long as that exists? */
bool hl_is_boot(const struct domain *d);

/*
 * May the caller do this to @d?  -EPERM if it is the boot domain, and must not.
 * 0 is no answer for any other domain.
 */
int hl_check_domctl(const struct domain *d, const struct xen_domctl *op);

/* The same, with the lock of domctl: it is about to be done. */
int hl_begin_domctl(const struct domain *d, const struct xen_domctl *op);

/* The same for a sysctl. */
int hl_check_sysctl(const struct xen_sysctl *op);

/* May the caller, which is the boot domain, be told of @d?  0 or -EPERM. */
int hl_check_getdomaininfo(const struct domain *d);

#else

static inline void hl_notify_unbound(struct domain *d, evtchn_port_t port) {}

static inline void hl_domain_stops(const struct domain *d) {}

static inline bool hl_goes_on_without(const struct domain *d,
                                      unsigned int reason)
{
    return false;
}

static inline bool hl_is_boot(const struct domain *d)
{
    return false;
}

static inline int hl_check_domctl(const struct domain *d,
                                  const struct xen_domctl *op)
{
    return 0;
}

static inline int hl_begin_domctl(const struct domain *d,
                                  const struct xen_domctl *op)
{
    return 0;
}

static inline int hl_check_sysctl(const struct xen_sysctl *op)
{
    return 0;
}

static inline int hl_check_getdomaininfo(const struct domain *d)
{
    return 0;
}

#endif

#endif /* XEN__HYPERLAUNCH__HOOKS_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
