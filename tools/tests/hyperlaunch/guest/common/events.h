/* SPDX-License-Identifier: GPL-2.0-only */
/* Events, which this guest looks for and is never interrupted by. */
#ifndef HLG_EVENTS_H
#define HLG_EVENTS_H

#include "xen.h"

/* Where Xen tells of them; set before guest_main(). */
extern struct shared_info *shared_info;

/* Was there an event on @port since this was last called? */
bool take_event(uint32_t port);

#endif /* HLG_EVENTS_H */
