/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Differences as JSON.
 */

#include "print.h"

static void json_changes(struct json *j, const char *key,
                         const struct changes *changes)
{
    unsigned int i;

    json_open(j, key, '[');
    for ( i = 0; i < changes->nr; i++ )
    {
        json_open(j, NULL, '{');
        json_string(j, "name", changes->changes[i].name);
        json_text(j, "a", changes->changes[i].a);
        json_text(j, "b", changes->changes[i].b);
        json_close(j, '}');
    }
    json_close(j, ']');
}

static void json_domain(struct json *j, const struct domain_difference *d)
{
    json_open(j, NULL, '{');
    json_string(j, "name", d->name);
    json_bool(j, "in_a", d->in_a);
    json_bool(j, "in_b", d->in_b);
    json_changes(j, "changes", &d->changes);
    json_close(j, '}');
}

static void json_order(struct json *j, const struct difference *difference)
{
    if ( !difference->order_a )
    {
        json_null(j, "order");
        return;
    }

    json_open(j, "order", '{');
    json_string(j, "a", difference->order_a);
    json_string(j, "b", difference->order_b);
    json_close(j, '}');
}

void difference_json(const struct difference *difference, struct json *j)
{
    unsigned int i;

    json_bool(j, "same", difference_is_none(difference));
    json_changes(j, "launch", &difference->launch);
    json_order(j, difference);
    json_open(j, "domains", '[');
    for ( i = 0; i < difference->nr_domains; i++ )
        json_domain(j, &difference->domains[i]);
    json_close(j, ']');
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
