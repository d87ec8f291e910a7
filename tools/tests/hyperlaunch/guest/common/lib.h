/* SPDX-License-Identifier: GPL-2.0-only */
/* The few C library functions that guest and compiler cannot do without. */
#ifndef HLG_LIB_H
#define HLG_LIB_H

#include <stddef.h>

void *memset(void *dst, int c, size_t n);
void *memcpy(void *dst, const void *src, size_t n);
size_t strlen(const char *s);
int strncmp(const char *a, const char *b, size_t n);
int strcmp(const char *a, const char *b);

#endif /* HLG_LIB_H */
