/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read a launch file.
 */

#ifndef HYPERLAUNCH__YAML__READ_H
#define HYPERLAUNCH__YAML__READ_H

#include "../base/files.h"
#include "../base/report.h"
#include "../launch/launch.h"

/*
 * Fill @launch, which launch_init() has seen, from the text at @blob.  What is
 * wrong is added to @report, and left out.  @arch, if not NULL, is what to read
 * it for, instead of what it says itself.
 */
void launch_read(struct launch *launch, const struct blob *blob,
                 const char *arch, struct report *report);

#endif /* HYPERLAUNCH__YAML__READ_H */
