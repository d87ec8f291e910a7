/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What became of the domains of a launch that was tried.
 */

#ifndef HYPERLAUNCH__RUN__RESULT_H
#define HYPERLAUNCH__RUN__RESULT_H

#include <stdio.h>

#include "../base/json.h"
#include "../log/log.h"

#include "watch.h"

/* What is known of a run beside the console's output. */
struct run_facts {
    const char *launch;            /* path of the launch file */
    const char *arch, *firmware;
    const char *log_path;
    enum ending ending;
    /* Can a domain of this name write to Xen's console?  Or NULL. */
    bool (*can_be_heard)(const void *arg, const char *name);
    const void *arg;
};

/* Did all come up, and was there nothing to complain about? */
bool result_is_good(const struct run_facts *facts,
                    const struct launch_log *log);

/* A table of the domains, and what else is to be said. */
void result_print(const struct run_facts *facts, const struct launch_log *log,
                  FILE *out);

/* The same as members of an object which is open. */
void result_json(const struct run_facts *facts, const struct launch_log *log,
                 struct json *j);

#endif /* HYPERLAUNCH__RUN__RESULT_H */
