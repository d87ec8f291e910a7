/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What domains share: memory and event channels.
 */

#include <inttypes.h>
#include <string.h>

#include "../base/array.h"

#include "sharing.h"

/* What a launch file can say of an amount of memory. */
#define MAX_KIB (1ULL << 42)

void sharing_init(struct sharing *sharing, const struct tree *tree)
{
    sharing->tree = tree;
    sharing->nr = 0;
    shared_nodes_find(&sharing->nodes, tree->fdt, &tree->convert->pool);
}

void sharing_add_domain(struct sharing *sharing, int node, const char *name)
{
    if ( sharing->nr == NR(sharing->domains) )
        return;
    sharing->domains[sharing->nr].node = node;
    sharing->domains[sharing->nr++].name = name;
}

static const char *name_of(const struct sharing *sharing, int domain)
{
    unsigned int i;

    for ( i = 0; i < sharing->nr; i++ )
        if ( sharing->domains[i].node == domain )
            return sharing->domains[i].name;

    return NULL;
}

static void set_address(const struct tree *tree, struct value *value,
                        const struct place *place, uint64_t address)
{
    convert_set(tree->convert, value, place, "%#" PRIx64, address);
}

static void convert_memory(const struct sharing *sharing, int node,
                           struct domain *domain)
{
    const struct tree *tree = sharing->tree;
    struct children *all = &domain->shared_memory;
    struct place place = tree_place(tree, node, NULL);
    struct shared_memory memory;
    const char *wrong = shared_memory_read(&sharing->nodes, node, &memory);
    struct child *child;

    if ( !wrong && memory.size >> 10 > MAX_KIB )
        wrong = "xen,shared-mem: is more than there can be";
    if ( !wrong && strchr(memory.id, '@') )
        wrong = "in a launch file, '@' is followed by an architecture";
    if ( !wrong && children_find(all, memory.id) )
        wrong = "there is another one with this xen,shm-id";
    if ( wrong )
    {
        tree_left_out(tree, node, NULL, wrong);
        return;
    }

    child = convert_child(tree->convert, all, memory.id, &place);
    if ( memory.role )
        convert_set(tree->convert, &child->values[SK_ROLE], &place, "%s",
                    memory.role);
    if ( memory.has_host )
        set_address(tree, &child->values[SK_HOST_ADDRESS], &place,
                    memory.host);
    set_address(tree, &child->values[SK_ADDRESS], &place, memory.address);
    convert_set_memory(tree->convert, &child->values[SK_SIZE], &place,
                       memory.size >> 10);
    tree_note_properties(tree, node, "xen,shm-id role xen,shared-mem",
                         "there is no such word");
}

static void convert_channel(const struct sharing *sharing, int node,
                            struct domain *domain)
{
    const struct tree *tree = sharing->tree;
    struct children *all = &domain->event_channels;
    struct place place = tree_place(tree, node, NULL);
    struct event_channel channel;
    const char *wrong = event_channel_read(&sharing->nodes, node, &channel);
    const char *other = wrong ? NULL : name_of(sharing, channel.other_domain);
    const char *port = pool_printf(&tree->convert->pool, "%" PRIu32,
                                   channel.port);
    struct child *child;

    if ( !wrong && !other )
        wrong = "its other end is in no domain of this launch";
    if ( !wrong && children_find(all, port) )
        wrong = "there is another one with this port";
    if ( wrong )
    {
        tree_left_out(tree, node, NULL, wrong);
        return;
    }

    child = convert_child(tree->convert, all, port, &place);
    convert_set(tree->convert, &child->values[EK_DOMAIN], &place, "%s", other);
    convert_set(tree->convert, &child->values[EK_PORT], &place, "%" PRIu32,
                channel.other_port);
    tree_note_properties(tree, node, "xen,evtchn", "there is no such word");
}

bool sharing_convert(const struct sharing *sharing, int node,
                     struct domain *domain)
{
    const struct tree *tree = sharing->tree;
    bool is_memory = is_shared_memory(tree->fdt, node);

    if ( !is_memory && !is_event_channel(tree->fdt, node) )
        return false;

    if ( strcmp(tree->convert->launch.arch, "arm64") )
        tree_left_out(tree, node, NULL, "it is for domains on Arm only");
    else if ( is_memory )
        convert_memory(sharing, node, domain);
    else
        convert_channel(sharing, node, domain);

    return true;
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
