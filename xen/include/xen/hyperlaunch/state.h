/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The launch as a state machine: what may happen in which state, and what comes
 * of it.  Pure: the same source is in the hypervisor, in the unit tests, and in
 * the tool that draws the picture of docs/hyperlaunch/launch.md.
 *
 * States and events are those of the public interface.
 */

#ifndef XEN__HYPERLAUNCH__STATE_H
#define XEN__HYPERLAUNCH__STATE_H

#include <xen/types.h>

#include <public/hyperlaunch.h>

#define HL_NR_STATES (XEN_HYPERLAUNCH_STATE_recovery + 1)
#define HL_NR_EVENTS (XEN_HYPERLAUNCH_EVENT_console + 1)
#define HL_NR_CAUSES (XEN_HYPERLAUNCH_CAUSE_domain_crashed + 1)

/* Not a state: the event cannot be accepted. */
#define HL_REFUSED HL_NR_STATES

/*
 * The state that @event leads to from @state, which is @state itself if it only
 * is to be noted down.  HL_REFUSED if it makes no sense there, or comes from
 * who must not have a say any more.
 */
unsigned int hl_state_next(unsigned int state, unsigned int event);

/* Is this a state which is never left? */
bool hl_state_is_end(unsigned int state);

/* Does @event mean that something went wrong? */
bool hl_event_is_failure(unsigned int event);

/* Names, for messages, hypfs and documents. */
const char *hl_state_name(unsigned int state);
const char *hl_event_name(unsigned int event);
const char *hl_cause_name(unsigned int cause);

#endif /* XEN__HYPERLAUNCH__STATE_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
