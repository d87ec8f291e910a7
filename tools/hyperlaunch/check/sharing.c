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

static void bad(const struct input *input, const struct hl_domain *d, int node,
                const char *name, const char *what, struct report *report)
{
    struct place place = place_of_node(input, node, NULL);

    if ( !name )
        name = fdt_get_name(input->blob.data, node, NULL);
    report_add(report, SEV_ERROR, &place, "bad-sharing", "%.*s: %s: %s",
               (int)d->name_len, d->name, name, what);
}

static bool is_role(const char *role, const char *expected)
{
    return role && !strcmp(role, expected);
}

/* The domains up to @end, not including it, that own memory of this name. */
static unsigned int count_owners(const struct input *input,
                                 const struct hl_domain *end, const char *id)
{
    const void *fdt = input->blob.data;
    const struct hl_domain *d;
    unsigned int nr = 0;
    int node;

    for ( d = input->lcm->domains; d < end; d++ )
        fdt_for_each_subnode(node, fdt, d->node)
        {
            struct shared_memory memory;

            if ( is_shared_memory(fdt, node) &&
                 !shared_memory_read(fdt, node, &memory) )
                nr += !strcmp(memory.id, id) && is_role(memory.role, "owner");
        }

    return nr;
}

/* The owner holds the pages for all others. */
static void check_owner(const struct input *input, const struct hl_domain *d,
                        int node, const struct shared_memory *memory,
                        struct report *report)
{
    unsigned int owners = count_owners(input, d, memory->id);

    if ( owners && is_role(memory->role, "owner") )
        bad(input, d, node, memory->id,
            "a domain further up is the owner already", report);
    if ( !owners && is_role(memory->role, "borrower") )
    {
        bad(input, d, node, memory->id, "no domain further up is the owner",
            report);
        report_hint(report,
                    "put the owner first; without roles, it belongs to none of them");
    }
}

static void check_memory_of(const struct input *input,
                            const struct hl_domain *d, int node,
                            struct report *report)
{
    struct shared_memory memory;
    const char *wrong = shared_memory_read(input->blob.data, node, &memory);

    if ( wrong )
    {
        bad(input, d, node, memory.id, wrong, report);
        return;
    }

    if ( fdt_getprop(input->blob.data, d->node, "direct-map", NULL) &&
         (!memory.has_host || memory.host != memory.address) )
        bad(input, d, node, memory.id,
            "with direct-map, the address must be that of the host", report);
    check_owner(input, d, node, &memory, report);
}

static void check_channel(const struct input *input,
                          const struct hl_domain *d, int node,
                          struct report *report)
{
    struct event_channel channel;
    const char *wrong = event_channel_read(input->blob.data, node, &channel);

    /* Of a launch file, it was said when the LCM was made of it. */
    if ( wrong && input->kind != INPUT_LAUNCH_FILE )
        bad(input, d, node, NULL, wrong, report);
}

void check_sharing(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    const void *fdt = input->blob.data;
    unsigned int i;
    int node;

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        const struct hl_domain *d = &lcm->domains[i];

        fdt_for_each_subnode(node, fdt, d->node)
            if ( is_event_channel(fdt, node) )
                check_channel(input, d, node, report);
            /* It has no meaning for who has the machine's devices. */
            else if ( is_shared_memory(fdt, node) &&
                      !(d->roles & HL_ROLE_HARDWARE) )
                check_memory_of(input, d, node, report);
    }
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
