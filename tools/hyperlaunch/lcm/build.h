/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make an LCM of a launch.
 */

#ifndef HYPERLAUNCH__LCM__BUILD_H
#define HYPERLAUNCH__LCM__BUILD_H

#include "../base/files.h"
#include "../base/report.h"
#include "../launch/launch.h"

#include "modules.h"
#include "places.h"

/*
 * Write the LCM for @launch to @blob, the files that it needs to @modules (by
 * module-index), and where its nodes come from to @places.  The same launch
 * always gives the same bytes.  What is wrong with values that the LCM's own
 * rules say nothing about is added to @report; all else is left to the parser.
 * Memory is from @pool, but for @blob->data and @places.
 */
void lcm_build(const struct launch *launch, const struct search *search,
               struct pool *pool, struct blob *blob, struct modules *modules,
               struct places *places, struct report *report);

#endif /* HYPERLAUNCH__LCM__BUILD_H */
