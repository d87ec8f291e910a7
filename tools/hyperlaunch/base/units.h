/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Numbers, amounts of memory and times, as people write them.
 */

#ifndef HYPERLAUNCH__BASE__UNITS_H
#define HYPERLAUNCH__BASE__UNITS_H

#include <stdbool.h>
#include <stdint.h>

/* All of @text, decimal or with 0x, up to @max. */
bool parse_unsigned(const char *text, uint64_t max, uint64_t *number);

/* "512M": a number and K, M, G or T, to KiB; not more than 2^42 KiB. */
bool parse_memory(const char *text, uint64_t *kib);

/* "60s": a number and ms, s or min, or 0, to milliseconds (32 bits). */
bool parse_time(const char *text, uint32_t *ms);

/* KiB, in the largest unit that shows it exactly: at most 24 characters. */
#define MEMORY_TEXT 32
const char *format_kib(uint64_t kib, char buf[MEMORY_TEXT]);

/* What a noun ends with if there are so many. */
const char *plural(unsigned int nr);

#endif /* HYPERLAUNCH__BASE__UNITS_H */
