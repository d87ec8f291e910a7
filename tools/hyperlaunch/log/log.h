/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What became of a launch, as far as can be told from what was written of it:
 *
 * - the console of the machine, with Xen's account of the launch in it;
 * - what xen-hyperlaunch says, as text or JSON: log (when a domain has said that
 *   it is ready, when it has ended) and list (names);
 * - /hyperlaunch of Xen's hypfs, a line for each path, /hyperlaunch/state="done".
 *
 * Specification: docs/hyperlaunch/launch.md
 */

#ifndef HYPERLAUNCH__LOG__LOG_H
#define HYPERLAUNCH__LOG__LOG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../base/pool.h"

/* All times are in ns since Xen runs; 0: not known. */
struct log_domain {
    const char *name;          /* NULL: not known */
    bool has_domid;            /* else it was not built */
    unsigned int domid;
    const char *roles;         /* "none", "control,hardware", ..; NULL: not
                                * known, as are the next ones if they are 0 */
    const char *mode;
    uint64_t memory_kb;
    unsigned int vcpus;
    uint64_t created, started, ready, ended, crashed;

    const char *not_built;     /* why it was not built, or NULL */
    const char *left_paused;   /* why it was not started, or NULL */
    const char *ended_how;     /* "powered off", "rebooted", ..; NULL: it runs */
    const char *crashed_how;   /* "triple fault", ..; NULL: it has not */
    bool heard;                /* has written to Xen's console */
    bool destroyed;
};

/* A state of the launch, in the order in which they were entered. */
struct log_phase {
    const char *name;
    uint64_t entered;
    const char *event;         /* what led to it, or NULL */
};

struct log_failure {
    const char *cause;         /* "not-built", "boot-timeout", .. */
    const char *name;          /* whom it is about; may be "" */
    const char *text;          /* may be "" */
    uint64_t time;
    bool exact;                /* else this is when something was next heard of
                                * the launch */
};

struct launch_log {
    struct pool pool;          /* of all texts */
    unsigned int nr_domains, nr_phases, nr_failures, nr_complaints;
    struct log_domain *domains;
    struct log_phase *phases;
    struct log_failure *failures;
    const char **complaints;   /* what Xen has found fault with, in its words */

    bool found;                /* Xen has found an LCM, or there is an event */
    unsigned int nr_wanted;    /* domains in the LCM; 0: not known */
    uint64_t begin;
    bool finalised;
    unsigned int nr_started, nr_to_start;
    uint64_t finalised_at;
    const char *panic;         /* what Xen has said at its last, or NULL */
};

void log_init(struct launch_log *log);
void log_free(struct launch_log *log);

/*
 * Add what the @size bytes at @data say, of which a copy is made.  Whatever is
 * nothing of all that is passed over.  False: it is JSON, but not as
 * xen-hyperlaunch writes it.
 */
bool log_read(struct launch_log *log, const char *data, size_t size);

/* The domain that has this domid, or this name; or NULL. */
struct log_domain *log_by_domid(struct launch_log *log, unsigned int domid);
struct log_domain *log_by_name(struct launch_log *log, const char *name);

/* Was there anything in it of a launch? */
bool log_has_launch(const struct launch_log *log);

#endif /* HYPERLAUNCH__LOG__LOG_H */
