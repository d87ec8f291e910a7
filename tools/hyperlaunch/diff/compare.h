/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What differs between two launches, by meaning.
 *
 * Domains are known by their names, boot modules by what is in them, as far as
 * that can be found out.
 */

#ifndef HYPERLAUNCH__DIFF__COMPARE_H
#define HYPERLAUNCH__DIFF__COMPARE_H

#include "../show/view.h"

/* Something that has a value in each of them; NULL: not in that one. */
struct change {
    const char *name;
    const char *a, *b;
};

struct changes {
    unsigned int nr;
    struct change *changes;
};

struct domain_difference {
    const char *name;
    bool in_a, in_b;
    struct changes changes;
};

struct difference {
    struct pool pool;
    struct changes launch;
    const char *order_a, *order_b; /* of domains in both; NULL: the same */
    unsigned int nr_domains;       /* which differ */
    struct domain_difference domains[2 * HL_MAX_DOMAINS];
    const char *not_in_a, *not_in_b; /* settings which the other one has, but
                                      * that cannot be known; "": none */
};

/* Both views have an LCM. */
void difference_find(struct difference *difference, struct view *a,
                     struct view *b);
void difference_free(struct difference *difference);

bool difference_is_none(const struct difference *difference);

/* Are they the same boot module, as far as can be known? */
bool is_same_module(const struct view *in_a, const struct shown_module *a,
                    const struct view *in_b, const struct shown_module *b);

#endif /* HYPERLAUNCH__DIFF__COMPARE_H */
