/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Properties of domain nodes which the LCM's parser leaves alone: words of
 * dom0less domains, and what nobody knows.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/digest.h"
#include "../lcm/vocabulary.h"

#include "view.h"

/* What they say is in struct hl_domain, or about the tree itself. */
static bool is_read_by_parser(const char *name)
{
    return is_word_of_domain(name) || !strcmp(name, "name");
}

static const char *format_strings(struct pool *pool, const char *data, int len)
{
    const char *text = "", *end = data + len;

    for ( ; data < end; data += strlen(data) + 1 )
        text = pool_printf(pool, "%s%s\"%s\"", text, *text ? ", " : "", data);

    return text;
}

/* In steps of @step bytes, as in a device tree source. */
static const char *format_numbers(struct pool *pool, const char *data, int len,
                                  int step)
{
    const char *text = "";
    int i;

    for ( i = 0; i < len; i += step )
    {
        const char *space = i ? " " : "";

        if ( step == 1 )
            text = pool_printf(pool, "%s%s%02x", text, space,
                               (unsigned char)data[i]);
        else
            text = pool_printf(pool, "%s%s%#" PRIx32, text, space,
                               fdt32_ld((const fdt32_t *)&data[i]));
    }

    return pool_printf(pool, step == 1 ? "[%s]" : "<%s>", text);
}

/* No more than what somebody is going to read; the rest is still compared. */
#define MAX_SHOWN 1024

static const char *format_digest_of(struct pool *pool, const char *data,
                                    int len)
{
    uint8_t digest[DIGEST_BYTES];
    char text[DIGEST_TEXT];

    digest_data(data, len, digest);

    return pool_printf(pool, "(%d bytes, sha256 %s)", len,
                       format_digest(digest, text));
}

static const char *format_value(struct pool *pool, const char *data, int len)
{
    if ( !len )
        return "true";
    if ( len > MAX_SHOWN )
        return format_digest_of(pool, data, len);
    if ( is_string_list(data, len) )
        return format_strings(pool, data, len);

    return format_numbers(pool, data, len, len % 4 ? 1 : 4);
}

static int compare(const void *left, const void *right)
{
    const struct shown_property *a = left, *b = right;

    return strcmp(a->name, b->name);
}

static unsigned int count(const void *fdt, int node)
{
    unsigned int nr = 0;
    int offset;

    fdt_for_each_property_offset(offset, fdt, node)
        nr++;

    return nr;
}

static void find_of(struct view *view, struct shown_domain *d)
{
    const void *fdt = view->input.lcm->fdt;
    int offset, len;

    d->properties = pool_alloc(&view->pool, (count(fdt, d->hd->node) + 1) *
                                            sizeof(*d->properties));

    fdt_for_each_property_offset(offset, fdt, d->hd->node)
    {
        const char *name;
        const char *data = fdt_getprop_by_offset(fdt, offset, &name, &len);

        if ( !data || is_read_by_parser(name) )
            continue;

        d->properties[d->nr_properties++] = (struct shown_property){
            .name = name,
            .text = format_value(&view->pool, data, len),
        };
    }

    qsort(d->properties, d->nr_properties, sizeof(*d->properties), compare);
}

void view_find_properties(struct view *view)
{
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        find_of(view, &view->domains[i]);
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
