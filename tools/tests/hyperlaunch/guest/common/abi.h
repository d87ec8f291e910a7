/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The parts of the check launch-abi: what the hyperlaunch hypercall makes of
 * arguments that no sane caller passes.
 */
#ifndef HLG_ABI_H
#define HLG_ABI_H

#include <stdbool.h>

#include "hyperlaunch.h"

/*
 * Is the answer right?  Counts it, and if not, says it.  @arg is what was asked
 * with, where the same is asked several times.
 */
bool abi_expect(const char *what, unsigned long arg, long got, long want);

/* Addresses at which no guest has memory. */
#define ABI_NR_NOWHERE 8
extern const unsigned long abi_nowhere[ABI_NR_NOWHERE];

/* abi-args.c: operations, arguments that they do not have, numbers, domids */
void abi_args(void);
void abi_numbers(const struct xen_hyperlaunch_info *info);

/* abi-buffer.c: where structures are written to, and how much of them */
void abi_buffers(void);

/* abi-read.c: LCM and boot modules */
void abi_lcm(const struct xen_hyperlaunch_info *info);
void abi_modules(const struct xen_hyperlaunch_info *info);

/* abi-start.c: who can be started, and how often */
void abi_starts(const struct xen_hyperlaunch_info *info);

#endif /* HLG_ABI_H */
