/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory that is given back all at once.
 */

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "exit-codes.h"
#include "pool.h"

/* One for each allocation, so that sanitizers see where it ends. */
struct pool_block {
    struct pool_block *before;
    char data[] __attribute__((aligned));
};

static void out_of_memory(void)
{
    fputs("hyperlaunch: error: out of memory\n", stderr);
    exit(EXIT_TROUBLE);
}

void pool_init(struct pool *pool)
{
    pool->last = NULL;
}

void pool_free(struct pool *pool)
{
    while ( pool->last )
    {
        struct pool_block *block = pool->last;

        pool->last = block->before;
        free(block);
    }
}

void *pool_alloc(struct pool *pool, size_t size)
{
    struct pool_block *block;

    if ( size > SIZE_MAX - sizeof(*block) )
        out_of_memory();
    block = calloc(1, sizeof(*block) + size);
    if ( !block )
        out_of_memory();
    block->before = pool->last;
    pool->last = block;

    return block->data;
}

char *pool_strdup(struct pool *pool, const char *str)
{
    return pool_strndup(pool, str, strlen(str));
}

char *pool_strndup(struct pool *pool, const char *str, size_t len)
{
    return memcpy(pool_alloc(pool, len + 1), str, len);
}

char *pool_vprintf(struct pool *pool, const char *fmt, va_list args)
{
    char *text, *copy;

    if ( vasprintf(&text, fmt, args) < 0 )
        out_of_memory();
    copy = pool_strdup(pool, text);
    free(text);

    return copy;
}

char *pool_printf(struct pool *pool, const char *fmt, ...)
{
    va_list args;
    char *text;

    va_start(args, fmt);
    text = pool_vprintf(pool, fmt, args);
    va_end(args);

    return text;
}

void *grow(void *old, size_t nr, size_t size)
{
    void *new = reallocarray(old, nr, size);

    if ( !new && nr && size )
        out_of_memory();

    return new;
}

void *grow_by_one(void *old, size_t nr, size_t size)
{
    /* All of the room is taken: twice as much. */
    return nr & (nr - 1) ? old : grow(old, nr ? 2 * nr : 1, size);
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
