/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who writes a line of Xen's console: "(XEN) ..", "(d1 name) ..", "(d1) ..".
 */

#ifndef HYPERLAUNCH__LOG__PREFIX_H
#define HYPERLAUNCH__LOG__PREFIX_H

#include <stddef.h>

/* How long what says so is at @text, the blank behind it included; or 0. */
size_t prefix_length(const char *text);

/* The domid in a prefix which is there; -1: Xen's own. */
int prefix_domid(const char *text);

#endif /* HYPERLAUNCH__LOG__PREFIX_H */
