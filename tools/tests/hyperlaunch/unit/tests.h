/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The groups of tests.
 */

#ifndef UNIT__TESTS_H
#define UNIT__TESTS_H

struct group {
    const char *name;
    const struct CMUnitTest *tests;
    size_t nr;
};

struct group test_dts(void);        /* messages for each file in lcm/ */
struct group test_good(void);       /* what is made of the good ones */
struct group test_blob(void);       /* headers, truncation, flipped bits */
struct group test_structure(void);  /* as dtc does not write them */
struct group test_values(void);     /* lengths and forms of all properties */
struct group test_limits(void);     /* too many of everything, at and above */
struct group test_order(void);      /* start-after, domids */
struct group test_diag(void);       /* collecting and formatting */

#endif /* UNIT__TESTS_H */
