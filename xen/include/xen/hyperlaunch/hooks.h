/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the rest of Xen tells Hyperlaunch at run time that something happened.
 */

#ifndef XEN__HYPERLAUNCH__HOOKS_H
#define XEN__HYPERLAUNCH__HOOKS_H

#include <public/event_channel.h>

struct domain;

#if defined(CONFIG_HYPERLAUNCH) && defined(CONFIG_X86)

/* @d has notified @port, which nobody is bound to. */
void hl_notify_unbound(struct domain *d, evtchn_port_t port);

#else

static inline void hl_notify_unbound(struct domain *d, evtchn_port_t port) {}

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
