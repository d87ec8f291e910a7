/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What holds after parsing and validating anything at all.
 */

#ifndef UNIT__INVARIANTS_H
#define UNIT__INVARIANTS_H

#include <xen/hyperlaunch/lcm.h>

/*
 * Abort unless what hl_lcm_parse() and hl_lcm_validate() have left behind is
 * consistent, points into the blob only, and is what the hypervisor may rely
 * on.  @parsed and @valid are what they have returned (false for a validation
 * which did not take place).
 */
void check_invariants(const struct hl_lcm *lcm, const struct hl_diags *diags,
                      const struct hl_host *host, bool parsed, bool valid);

/* Format all messages, into buffers of several sizes, and check them. */
void check_messages(const void *blob, const struct hl_diags *diags);

#endif /* UNIT__INVARIANTS_H */
