/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__CHECK__UNPACK_H
#define HYPERLAUNCH__CHECK__UNPACK_H

#include <stddef.h>

/*
 * What is in the gzip file at @data: its size goes to @unpacked, and it is to be
 * freed.  No more than 64 MiB of it.  NULL if it is damaged.
 */
void *unpack(const void *data, size_t size, size_t *unpacked);

#endif /* HYPERLAUNCH__CHECK__UNPACK_H */
