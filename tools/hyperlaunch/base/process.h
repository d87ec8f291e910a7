/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Run other programs.
 */

#ifndef HYPERLAUNCH__BASE__PROCESS_H
#define HYPERLAUNCH__BASE__PROCESS_H

#include <stdbool.h>
#include <stddef.h>

struct process_result {
    int status;            /* what it ended with; -1: by a signal; 127: it could
                            * not be run */
    char *out;             /* standard output; NUL behind it; to be freed */
    size_t out_size;       /* bytes, without that NUL */
    char *err;             /* standard error; likewise */
};

/*
 * Run @argv[0] (found along PATH) with these arguments, the last of which is
 * NULL, and collect what it writes; its standard input is empty.  Output beyond
 * @max_out bytes is dropped.  Frees nothing: see process_free().
 */
void process_run(const char *const argv[], size_t max_out,
                 struct process_result *result);

/*
 * The same for a program that is given what somebody else wrote: it has 512 MiB of
 * memory and 30 seconds of CPU time, and can write no files.
 */
void process_run_limited(const char *const argv[], size_t max_out,
                         struct process_result *result);

void process_free(struct process_result *result);

/*
 * The same for a program that works on files, with "NAME=value" and so on, until
 * NULL, in its @environment: true if it ended with 0.  If not, what it wrote goes
 * to standard error, and trouble() says that it failed, or which Debian @package
 * has it if it is missing.
 */
bool process_do(const char *const argv[], const char *const environment[],
                const char *package);

/* End the one that runs, if there is one.  Signal handlers can do this. */
void process_end(void);

/* Can it be found along PATH? */
bool process_exists(const char *program);

#endif /* HYPERLAUNCH__BASE__PROCESS_H */
