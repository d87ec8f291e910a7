/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From times to places on the picture.
 *
 * A launch has phases of seconds and of fractions of a millisecond.  So that both
 * can be seen, none is narrower than its name, and what was before the launch is
 * no wider; within a phase, time runs evenly.
 */

#ifndef HYPERLAUNCH__TIMELINE__SCALE_H
#define HYPERLAUNCH__TIMELINE__SCALE_H

#include "timeline.h"

#define MAX_PHASES 16

struct scale {
    const struct timeline *timeline;
    double left[MAX_PHASES + 1];   /* where each phase begins; then the end */
    unsigned int nr;
};

void scale_make(struct scale *scale, const struct timeline *timeline,
                double left, double right);

double scale_x(const struct scale *scale, uint64_t time);

/* Of 1, 2 or 5 times a power of ten, what is not less than @ns. */
uint64_t nice_step(double ns);

/* A duration, to three digits; a point of time, to the millisecond. */
const char *duration_text(struct pool *pool, uint64_t ns);
const char *time_text(struct pool *pool, uint64_t ns);

#endif /* HYPERLAUNCH__TIMELINE__SCALE_H */
