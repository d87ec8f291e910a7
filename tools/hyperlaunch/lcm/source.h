/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read the source of a device tree, by dtc.
 */

#ifndef HYPERLAUNCH__LCM__SOURCE_H
#define HYPERLAUNCH__LCM__SOURCE_H

#include "../base/files.h"
#include "../base/report.h"

#include "places.h"

/*
 * Compile @path to @blob, at most @max bytes of it, and find out where its nodes
 * and properties stand; the strings of @places are from @pool.  Returns an exit
 * code; what dtc finds wrong is added to @report.
 */
int source_load(const char *path, size_t max, struct pool *pool,
                struct blob *blob, struct places *places,
                struct report *report);

#endif /* HYPERLAUNCH__LCM__SOURCE_H */
