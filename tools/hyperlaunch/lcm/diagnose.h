/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the hypervisor's parser finds wrong, in terms of the file that the user
 * wrote.
 */

#ifndef HYPERLAUNCH__LCM__DIAGNOSE_H
#define HYPERLAUNCH__LCM__DIAGNOSE_H

#include "input.h"

/* Add all of @input->diags to @report. */
void diagnose(const struct input *input, struct report *report);

#endif /* HYPERLAUNCH__LCM__DIAGNOSE_H */
