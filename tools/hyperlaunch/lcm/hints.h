/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What to do about what the hypervisor's parser finds wrong.
 */

#ifndef HYPERLAUNCH__LCM__HINTS_H
#define HYPERLAUNCH__LCM__HINTS_H

#include "input.h"

/* Give the message added last, about @diag, a hint, if there is something to say. */
void hint_for(const struct input *input, const struct hl_diag *diag,
              struct report *report);

/* Is there a hint, for those who write launch files, that says all? */
bool has_plain_hint(enum hl_code code);

#endif /* HYPERLAUNCH__LCM__HINTS_H */
