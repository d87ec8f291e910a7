/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the members of the structures of the hyperlaunch hypercall are: what
 * the compiler makes of this table is compared between kinds of guests.
 */

#include <stddef.h>
#include <stdint.h>

#include <public/hyperlaunch.h>

#define SIZE(s)      sizeof(struct xen_hyperlaunch_ ## s)
#define MEMBER(s, m) offsetof(struct xen_hyperlaunch_ ## s, m)

const uint32_t layout[] = {
    SIZE(info),
    MEMBER(info, now), MEMBER(info, deadline), MEMBER(info, lcm_size),
    MEMBER(info, state), MEMBER(info, cause), MEMBER(info, roles),
    MEMBER(info, nr_domains), MEMBER(info, nr_modules),
    MEMBER(info, nr_events), MEMBER(info, domid),
    MEMBER(info, lost_events), MEMBER(info, cause_text),

    SIZE(domain),
    MEMBER(domain, created), MEMBER(domain, started), MEMBER(domain, memory),
    MEMBER(domain, domid), MEMBER(domain, shutdown_code),
    MEMBER(domain, state), MEMBER(domain, roles), MEMBER(domain, flags),
    MEMBER(domain, access), MEMBER(domain, vcpus), MEMBER(domain, uuid),
    MEMBER(domain, name), MEMBER(domain, reason),

    SIZE(module),
    MEMBER(module, size), MEMBER(module, kind), MEMBER(module, flags),

    SIZE(event),
    MEMBER(event, time), MEMBER(event, event), MEMBER(event, from),
    MEMBER(event, to), MEMBER(event, domid), MEMBER(event, pad),
    MEMBER(event, text),
};

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
