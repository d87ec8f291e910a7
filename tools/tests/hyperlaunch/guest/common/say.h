/* SPDX-License-Identifier: GPL-2.0-only */
/* Output: one line per call, and the tally of the checks. */
#ifndef HLG_SAY_H
#define HLG_SAY_H

/*
 * One line to Xen's console, in one hypercall, so that lines of different
 * domains do not mix.  Cut to SAY_MAX characters: Xen takes 127 at a time from
 * a hardware domain, and may have something else to say in between.
 */
#define SAY_MAX 126
void say(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* End a check: prints its HL-CHECK line and counts it. */
void check_pass(const char *name);
void check_fail(const char *name, const char *why, ...)
    __attribute__((format(printf, 2, 3)));

/* Prints the HL-DONE line. */
void say_tally(const char *name);

#endif /* HLG_SAY_H */
