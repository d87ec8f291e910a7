/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__LCM__EXPECTED_H
#define HYPERLAUNCH__LCM__EXPECTED_H

#include <xen/hyperlaunch/lcm.h>

#include "../base/pool.h"

/* All that the value of an LCM's property may be in a launch file, or NULL. */
const char *const *words_of_property(const char *property);

/*
 * What the hypervisor's parser expected, as it is written in a launch file.
 * NULL if nothing can be said.
 */
const char *expected_in_launch_file(const struct hl_diag *diag,
                                    struct pool *pool);

#endif /* HYPERLAUNCH__LCM__EXPECTED_H */
