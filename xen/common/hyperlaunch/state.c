/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The table of states and events.
 */

#include <xen/hyperlaunch/state.h>
#include <xen/lib.h>

/* Short names, so that the table has room. */
enum {
    BUILD = XEN_HYPERLAUNCH_STATE_building,
    PREP  = XEN_HYPERLAUNCH_STATE_preparing,
    FREE  = XEN_HYPERLAUNCH_STATE_reclaiming,
    START = XEN_HYPERLAUNCH_STATE_starting,
    DONE  = XEN_HYPERLAUNCH_STATE_done,
    RECOV = XEN_HYPERLAUNCH_STATE_recovery,
    NO    = HL_REFUSED,
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
    /*                       build  prep   free   start  done   recov */
    EVENT(created)       = { BUILD, NO,    NO,    NO,    NO,    NO },
    EVENT(domain_failed) = { BUILD, PREP,  FREE,  START, NO,    NO },
    EVENT(launch_failed) = { BUILD, FREE,  FREE,  START, NO,    NO },
    EVENT(built)         = { PREP,  NO,    NO,    NO,    NO,    NO },
    EVENT(built_no_boot) = { FREE,  NO,    NO,    NO,    NO,    NO },
    EVENT(boot_done)     = { NO,    FREE,  NO,    NO,    NO,    NO },
    EVENT(boot_failed)   = { NO,    FREE,  NO,    NO,    NO,    NO },
    EVENT(boot_crashed)  = { NO,    FREE,  NO,    NO,    NO,    NO },
    EVENT(boot_stopped)  = { NO,    FREE,  NO,    NO,    NO,    NO },
    EVENT(boot_timeout)  = { NO,    FREE,  NO,    NO,    NO,    NO },
    EVENT(reclaimed)     = { NO,    NO,    START, NO,    NO,    NO },
    EVENT(started)       = { NO,    NO,    NO,    DONE,  NO,    NO },
    EVENT(recovered)     = { NO,    NO,    NO,    RECOV, NO,    NO },
    EVENT(unpaused)      = { NO,    PREP,  NO,    START, DONE,  RECOV },
    EVENT(ready)         = { NO,    PREP,  FREE,  START, DONE,  RECOV },
    EVENT(shutdown)      = { NO,    PREP,  FREE,  START, NO,    NO },
    EVENT(console)       = { BUILD, PREP,  FREE,  START, DONE,  RECOV },
};

unsigned int hl_state_next(unsigned int state, unsigned int event)
{
    if ( state >= HL_NR_STATES || event >= HL_NR_EVENTS )
        return HL_REFUSED;

    return next[event][state];
}

bool hl_state_is_end(unsigned int state)
{
    return state == DONE || state == RECOV;
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
        [BUILD] = "building",
        [PREP]  = "preparing",
        [FREE]  = "reclaiming",
        [START] = "starting",
        [DONE]  = "done",
        [RECOV] = "recovery",
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
