/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is wrong, and what to do about it.
 */

#ifndef XEN_HYPERLAUNCH__EXPLAIN_H
#define XEN_HYPERLAUNCH__EXPLAIN_H

#include "command.h"

/* All of these return an exit code. */

/* A message of our own. */
int __attribute__((format(printf, 3, 4)))
complain(const struct context *ctx, int exit_code, const char *format, ...);

/* Xen could not be opened, for this reason. */
int explain_no_xen(const struct context *ctx, int error);

/* Xen does not even tell the version of its interface. */
int explain_no_version(const struct context *ctx, long rc);

/*
 * XEN_HYPERLAUNCH_OP_@op has returned @rc, below 0.  @about, which may be NULL,
 * is what it was for.
 */
int explain(const struct context *ctx, unsigned int op, long rc,
            const char *about);

#endif /* XEN_HYPERLAUNCH__EXPLAIN_H */
