/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * All that a launch says, as names and values, in the order in which they are
 * listed.
 */

#ifndef HYPERLAUNCH__SHOW__VALUE_H
#define HYPERLAUNCH__SHOW__VALUE_H

#include "view.h"

struct shown_value {
    const char *name;
    const char *text;      /* NULL: what was read does not say */
    bool is_default;
    bool is_number;        /* unless there is an error in it */
    bool is_none;          /* nothing was given; then the text says so, too */
    const struct shown_module *module; /* that it names; NULL: none, or it is
                                        * of another kind */
};

struct shown_values {
    unsigned int nr;
    struct shown_value *values;
};

/* Of the launch as a whole, of what its launch file says of a machine as well. */
void values_of_launch(struct view *view, struct shown_values *values);
/* Of a domain; those which not all domains have are there if they are given. */
void values_of_domain(struct view *view, const struct shown_domain *d,
                      struct shown_values *values);

#endif /* HYPERLAUNCH__SHOW__VALUE_H */
