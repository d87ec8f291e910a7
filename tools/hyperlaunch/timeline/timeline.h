/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a launch has gone, phase by phase and domain by domain.
 */

#ifndef HYPERLAUNCH__TIMELINE__TIMELINE_H
#define HYPERLAUNCH__TIMELINE__TIMELINE_H

#include <stdio.h>

#include "../base/json.h"
#include "../log/log.h"

/* What comes before the states of a launch. */
#define PHASE_XEN "Xen boots"

/* All times are in ns since Xen runs. */
struct phase {
    const char *name;          /* PHASE_XEN, or the state of the launch */
    const char *event;         /* what led to it, or NULL */
    uint64_t begin, end;
    bool last;                 /* the launch is over, or nothing else is known */
};

enum outcome {
    OUTCOME_RUNS,
    OUTCOME_ENDED,
    OUTCOME_WAITS,             /* was built, and is not to be started */
    OUTCOME_FAILED,
};

struct row {
    const struct log_domain *domain;
    const char *label;         /* its name, or "d1" */
    uint64_t build_begin;      /* Xen builds one after the other */
    uint64_t failed;           /* when it failed; 0: not, or not known */
    enum outcome outcome;
    const char *text;          /* what became of it */
};

struct timeline {
    struct pool *pool;
    const char *source;        /* what it was read from */
    const struct launch_log *log;
    unsigned int nr_phases, nr_rows;
    struct phase *phases;      /* no gaps between them */
    struct row *rows;
};

/* Memory is from @pool; @log and @source are kept by reference. */
void timeline_make(struct timeline *timeline, const struct launch_log *log,
                   const char *source, struct pool *pool);

void timeline_svg(const struct timeline *timeline, FILE *out);
void timeline_json(const struct timeline *timeline, FILE *out);

#endif /* HYPERLAUNCH__TIMELINE__TIMELINE_H */
