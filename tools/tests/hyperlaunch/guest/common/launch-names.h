/* SPDX-License-Identifier: GPL-2.0-only */
/* Numbers of the hyperlaunch hypercall as words, in which Xen's log has them. */
#ifndef HLG_LAUNCH_NAMES_H
#define HLG_LAUNCH_NAMES_H

/* "unknown" for a number without a name. */
const char *launch_state_name(unsigned int state);
const char *launch_cause_name(unsigned int cause);
const char *launch_event_name(unsigned int event);
const char *launch_domain_state_name(unsigned int state);
const char *launch_module_name(unsigned int kind);

#endif /* HLG_LAUNCH_NAMES_H */
