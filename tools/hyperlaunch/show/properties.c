/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the LCM's parser leaves alone in domain nodes: words of dom0less domains,
 * and what nobody knows.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/digest.h"
#include "../lcm/sharing.h"
#include "../lcm/vocabulary.h"

#include "text.h"

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

/* All that could have to be shown. */
static unsigned int count(const void *fdt, int node)
{
    unsigned int nr = 0;
    int at;

    fdt_for_each_property_offset(at, fdt, node)
        nr++;
    fdt_for_each_subnode(at, fdt, node)
        nr++;

    return nr;
}

static void add_shared_memory(struct view *view, struct shown_domain *d,
                              const struct shared_nodes *all, int node)
{
    struct shared_memory memory;
    const char *wrong = shared_memory_read(all, node, &memory);
    struct pool *pool = &view->pool;
    const char *text;

    if ( wrong )
        return;
    text = pool_printf(pool, "%s at %#" PRIx64,
                       text_memory(pool, memory.size >> 10), memory.address);
    if ( memory.has_host )
        text = pool_printf(pool, "%s, of the host at %#" PRIx64, text,
                           memory.host);
    if ( memory.role )
        text = pool_printf(pool, "%s, %s", text, memory.role);
    d->properties[d->nr_properties++] = (struct shown_property){
        .name = pool_printf(pool, "shared-memory %s", memory.id),
        .text = text,
    };
}

static const char *name_at(const struct view *view, int node)
{
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].hd->node == node )
            return view->domains[i].name;

    return "no domain";
}

static void add_event_channel(struct view *view, struct shown_domain *d,
                              const struct shared_nodes *all, int node)
{
    struct event_channel channel;

    if ( event_channel_read(all, node, &channel) )
        return;
    d->properties[d->nr_properties++] = (struct shown_property){
        .name = pool_printf(&view->pool, "event-channel %" PRIu32,
                            channel.port),
        .text = pool_printf(&view->pool, "%s, port %" PRIu32,
                            name_at(view, channel.other_domain),
                            channel.other_port),
    };
}

/* What it shares is in nodes of their own, as far as they are good ones. */
static void add_sharing(struct view *view, struct shown_domain *d,
                        const struct shared_nodes *all)
{
    const void *fdt = view->input.lcm->fdt;
    int node;

    fdt_for_each_subnode(node, fdt, d->hd->node)
        if ( is_shared_memory(fdt, node) )
            add_shared_memory(view, d, all, node);
        else if ( is_event_channel(fdt, node) )
            add_event_channel(view, d, all, node);
}

static void find_of(struct view *view, struct shown_domain *d,
                    const struct shared_nodes *all)
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

    add_sharing(view, d, all);

    qsort(d->properties, d->nr_properties, sizeof(*d->properties), compare);
}

void view_find_properties(struct view *view)
{
    struct shared_nodes all;
    unsigned int i;

    shared_nodes_find(&all, view->input.lcm->fdt, &view->pool);
    for ( i = 0; i < view->nr_domains; i++ )
        find_of(view, &view->domains[i], &all);
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
