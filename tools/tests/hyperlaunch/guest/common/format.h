/* SPDX-License-Identifier: GPL-2.0-only */
/* printf() without a libc: %% %c %s %d %u %x, with 'l', '0' and width. */
#ifndef HLG_FORMAT_H
#define HLG_FORMAT_H

#include <stdarg.h>
#include <stddef.h>

/*
 * Both write at most size - 1 characters and a NUL (size must not be 0), and
 * return the number of characters written: what does not fit is cut off.
 */
size_t format_va(char *buf, size_t size, const char *fmt, va_list args)
    __attribute__((format(printf, 3, 0)));
size_t format(char *buf, size_t size, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

#endif /* HLG_FORMAT_H */
