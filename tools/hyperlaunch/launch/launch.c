/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A launch, as a launch file describes it.
 */

#include <stddef.h>
#include <string.h>

#include "launch.h"

void launch_init(struct launch *launch, const char *path)
{
    memset(launch, 0, sizeof(*launch));
    pool_init(&launch->pool);
    launch->path = path;
    launch->arch = "x86_64";
}

void launch_free(struct launch *launch)
{
    pool_free(&launch->pool);
}

/*
 * Room for one more of @nr items of @size bytes each, twice as many when there
 * is none.  What was there before stays in the pool.
 */
static void *one_more(struct launch *launch, void *items, unsigned int nr,
                      size_t size)
{
    char *more;

    if ( nr & (nr - 1) )
        return items;

    more = pool_alloc(&launch->pool, (nr ? 2 * nr : 1) * size);
    if ( nr )
        memcpy(more, items, nr * size);

    return more;
}

struct domain *launch_add_domain(struct launch *launch, const char *name,
                                 const struct place *place)
{
    struct domain *domain;

    launch->domains = one_more(launch, launch->domains, launch->nr_domains,
                               sizeof(*launch->domains));
    domain = &launch->domains[launch->nr_domains++];
    domain->name = pool_strdup(&launch->pool, name);
    domain->place = *place;

    return domain;
}

void value_add(struct launch *launch, struct value *value, const char *str,
               const struct place *place)
{
    if ( !value->given )
        value->place = *place;
    value->given = true;
    value->items = one_more(launch, value->items, value->nr,
                            sizeof(*value->items));
    value->items[value->nr++] = (struct text){
        pool_strdup(&launch->pool, str), *place
    };
}

void value_set(struct launch *launch, struct value *value, const char *str,
               const struct place *place)
{
    *value = (struct value){};
    value_add(launch, value, str, place);
}

struct property *domain_add_property(struct launch *launch,
                                     struct domain *domain, const char *name,
                                     const struct place *place)
{
    struct property *property;

    domain->properties = one_more(launch, domain->properties,
                                  domain->nr_properties,
                                  sizeof(*domain->properties));
    property = &domain->properties[domain->nr_properties++];
    property->name = pool_strdup(&launch->pool, name);
    property->place = *place;

    return property;
}

void property_add(struct launch *launch, struct property *property,
                  const char *str, const struct place *place)
{
    property->items = one_more(launch, property->items, property->nr,
                               sizeof(*property->items));
    property->items[property->nr++] = (struct text){
        pool_strdup(&launch->pool, str), *place
    };
}

struct child *children_add(struct launch *launch, struct children *children,
                           const char *name, const struct place *place)
{
    struct child *child;

    children->children = one_more(launch, children->children, children->nr,
                                  sizeof(*children->children));
    child = &children->children[children->nr++];
    child->name = pool_strdup(&launch->pool, name);
    child->place = *place;

    return child;
}

struct child *children_find(const struct children *children, const char *name)
{
    unsigned int i;

    for ( i = 0; i < children->nr; i++ )
        if ( !strcmp(children->children[i].name, name) )
            return &children->children[i];

    return NULL;
}

struct domain *launch_find_domain(const struct launch *launch,
                                  const char *name)
{
    unsigned int i;

    for ( i = 0; i < launch->nr_domains; i++ )
        if ( !strcmp(launch->domains[i].name, name) )
            return &launch->domains[i];

    return NULL;
}

bool value_is_set(const struct value *value)
{
    const char *str = value_str(value);

    return str && !strcmp(str, "true");
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
