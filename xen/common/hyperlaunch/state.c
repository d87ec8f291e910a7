/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The table of states and events.
 */

#include <xen/hyperlaunch/state.h>
#include <xen/lib.h>

/* Short names, so that the table has room. */
enum {
    BUILDING   = XEN_HYPERLAUNCH_STATE_building,
    PREPARING  = XEN_HYPERLAUNCH_STATE_preparing,
    RECLAIMING = XEN_HYPERLAUNCH_STATE_reclaiming,
    STARTING   = XEN_HYPERLAUNCH_STATE_starting,
    DONE       = XEN_HYPERLAUNCH_STATE_done,
    RECOVERY   = XEN_HYPERLAUNCH_STATE_recovery,
    REFUSED    = HL_REFUSED,
};

#define EVENT(name) [XEN_HYPERLAUNCH_EVENT_ ## name]

/*
 * A row for each event, a column for each state that it may happen in.
 *
 * Once a launch has come to an end, domains crash at their own account.  A
 * launch which has failed goes on all the same: whether to recovery is for the
 * one who says that all is started, who knows whether there is a cause.
 */
static const uint8_t next[HL_NR_EVENTS][HL_NR_STATES] = {
    /*                         building    preparing   reclaiming  starting  done     recovery */
    EVENT(created)         = { BUILDING,   REFUSED,    REFUSED,    REFUSED,  REFUSED, REFUSED },
    EVENT(domain_failed)   = { BUILDING,   PREPARING,  RECLAIMING, STARTING, REFUSED, REFUSED },
    EVENT(launch_failed)   = { BUILDING,   RECLAIMING, RECLAIMING, STARTING, REFUSED, REFUSED },
    EVENT(built)           = { PREPARING,  REFUSED,    REFUSED,    REFUSED,  REFUSED, REFUSED },
    EVENT(built_no_boot)   = { RECLAIMING, REFUSED,    REFUSED,    REFUSED,  REFUSED, REFUSED },
    EVENT(boot_done)       = { REFUSED,    RECLAIMING, REFUSED,    REFUSED,  REFUSED, REFUSED },
    EVENT(boot_failed)     = { REFUSED,    RECLAIMING, REFUSED,    REFUSED,  REFUSED, REFUSED },
    EVENT(boot_crashed)    = { REFUSED,    RECLAIMING, REFUSED,    REFUSED,  REFUSED, REFUSED },
    EVENT(boot_stopped)    = { REFUSED,    RECLAIMING, REFUSED,    REFUSED,  REFUSED, REFUSED },
    EVENT(boot_timeout)    = { REFUSED,    RECLAIMING, REFUSED,    REFUSED,  REFUSED, REFUSED },
    EVENT(reclaimed)       = { REFUSED,    REFUSED,    STARTING,   REFUSED,  REFUSED, REFUSED },
    EVENT(started)         = { REFUSED,    REFUSED,    REFUSED,    DONE,     REFUSED, REFUSED },
    EVENT(recovered)       = { REFUSED,    REFUSED,    REFUSED,    RECOVERY, REFUSED, REFUSED },
    EVENT(unpaused)        = { REFUSED,    PREPARING,  REFUSED,    STARTING, DONE,    RECOVERY },
    EVENT(ready)           = { REFUSED,    PREPARING,  RECLAIMING, STARTING, DONE,    RECOVERY },
    EVENT(shutdown)        = { REFUSED,    PREPARING,  RECLAIMING, STARTING, REFUSED, REFUSED },
    EVENT(console)         = { BUILDING,   PREPARING,  RECLAIMING, STARTING, DONE,    RECOVERY },
};

unsigned int hl_state_next(unsigned int state, unsigned int event)
{
    if ( state >= HL_NR_STATES || event >= HL_NR_EVENTS )
        return HL_REFUSED;

    return next[event][state];
}

bool hl_state_is_end(unsigned int state)
{
    return state == DONE || state == RECOVERY;
}

bool hl_event_is_failure(unsigned int event)
{
    switch ( event )
    {
    case XEN_HYPERLAUNCH_EVENT_domain_failed:
    case XEN_HYPERLAUNCH_EVENT_launch_failed:
    case XEN_HYPERLAUNCH_EVENT_boot_failed:
    case XEN_HYPERLAUNCH_EVENT_boot_crashed:
    case XEN_HYPERLAUNCH_EVENT_boot_stopped:
    case XEN_HYPERLAUNCH_EVENT_boot_timeout:
        return true;

    default:
        return false;
    }
}

const char *hl_state_name(unsigned int state)
{
    static const char *const names[HL_NR_STATES] = {
        [BUILDING]   = "building",
        [PREPARING]  = "preparing",
        [RECLAIMING] = "reclaiming",
        [STARTING]   = "starting",
        [DONE]       = "done",
        [RECOVERY]   = "recovery",
    };

    return state < HL_NR_STATES ? names[state] : "?";
}

const char *hl_event_name(unsigned int event)
{
    static const char *const names[HL_NR_EVENTS] = {
        EVENT(created)       = "created",
        EVENT(domain_failed) = "domain-failed",
        EVENT(launch_failed) = "launch-failed",
        EVENT(built)         = "built",
        EVENT(built_no_boot) = "built-no-boot",
        EVENT(boot_done)     = "boot-done",
        EVENT(boot_failed)   = "boot-failed",
        EVENT(boot_crashed)  = "boot-crashed",
        EVENT(boot_stopped)  = "boot-stopped",
        EVENT(boot_timeout)  = "boot-timeout",
        EVENT(reclaimed)     = "reclaimed",
        EVENT(started)       = "started",
        EVENT(recovered)     = "recovered",
        EVENT(unpaused)      = "unpaused",
        EVENT(ready)         = "ready",
        EVENT(shutdown)      = "shutdown",
        EVENT(console)       = "console",
    };

    return event < HL_NR_EVENTS ? names[event] : "?";
}

const char *hl_cause_name(unsigned int cause)
{
#define CAUSE(name) [XEN_HYPERLAUNCH_CAUSE_ ## name]
    static const char *const names[HL_NR_CAUSES] = {
        CAUSE(none)           = "none",
        CAUSE(not_built)      = "not-built",
        CAUSE(no_control)     = "no-control",
        CAUSE(no_hardware)    = "no-hardware",
        CAUSE(no_boot)        = "no-boot",
        CAUSE(boot_failed)    = "boot-failed",
        CAUSE(boot_crashed)   = "boot-crashed",
        CAUSE(boot_stopped)   = "boot-stopped",
        CAUSE(boot_timeout)   = "boot-timeout",
        CAUSE(domain_crashed) = "domain-crashed",
    };
#undef CAUSE

    return cause < HL_NR_CAUSES ? names[cause] : "?";
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
