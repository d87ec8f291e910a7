/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is told of a launch.
 */

#include <xen/lib.h>
#include <xen/mm.h>
#include <xen/sched.h>
#include <xen/string.h>

#include "machine.h"
#include "query.h"

void hl_query_info(const struct domain *d, struct xen_hyperlaunch_info *info)
{
    const struct hl_initial *hi = hl_find_domain(d);
    struct xen_hyperlaunch_module lcm;

    /* Bits of both are the same. */
    BUILD_BUG_ON(XEN_HYPERLAUNCH_ROLE_control != HL_ROLE_CONTROL);
    BUILD_BUG_ON(XEN_HYPERLAUNCH_ROLE_hardware != HL_ROLE_HARDWARE);
    BUILD_BUG_ON(XEN_HYPERLAUNCH_ROLE_console != HL_ROLE_CONSOLE);
    BUILD_BUG_ON(XEN_HYPERLAUNCH_ROLE_xenstore != HL_ROLE_XENSTORE);
    BUILD_BUG_ON(XEN_HYPERLAUNCH_ROLE_boot != HL_ROLE_BOOT);
    BUILD_BUG_ON(XEN_HYPERLAUNCH_ROLE_recovery != HL_ROLE_RECOVERY);

    memset(info, 0, sizeof(*info));

    info->now = NOW();
    info->deadline = hl_deadline();
    info->lcm_size = hl_get_module(0, &lcm) ? lcm.size : 0;
    info->state = hl_state();
    info->roles = hi ? hi->roles : 0;
    info->nr_domains = hl_nr_initials;
    info->nr_modules = hl_nr_modules();
    info->nr_events = hl_nr_events(&info->lost_events);
    info->domid = d->domain_id;
    hl_get_cause(info);
}

static unsigned int find_state(const struct hl_initial *hi,
                               const struct domain *d)
{
    if ( hi->domid == DOMID_INVALID )
        return XEN_HYPERLAUNCH_DOMAIN_not_built;

    if ( !d || d->is_dying )
        return XEN_HYPERLAUNCH_DOMAIN_destroyed;

    if ( d->is_shutting_down )
        return XEN_HYPERLAUNCH_DOMAIN_shutdown;

    return hl_has_started(hi, d) ? XEN_HYPERLAUNCH_DOMAIN_running
                                 : XEN_HYPERLAUNCH_DOMAIN_paused;
}

unsigned int hl_query_domain_state(const struct hl_initial *hi)
{
    struct domain *d = hl_initial_lock(hi);
    unsigned int state = find_state(hi, d);

    if ( d )
        rcu_unlock_domain(d);

    return state;
}

const char *hl_domain_state_name(unsigned int state)
{
#define STATE(name) [XEN_HYPERLAUNCH_DOMAIN_ ## name]
    static const char *const names[] = {
        STATE(not_built) = "not-built",
        STATE(paused)    = "paused",
        STATE(running)   = "running",
        STATE(shutdown)  = "shutdown",
        STATE(destroyed) = "destroyed",
    };
#undef STATE

    return names[state];
}

const char *hl_module_kind_name(unsigned int kind)
{
#define KIND(name) [XEN_HYPERLAUNCH_MODULE_ ## name]
    static const char *const names[] = {
        KIND(unused)      = "unused",
        KIND(lcm)         = "lcm",
        KIND(kernel)      = "kernel",
        KIND(ramdisk)     = "ramdisk",
        KIND(device_tree) = "device-tree",
        KIND(config)      = "config",
        KIND(microcode)   = "microcode",
        KIND(xsm_policy)  = "xsm-policy",
    };
#undef KIND

    return kind < ARRAY_SIZE(names) ? names[kind] : "?";
}

static void query_live(const struct hl_initial *hi, const struct domain *d,
                       struct xen_hyperlaunch_domain *domain)
{
    domain->memory = (uint64_t)domain_tot_pages(d) << (PAGE_SHIFT - 10);
    domain->vcpus = d->max_vcpus;
    memcpy(domain->uuid, d->handle, sizeof(domain->uuid));

    if ( d->is_shutting_down )
        domain->shutdown_code = d->shutdown_code;

    if ( d->is_console )
        domain->flags |= XEN_HYPERLAUNCH_DOMF_console;
}

void hl_query_domain(const struct hl_initial *hi,
                     struct xen_hyperlaunch_domain *domain)
{
    struct domain *d = hl_initial_lock(hi);

    BUILD_BUG_ON(XEN_HYPERLAUNCH_ACCESS_query != HL_ACCESS_QUERY);
    BUILD_BUG_ON(XEN_HYPERLAUNCH_ACCESS_start != HL_ACCESS_START);
    BUILD_BUG_ON(XEN_HYPERLAUNCH_ACCESS_configure != HL_ACCESS_CONFIGURE);
    BUILD_BUG_ON(sizeof(domain->name) < sizeof(hi->name));

    memset(domain, 0, sizeof(*domain));

    domain->created = hi->created;
    domain->started = read_atomic(&hi->started);
    domain->domid = hi->domid;
    domain->state = find_state(hi, d);
    domain->roles = hi->roles;
    domain->flags = (hi->ready ? XEN_HYPERLAUNCH_DOMF_ready : 0) |
                    (hi->manual ? XEN_HYPERLAUNCH_DOMF_manual : 0);
    domain->access = hi->access;
    memcpy(domain->uuid, hi->uuid, sizeof(domain->uuid));
    safe_strcpy(domain->name, hi->name);
    safe_strcpy(domain->reason, hi->reason);

    if ( !d )
        return;

    if ( !d->is_dying )
        query_live(hi, d, domain);
    rcu_unlock_domain(d);
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
