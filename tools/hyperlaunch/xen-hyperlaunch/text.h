/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Text for people, and numbers that they typed.
 */

#ifndef XEN_HYPERLAUNCH__TEXT_H
#define XEN_HYPERLAUNCH__TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* A decimal number, nothing else, up to @max. */
bool parse_number(const char *text, uint64_t max, uint64_t *number);

/* A message.  What is not printable ASCII becomes '?', as names can be anything. */
void print_printable(FILE *out, const char *format, va_list args);

/*
 * For the following: room for any result.  They return @buf.
 */
#define TEXT_SIZE 160

/* What is not printable ASCII becomes '?'. */
const char *printable(const char *text, char *buf);

/* KiB, in the largest unit that shows it exactly. */
const char *format_memory(uint64_t kib, char *buf);

/* ns, as ms with three decimals. */
const char *format_ms(uint64_t ns, char *buf);

/* "d5", or "-" for none. */
const char *format_domid(uint16_t domid, char *buf);

#endif /* XEN_HYPERLAUNCH__TEXT_H */
