/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__LCM__ROLE_TAKEN_H
#define HYPERLAUNCH__LCM__ROLE_TAKEN_H

#include "input.h"

/*
 * Say whose the roles are which the domain of @diag wants as well; they stand
 * at @place.  One message for each domain that has some.
 */
void report_roles_taken(const struct input *input, const struct hl_diag *diag,
                        const struct place *place, struct report *report);

#endif /* HYPERLAUNCH__LCM__ROLE_TAKEN_H */
