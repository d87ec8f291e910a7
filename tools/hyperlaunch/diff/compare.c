/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What differs between two launches.
 */

#include <inttypes.h>
#include <string.h>

#include "../base/harmless.h"

#include "../show/text.h"
#include "../show/value.h"

#include "compare.h"

/* The two launches, and where to put what differs. */
struct sides {
    struct view *a, *b;
    struct difference *difference;
};

static void add(struct difference *difference, struct changes *changes,
                const char *name, const char *a, const char *b)
{
    /* Full whenever it is a power of two. */
    if ( !(changes->nr & (changes->nr - 1)) )
    {
        struct change *more =
            pool_alloc(&difference->pool,
                       (changes->nr ? 2 * changes->nr : 1) * sizeof(*more));

        if ( changes->nr )
            memcpy(more, changes->changes, changes->nr * sizeof(*more));
        changes->changes = more;
    }

    changes->changes[changes->nr++] = (struct change){ name, a, b };
}

static const struct shown_value *find(const struct shown_values *values,
                                      const char *name)
{
    unsigned int i;

    for ( i = 0; i < values->nr; i++ )
        if ( !strcmp(values->values[i].name, name) )
            return &values->values[i];

    return NULL;
}

static bool is_same(const struct sides *sides, const struct shown_value *a,
                    const struct shown_value *b)
{
    /* It follows from another value, which may be another one. */
    if ( a->is_default && b->is_default )
        return true;
    if ( a->module || b->module )
        return is_same_module(sides->a, a->module, sides->b, b->module);
    /* Somebody may have written just what is shown for nothing. */
    if ( a->is_none != b->is_none )
        return false;

    return !strcmp(a->text, b->text);
}

/* Files of the same name which are not the same are told apart by more. */
static const char *text_of(const struct sides *sides,
                           const struct shown_value *value, const char *other)
{
    const struct shown_module *m = value->module;

    if ( value->is_none && !strcmp(value->text, other) )
        return "(not given)";
    if ( !m || strcmp(value->text, other) )
        return value->text;
    if ( m->node && m->node->sha256 )
        return pool_printf(&sides->difference->pool, "%s (sha256 %s)",
                           value->text,
                           text_digest(&sides->a->pool, m->node->sha256));
    if ( m->file && m->file->readable )
        return pool_printf(&sides->difference->pool, "%s (%" PRIu64 " bytes in %s)",
                           value->text, m->file->size,
                           harmless_text(&sides->a->pool, m->file->path));

    return value->text;
}

static void compare_value(const struct sides *sides, struct changes *changes,
                          const struct shown_value *a,
                          const struct shown_value *b)
{
    if ( a->text && b->text && !is_same(sides, a, b) )
        add(sides->difference, changes, a->name, text_of(sides, a, b->text),
            text_of(sides, b, a->text));
}

/* Properties need not be in both; all else is. */
static void compare_values(const struct sides *sides, struct changes *changes,
                           const struct shown_values *a,
                           const struct shown_values *b)
{
    unsigned int i;

    for ( i = 0; i < a->nr; i++ )
    {
        const struct shown_value *value = &a->values[i];
        const struct shown_value *other = find(b, value->name);

        if ( other )
            compare_value(sides, changes, value, other);
        else
            add(sides->difference, changes, value->name, value->text, NULL);
    }

    for ( i = 0; i < b->nr; i++ )
        if ( !find(a, b->values[i].name) )
            add(sides->difference, changes, b->values[i].name, NULL,
                b->values[i].text);
}

/* --- the launch as a whole */

/* What @values has and @other cannot have. */
static const char *list_unknown(struct difference *difference,
                                const struct shown_values *values,
                                const struct shown_values *other)
{
    const char *text = "";
    unsigned int i;

    for ( i = 0; i < values->nr; i++ )
    {
        const struct shown_value *value = &values->values[i];

        if ( value->text && !value->is_default &&
             !find(other, value->name)->text )
            text = pool_printf(&difference->pool, "%s%s%s", text,
                               *text ? ", " : "", value->name);
    }

    return text;
}

static void compare_launch(const struct sides *sides)
{
    struct difference *difference = sides->difference;
    struct shown_values a, b;

    values_of_launch(sides->a, &a);
    values_of_launch(sides->b, &b);
    compare_values(sides, &difference->launch, &a, &b);
    difference->not_in_a = list_unknown(difference, &b, &a);
    difference->not_in_b = list_unknown(difference, &a, &b);
}

/* --- domains */

/* How many domains before domain @i have its name, too, which is an error. */
static unsigned int count_namesakes(const struct view *view, unsigned int i)
{
    const char *name = view->domains[i].name;
    unsigned int nr = 0;

    while ( i-- )
        nr += !strcmp(view->domains[i].name, name);

    return nr;
}

/* The domain in @other which is domain @i of @view, or -1. */
static int find_match(const struct view *view, unsigned int i,
                      const struct view *other)
{
    unsigned int skip = count_namesakes(view, i), j;

    for ( j = 0; j < other->nr_domains; j++ )
        if ( !strcmp(other->domains[j].name, view->domains[i].name) && !skip-- )
            return j;

    return -1;
}

/* The names of those domains of @view which are in @other as well. */
static const char *list_common(const struct sides *sides, struct view *view,
                               const struct view *other)
{
    uint64_t common = 0;
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( find_match(view, i, other) >= 0 )
            common |= 1ULL << i;

    return pool_strdup(&sides->difference->pool,
                       text_domains(view, common, ", "));
}

static void compare_order(const struct sides *sides)
{
    const char *a = list_common(sides, sides->a, sides->b);
    const char *b = list_common(sides, sides->b, sides->a);

    if ( strcmp(a, b) )
    {
        sides->difference->order_a = a;
        sides->difference->order_b = b;
    }
}

static void compare_domain(const struct sides *sides, unsigned int i, int j)
{
    struct difference *difference = sides->difference;
    struct domain_difference *d = &difference->domains[difference->nr_domains];
    struct shown_values a, b;

    values_of_domain(sides->a, &sides->a->domains[i], &a);
    values_of_domain(sides->b, &sides->b->domains[j], &b);

    d->name = sides->a->domains[i].name;
    d->in_a = d->in_b = true;
    compare_values(sides, &d->changes, &a, &b);
    if ( d->changes.nr )
        difference->nr_domains++;
}

static void add_domain(const struct sides *sides, struct view *view,
                       unsigned int i)
{
    struct difference *difference = sides->difference;
    struct domain_difference *d =
        &difference->domains[difference->nr_domains++];
    struct shown_values values;
    unsigned int v;

    d->name = view->domains[i].name;
    d->in_a = view == sides->a;
    d->in_b = view == sides->b;

    values_of_domain(view, &view->domains[i], &values);
    for ( v = 0; v < values.nr; v++ )
        if ( !values.values[v].is_default )
            add(difference, &d->changes, values.values[v].name,
                d->in_a ? values.values[v].text : NULL,
                d->in_b ? values.values[v].text : NULL);
}

static void compare_domains(const struct sides *sides)
{
    unsigned int i;

    for ( i = 0; i < sides->a->nr_domains; i++ )
    {
        int j = find_match(sides->a, i, sides->b);

        if ( j >= 0 )
            compare_domain(sides, i, j);
        else
            add_domain(sides, sides->a, i);
    }

    for ( i = 0; i < sides->b->nr_domains; i++ )
        if ( find_match(sides->b, i, sides->a) < 0 )
            add_domain(sides, sides->b, i);
}

void difference_find(struct difference *difference, struct view *a,
                     struct view *b)
{
    struct sides sides = { a, b, difference };

    memset(difference, 0, sizeof(*difference));
    pool_init(&difference->pool);

    compare_launch(&sides);
    compare_order(&sides);
    compare_domains(&sides);
}

void difference_free(struct difference *difference)
{
    pool_free(&difference->pool);
}

bool difference_is_none(const struct difference *difference)
{
    return !difference->launch.nr && !difference->order_a &&
           !difference->nr_domains;
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
