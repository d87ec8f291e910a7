/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the numbers of the interface are called.
 */

#ifndef XEN_HYPERLAUNCH__NAMES_H
#define XEN_HYPERLAUNCH__NAMES_H

#include <stddef.h>
#include <stdint.h>

/* Values from 0, or bits from 0.  There may be some without a name. */
struct names {
    const char *const *name;
    unsigned int nr;
};

extern const struct names launch_states, launch_causes, launch_events;
extern const struct names domain_states, domain_flags, shutdown_codes;
extern const struct names role_bits, access_bits;
extern const struct names module_kinds, module_flags;

/* What a state or cause means, in a few words; NULL if that is not known. */
const char *describe_state(uint32_t state);
const char *describe_cause(uint32_t cause);

/* Room for any result. */
#define NAMES_SIZE 160

/*
 * The name of @value, or of each bit in it with commas in between.  What a
 * newer Xen has and we have no name for is shown as a number.  Returns @buf.
 */
const char *name_of(const struct names *names, uint32_t value, char *buf);
const char *names_of(const struct names *bits, uint32_t value, char *buf);

#endif /* XEN_HYPERLAUNCH__NAMES_H */
