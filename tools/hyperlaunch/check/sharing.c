/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory and event channels that domains share, which the parser passes by: what
 * Xen on Arm refuses of them whatever the machine is like.
 * (xen/arch/arm/hyperlaunch/shared-memory.c)
 */

#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../lcm/sharing.h"

#include "check.h"

/* Memory that has an owner, and the first domain that is it. */
struct owned {
    const char *id;
    unsigned int domain;
};

struct sharing {
    const struct input *input;
    struct report *report;
    struct shared_nodes nodes;
    struct owned *owned;
    unsigned int nr_owned;
};

static void bad(const struct input *input, const struct hl_domain *d, int node,
                const char *name, const char *what, struct report *report)
{
    struct place place = place_of_node(input, node, NULL);

    if ( !name )
        name = fdt_get_name(input->blob.data, node, NULL);
    report_add(report, SEV_ERROR, &place, "bad-sharing", "%.*s: %s: %s",
               NAME(d), name, what);
}

static bool is_role(const char *role, const char *expected)
{
    return role && !strcmp(role, expected);
}

static const struct owned *find_owned(const struct sharing *s, const char *id)
{
    unsigned int i;

    for ( i = 0; i < s->nr_owned; i++ )
        if ( !strcmp(s->owned[i].id, id) )
            return &s->owned[i];

    return NULL;
}

/* The owner holds the pages for all others. */
static void check_owner(struct sharing *s, const struct hl_domain *d, int node,
                        const struct shared_memory *memory)
{
    unsigned int domain = d - s->input->lcm->domains;
    const struct owned *owned = find_owned(s, memory->id);
    bool before = owned && owned->domain < domain;

    if ( !owned && is_role(memory->role, "owner") )
        s->owned[s->nr_owned++] = (struct owned){ memory->id, domain };
    if ( before && is_role(memory->role, "owner") )
        bad(s->input, d, node, memory->id,
            "a domain further up is the owner already", s->report);
    if ( !before && is_role(memory->role, "borrower") )
    {
        bad(s->input, d, node, memory->id, "no domain further up is the owner",
            s->report);
        report_hint(s->report,
                    "put the owner first; without roles, it belongs to none of them");
    }
}

static void check_memory_of(struct sharing *s, const struct hl_domain *d,
                            int node)
{
    struct shared_memory memory;
    const char *wrong = shared_memory_read(&s->nodes, node, &memory);

    if ( wrong )
    {
        bad(s->input, d, node, memory.id, wrong, s->report);
        return;
    }

    if ( fdt_getprop(s->nodes.fdt, d->node, "direct-map", NULL) &&
         (!memory.has_host || memory.host != memory.address) )
        bad(s->input, d, node, memory.id,
            "with direct-map, the address must be that of the host", s->report);
    check_owner(s, d, node, &memory);
}

static void check_channel(const struct sharing *s, const struct hl_domain *d,
                          int node)
{
    struct event_channel channel;
    const char *wrong = event_channel_read(&s->nodes, node, &channel);

    /* Of a launch file, it was said when the LCM was made of it. */
    if ( wrong && s->input->kind != INPUT_LAUNCH_FILE )
        bad(s->input, d, node, NULL, wrong, s->report);
}

static void check_domain(struct sharing *s, const struct hl_domain *d)
{
    const void *fdt = s->nodes.fdt;
    int node;

    fdt_for_each_subnode(node, fdt, d->node)
        if ( is_event_channel(fdt, node) )
            check_channel(s, d, node);
        /* It has no meaning for who has the machine's devices. */
        else if ( is_shared_memory(fdt, node) &&
                  !(d->roles & HL_ROLE_HARDWARE) )
            check_memory_of(s, d, node);
}

void check_sharing(const struct input *input, struct report *report)
{
    struct sharing s = { .input = input, .report = report };
    struct pool pool;
    unsigned int i;

    pool_init(&pool);
    shared_nodes_find(&s.nodes, input->blob.data, &pool);
    s.owned = pool_alloc(&pool, (s.nodes.nr + 1) * sizeof(*s.owned));
    for ( i = 0; i < input->lcm->nr_domains; i++ )
        check_domain(&s, &input->lcm->domains[i]);
    pool_free(&pool);
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
