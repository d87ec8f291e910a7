/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the rest of Xen asks and tells: who is the boot domain, what is it
 * allowed to do, and which domain has come to an end.
 */

#include <xen/errno.h>
#include <xen/hyperlaunch/hooks.h>
#include <xen/lib.h>
#include <xen/sched.h>

#include <public/domctl.h>
#include <public/sched.h>
#include <public/sysctl.h>

#include "machine.h"

/*
 * The access that the boot domain must have to a domain for a domctl.  0: it is
 * not for the boot domain at all.
 *
 * None of these gives access to hardware or to another domain's memory, or
 * keeps the domain from being started later.  What a domain can get more of is
 * memory and CPU time.
 */
static unsigned int access_needed(unsigned int cmd)
{
    switch ( cmd )
    {
    case XEN_DOMCTL_getdomaininfo:
    case XEN_DOMCTL_getvcpuinfo:
    case XEN_DOMCTL_getvcpuaffinity:
    case XEN_DOMCTL_getnodeaffinity:
    case XEN_DOMCTL_get_address_size:
        return HL_ACCESS_QUERY;

    case XEN_DOMCTL_unpausedomain:
        return HL_ACCESS_START;

    case XEN_DOMCTL_setvcpuaffinity:
    case XEN_DOMCTL_setnodeaffinity:
    case XEN_DOMCTL_scheduler_op:
    case XEN_DOMCTL_max_mem:
    case XEN_DOMCTL_settimeoffset:
    case XEN_DOMCTL_setdomainhandle:
        return HL_ACCESS_CONFIGURE;

    default:
        return 0;
    }
}

static bool may_domctl(const struct domain *d, unsigned int cmd)
{
    const struct hl_initial *hi = d ? hl_find_domain(d) : NULL;
    unsigned int needed = access_needed(cmd);

    return hi && needed && hl_is_boot_domain(current->domain) &&
           !(hi->roles & HL_ROLE_BOOT) && (hi->access & needed) == needed &&
           !hl_has_started(hi, d);
}

int hl_check_domctl(const struct domain *d, const struct xen_domctl *op)
{
    /* Nor may it go on with what it began when it was to prepare the launch. */
    if ( !hl_is_boot(current->domain) ||
         (d == current->domain && op->cmd == XEN_DOMCTL_getdomaininfo) )
        return 0;

    return may_domctl(d, op->cmd) ? 0 : -EPERM;
}

/* Others may have paused it, too, on top of how it was created. */
static bool is_first_start(const struct domain *d)
{
    return !d->creation_finished && d->controller_pause_count == 1;
}

int hl_begin_domctl(const struct domain *d, const struct xen_domctl *op)
{
    int rc = hl_check_domctl(d, op);
    struct hl_initial *hi;

    if ( rc || op->cmd != XEN_DOMCTL_unpausedomain || !hl_nr_initials )
        return rc;

    /* What a control domain has paused is not for the boot domain to unpause. */
    if ( !is_first_start(d) )
        return hl_is_boot(current->domain) ? -EPERM : 0;

    /* Started by a tool which knows nothing of Hyperlaunch. */
    hi = hl_find_domain(d);
    if ( hi && !hl_announce_start(hi, d) && hl_is_boot(current->domain) )
        rc = -EPERM;

    return rc;
}

int hl_check_sysctl(const struct xen_sysctl *op)
{
    return !hl_is_boot(current->domain) ||
           op->cmd == XEN_SYSCTL_getdomaininfolist ? 0 : -EPERM;
}

int hl_check_getdomaininfo(const struct domain *d)
{
    return d == current->domain || may_domctl(d, XEN_DOMCTL_getdomaininfo)
           ? 0 : -EPERM;
}

static const char *how_it_ended(const struct domain *d)
{
    if ( d->is_dying )
        return "destroyed";

    switch ( d->shutdown_code )
    {
    case SHUTDOWN_poweroff:
        return "powered off";

    case SHUTDOWN_reboot:
        return "rebooted";

    case SHUTDOWN_suspend:
        return "suspended";

    case SHUTDOWN_crash:
        return "crashed";

    case SHUTDOWN_watchdog:
        return "watchdog";

    default:
        return "shut down";
    }
}

static bool is_crash(unsigned int reason)
{
    return reason == SHUTDOWN_crash || reason == SHUTDOWN_watchdog;
}

static bool has_crashed(const struct domain *d)
{
    return !d->is_dying && is_crash(d->shutdown_code);
}

void hl_domain_stops(const struct domain *d)
{
    struct hl_initial *hi;

    if ( !hl_nr_initials )
        return;

    if ( hl_state_is_end(hl_state()) )
    {
        hl_report_if_none_runs();
        return;
    }

    hi = hl_find_domain(d);
    if ( !hi )
        return;

    if ( hi->roles & HL_ROLE_BOOT )
        hl_happened(has_crashed(d) ? XEN_HYPERLAUNCH_EVENT_boot_crashed
                                   : XEN_HYPERLAUNCH_EVENT_boot_stopped,
                    hi, "%s", how_it_ended(d));
    else if ( has_crashed(d) )
        hl_domain_failed(hi, "%s", how_it_ended(d));
    else
        hl_happened(XEN_HYPERLAUNCH_EVENT_shutdown, hi, "%s",
                    how_it_ended(d));
}

bool hl_goes_on_without(const struct domain *d, unsigned int reason)
{
    struct hl_initial *hi = hl_nr_initials ? hl_find_domain(d) : NULL;

    if ( !hi || !is_crash(reason) || !hl_can_recover_without(d) )
        return false;

    /* Somebody may have resumed it since it failed. */
    return hi->failed ? !hl_state_is_end(hl_state())
                      : hl_domain_failed(hi, "crashed");
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
