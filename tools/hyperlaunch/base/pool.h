/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory that is given back all at once.  There is always enough: if not, the
 * program ends with a message.
 */

#ifndef HYPERLAUNCH__BASE__POOL_H
#define HYPERLAUNCH__BASE__POOL_H

#include <stdarg.h>
#include <stddef.h>

struct pool_block;

struct pool {
    struct pool_block *last;   /* which knows the one before, and so on */
};

void pool_init(struct pool *pool);
void pool_free(struct pool *pool);

/* @size bytes, all zero, aligned for anything. */
void *pool_alloc(struct pool *pool, size_t size);

/* Copies, with a NUL behind them. */
char *pool_strdup(struct pool *pool, const char *str);
char *pool_strndup(struct pool *pool, const char *str, size_t len);

char *pool_printf(struct pool *pool, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
char *pool_vprintf(struct pool *pool, const char *fmt, va_list args)
    __attribute__((format(printf, 2, 0)));

/* For what does not live in a pool: like realloc(), but there is enough. */
void *grow(void *old, size_t nr, size_t size);

/*
 * Room for one item more, behind @nr of @size bytes each: for arrays that only
 * grow in this way, one by one.
 */
void *grow_by_one(void *old, size_t nr, size_t size);

#endif /* HYPERLAUNCH__BASE__POOL_H */
