/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is a file a kernel that can be what its domain wants?
 */

#ifndef HYPERLAUNCH__CHECK__KERNEL_H
#define HYPERLAUNCH__CHECK__KERNEL_H

#include "check.h"

void check_kernel(const struct input *input, const struct hl_domain *d,
                  struct report *report);

#endif /* HYPERLAUNCH__CHECK__KERNEL_H */
