/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Nodes in that of a domain for what it shares with others: memory, and event
 * channels that are there from the beginning.
 */

#include <stdlib.h>
#include <string.h>

#include "../base/units.h"

#include "values.h"

/* What is written instead of a size that is bad. */
#define SOME_KIB 4

/* Say that a key without which nothing can be done is missing. */
static void missing(struct builder *b, const struct key_table *table,
                    unsigned int key, const struct child *child)
{
    report_add(b->report, SEV_ERROR, &child->place, "missing-key",
               "'%s' has no '%s'", child->name, table->keys[key].name);
}

/* On a PC there is neither. */
static bool is_possible(struct builder *b, const struct children *children,
                        const char *what)
{
    if ( !children->nr )
        return false;
    if ( !strcmp(b->launch->arch, "arm64") )
        return true;

    report_add(b->report, SEV_ERROR, &children->children[0].place, "arm-only",
               "%s for domains on Arm only", what);
    report_hint(b->report, "'@arm64' behind the key leaves it out elsewhere");

    return false;
}

static const struct place *place_of(const struct child *child,
                                    unsigned int key)
{
    const struct value *value = &child->values[key];

    return value->nr ? &value->items[0].place : &child->place;
}

/* --- memory */

/* Cells as "#address-cells" and "#size-cells" above say: two for each. */
static void build_place(struct builder *b, const struct child *child)
{
    const struct value *v = child->values;
    uint64_t host, guest, kib;
    fdt64_t cells[3];
    unsigned int nr = 0;

    if ( read_u64(b, &v[SK_HOST_ADDRESS], &host) )
        cells[nr++] = cpu_to_fdt64(host);
    if ( !v[SK_ADDRESS].nr )
        missing(b, &shared_memory_keys, SK_ADDRESS, child);
    if ( !read_u64(b, &v[SK_ADDRESS], &guest) )
        guest = 0;
    if ( !v[SK_SIZE].nr )
        missing(b, &shared_memory_keys, SK_SIZE, child);
    if ( !read_memory(b, &v[SK_SIZE], &kib) )
        kib = SOME_KIB;

    cells[nr++] = cpu_to_fdt64(guest);
    cells[nr++] = cpu_to_fdt64(kib << 10);
    builder_property(b, "xen,shared-mem", cells, nr * sizeof(*cells),
                     place_of(child, SK_ADDRESS));
}

/* One that is none has been said to be, and is left out. */
static void build_role(struct builder *b, const struct value *role)
{
    const struct key *key = &shared_memory_keys.keys[SK_ROLE];
    unsigned int i;

    check_words(b, key, role);
    for ( i = 0; role->nr && key->words[i]; i++ )
        if ( !strcmp(key->words[i], role->items[0].str) )
            build_string(b, "role", role);
}

static void build_one_memory(struct builder *b, unsigned int nr,
                             const struct child *child)
{
    builder_begin_node(b, pool_printf(b->pool, "shared-memory@%x", nr),
                       child->name, &child->place);
    builder_string(b, "compatible", "xen,domain-shared-memory-v1", NULL);
    builder_string(b, "xen,shm-id", child->name, &child->place);
    build_role(b, &child->values[SK_ROLE]);
    build_place(b, child);
    builder_end_node(b);
}

void build_shared_memory(struct builder *b, unsigned int index)
{
    const struct children *memory = &b->launch->domains[index].shared_memory;
    unsigned int i;

    if ( is_possible(b, memory, "shared memory is") )
        for ( i = 0; i < memory->nr; i++ )
            build_one_memory(b, i, &memory->children[i]);
}

/* --- event channels */

/* By which the other end names it.  Those of domains come first. */
static unsigned int phandle_of(const struct launch *launch,
                               unsigned int domain, unsigned int channel)
{
    unsigned int phandle = launch->nr_domains + 1 + channel;

    while ( domain-- )
        phandle += launch->domains[domain].event_channels.nr;

    return phandle;
}

static bool is_port(const char *text, uint64_t port)
{
    uint64_t number;

    return parse_unsigned(text, UINT32_MAX, &number) && number == port;
}

/* The channel of @domain with this port, or -1. */
static int find_port(const struct domain *domain, uint64_t port)
{
    const struct children *channels = &domain->event_channels;
    unsigned int i;

    for ( i = 0; i < channels->nr; i++ )
        if ( is_port(channels->children[i].name, port) )
            return i;

    return -1;
}

/* Does @channel say that its other end is @port of @domain? */
static bool leads_to(const struct child *channel, const struct domain *domain,
                     uint64_t port)
{
    const char *name = value_str(&channel->values[EK_DOMAIN]);
    const char *other = value_str(&channel->values[EK_PORT]);

    return name && other && !strcmp(name, domain->name) &&
           is_port(other, port);
}

/* What is wrong with what a channel says has been said if this is 0. */
static unsigned int find_other_end(struct builder *b,
                                   const struct domain *domain,
                                   const struct child *channel, uint64_t port)
{
    const struct value *v = channel->values;
    const struct domain *other;
    uint64_t other_port;
    int end;

    if ( !v[EK_DOMAIN].nr )
        missing(b, &event_channel_keys, EK_DOMAIN, channel);
    if ( !v[EK_PORT].nr )
        missing(b, &event_channel_keys, EK_PORT, channel);
    if ( !read_u32(b, &v[EK_PORT], &other_port) || !v[EK_DOMAIN].nr )
        return 0;

    other = launch_find_domain(b->launch, value_str(&v[EK_DOMAIN]));
    if ( !other )
    {
        build_unknown_domain(b, &v[EK_DOMAIN].items[0],
                             "at the other end of an event channel");
        return 0;
    }

    end = find_port(other, other_port);
    if ( end < 0 ||
         !leads_to(&other->event_channels.children[end], domain, port) )
    {
        report_add(b->report, SEV_ERROR, place_of(channel, EK_PORT),
                   "one-ended",
                   "'%s' has no event channel %s that leads here",
                   other->name, v[EK_PORT].items[0].str);
        report_hint(b->report,
                    "both domains have to name the other one, and its port");
        return 0;
    }

    return phandle_of(b->launch, other - b->launch->domains, end);
}

static void build_channel(struct builder *b, unsigned int index,
                          unsigned int nr)
{
    const struct domain *domain = &b->launch->domains[index];
    const struct child *channel = &domain->event_channels.children[nr];
    fdt32_t cells[2];
    uint64_t port = 0;

    if ( !parse_unsigned(channel->name, UINT32_MAX, &port) || !port )
    {
        report_add(b->report, SEV_ERROR, &channel->place, "bad-value",
                   "'%s' is not a port", channel->name);
        report_hint(b->report, "below '%s' stand numbers from 1 on",
                    domain_keys.keys[DK_EVENT_CHANNELS].name);
    }
    else if ( find_port(domain, port) < nr )
        report_add(b->report, SEV_ERROR, &channel->place, "value-twice",
                   "port '%s' is listed twice", channel->name);

    builder_begin_node(b, pool_printf(b->pool, "event-channel@%x", nr),
                       channel->name, &channel->place);
    builder_string(b, "compatible", "xen,evtchn-v1", NULL);
    cells[0] = cpu_to_fdt32(port);
    cells[1] = cpu_to_fdt32(find_other_end(b, domain, channel, port));
    builder_property(b, "xen,evtchn", cells, sizeof(cells), &channel->place);
    builder_u32(b, "phandle", phandle_of(b->launch, index, nr), NULL);
    builder_end_node(b);
}

void build_event_channels(struct builder *b, unsigned int index)
{
    const struct children *channels = &b->launch->domains[index].event_channels;
    unsigned int i;

    if ( is_possible(b, channels, "static event channels are") )
        for ( i = 0; i < channels->nr; i++ )
            build_channel(b, index, i);
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
