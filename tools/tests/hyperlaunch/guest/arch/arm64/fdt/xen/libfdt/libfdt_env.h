/* SPDX-License-Identifier: GPL-2.0-only */
/* What Xen's libfdt needs to be part of this guest. */
#ifndef HLG_LIBFDT_ENV_H
#define HLG_LIBFDT_ENV_H

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../../../../../common/lib.h"

/* string.c */
void *memmove(void *dst, const void *src, size_t n);
int memcmp(const void *a, const void *b, size_t n);
void *memchr(const void *s, int c, size_t n);
size_t strnlen(const char *s, size_t max);
char *strrchr(const char *s, int c);

typedef uint16_t fdt16_t;
typedef uint32_t fdt32_t;
typedef uint64_t fdt64_t;

#define fdt16_to_cpu(x) __builtin_bswap16(x)
#define cpu_to_fdt16(x) __builtin_bswap16(x)
#define fdt32_to_cpu(x) __builtin_bswap32(x)
#define cpu_to_fdt32(x) __builtin_bswap32(x)
#define fdt64_to_cpu(x) __builtin_bswap64(x)
#define cpu_to_fdt64(x) __builtin_bswap64(x)

/* Nobody calls what needs these. */
#define strtoul(s, end, base) 0

#endif /* HLG_LIBFDT_ENV_H */
