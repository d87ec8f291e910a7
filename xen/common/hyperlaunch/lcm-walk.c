/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: steps through nodes and properties.
 *
 * This does not use libfdt's iterators, for three reasons.  A property whose
 * length makes its end wrap at 32 bits leads fdt_next_tag() backwards, and
 * whoever follows it around in a circle for ever; fdt_check_full() does.
 * Properties that stand behind a child node go unnoticed.  And loops within
 * loops (fdt_for_each_subnode, fdt_getprop) look at each tag many times over.
 *
 * So there is one function here, next_tag(), which decodes the structure
 * block and checks every bound each time.  hl_check_structure() has it run
 * over the whole blob before anything else, libfdt's path functions included,
 * looks at it.
 */

#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

/* What next_tag() has found. */
struct tag {
    uint32_t tag;
    int offset;                    /* of the tag in the structure block */
    const char *name;              /* of the node */
    const struct fdt_property *prop;
};

static uint32_t round_up_to_tag(uint32_t offset)
{
    return (offset + FDT_TAGSIZE - 1) & ~(FDT_TAGSIZE - 1U);
}

/*
 * Length of what follows the tag at the beginning of the @left bytes at @pos,
 * both behind the tag; more than @left if it is cut off or not a tag.
 */
static size_t length_behind(uint32_t tag, const char *pos, size_t left,
                            struct tag *found)
{
    const size_t header = sizeof(struct fdt_property) - FDT_TAGSIZE;

    switch ( tag )
    {
    case FDT_BEGIN_NODE:
        found->name = pos;
        return strnlen(pos, left) + 1;

    case FDT_PROP:
        found->prop = (const struct fdt_property *)(pos - FDT_TAGSIZE);
        /* No sum of these can wrap: a blob has 2 MiB at most. */
        if ( left < header || fdt32_ld(&found->prop->len) > left - header )
            return left + 1;
        return header + fdt32_ld(&found->prop->len);

    case FDT_END_NODE:
    case FDT_NOP:
    case FDT_END:
        return 0;
    }

    return left + 1;
}

/* False: damaged, and the walk goes no further. */
static bool decode(struct hl_walk *walk, struct tag *found)
{
    const char *pos = walk->structure + walk->next;
    size_t left, len;

    if ( walk->next > walk->size || walk->size - walk->next < FDT_TAGSIZE )
        return false;

    left = walk->size - walk->next - FDT_TAGSIZE;
    found->offset = walk->next;
    found->tag = fdt32_ld((const fdt32_t *)pos);

    len = length_behind(found->tag, pos + FDT_TAGSIZE, left, found);
    if ( len > left )
        return false;

    walk->next = round_up_to_tag(walk->next + FDT_TAGSIZE + len);

    return true;
}

/* The next tag which means something; FDT_END is also for the damaged. */
static uint32_t next_tag(struct hl_walk *walk, struct tag *found)
{
    do {
        if ( walk->stopped || !decode(walk, found) )
        {
            walk->stopped = true;
            found->tag = FDT_END;
        }
    } while ( found->tag == FDT_NOP );

    return found->tag;
}

static void init(struct hl_walk *walk, const void *fdt, int node)
{
    walk->structure = (const char *)fdt + fdt_off_dt_struct(fdt);
    walk->size = fdt_size_dt_struct(fdt);
    walk->strings = (const char *)fdt + fdt_off_dt_strings(fdt);
    walk->strings_size = fdt_size_dt_strings(fdt);
    walk->next = node;
    walk->stopped = false;
}

void hl_walk_init(struct hl_walk *walk, const void *fdt, int node)
{
    struct tag tag;

    init(walk, fdt, node);
    next_tag(walk, &tag);
}

/*
 * Tags come in this order: those of a node's properties, those of its child
 * nodes, the one of its end.  The root node has no name, and is the only one
 * of its depth.
 */
bool hl_check_structure(const void *fdt)
{
    struct hl_walk walk;
    struct tag tag;
    unsigned int depth = 0;
    bool properties = false; /* may be next */

    init(&walk, fdt, 0);

    /* With this, each name is terminated, wherever it begins. */
    if ( walk.strings_size && walk.strings[walk.strings_size - 1] )
        return false;

    do {
        switch ( next_tag(&walk, &tag) )
        {
        case FDT_BEGIN_NODE:
            if ( !depth && (tag.offset || *tag.name) )
                return false;
            depth++;
            properties = true;
            break;

        case FDT_PROP:
            if ( !properties ||
                 fdt32_ld(&tag.prop->nameoff) >= walk.strings_size )
                return false;
            break;

        case FDT_END_NODE:
            if ( !depth )
                return false;
            depth--;
            properties = false;
            break;

        case FDT_END:
            return false;
        }
    } while ( depth );

    return next_tag(&walk, &tag) == FDT_END && !walk.stopped;
}

bool hl_walk_property(struct hl_walk *walk, struct hl_prop *prop)
{
    struct hl_walk ahead = *walk;
    struct tag tag;

    if ( next_tag(&ahead, &tag) != FDT_PROP )
        return false;

    /* hl_check_structure() has seen that there is a NUL. */
    prop->name = walk->strings + fdt32_ld(&tag.prop->nameoff);
    prop->name_len = strlen(prop->name);
    prop->value = tag.prop->data;
    prop->len = fdt32_ld(&tag.prop->len);
    walk->next = ahead.next;

    return true;
}

bool hl_walk_child(struct hl_walk *walk, int *node)
{
    struct tag tag;

    if ( next_tag(walk, &tag) != FDT_BEGIN_NODE )
        return false;

    *node = tag.offset;

    return true;
}

void hl_walk_stop(struct hl_walk *walk)
{
    walk->stopped = true;
}

void hl_walk_skip(struct hl_walk *walk)
{
    unsigned int depth = 1;
    struct tag tag;

    while ( depth )
    {
        switch ( next_tag(walk, &tag) )
        {
        case FDT_BEGIN_NODE:
            depth++;
            break;

        case FDT_END_NODE:
            depth--;
            break;

        case FDT_END:
            return;
        }
    }
}

bool hl_walk_compatible(const struct hl_walk *walk, struct hl_prop *prop)
{
    static const char name[] = "compatible";
    struct hl_walk ahead = *walk;

    while ( hl_walk_property(&ahead, prop) )
        if ( prop->name_len == sizeof(name) - 1 &&
             !memcmp(prop->name, name, sizeof(name)) )
            return true;

    return false;
}

bool hl_walk_has_child(const struct hl_walk *walk, const char *compatible)
{
    struct hl_walk ahead = *walk;
    struct hl_prop prop;
    int child;

    while ( hl_walk_property(&ahead, &prop) )
        continue;

    while ( hl_walk_child(&ahead, &child) )
    {
        if ( hl_walk_compatible(&ahead, &prop) &&
             hl_list_has(&prop, compatible) )
            return true;
        hl_walk_skip(&ahead);
    }

    return false;
}

/* Is the node just entered a domain, or one in which domains are? */
static bool has_domain(const struct hl_walk *walk)
{
    struct hl_prop compatible;

    return (hl_walk_compatible(walk, &compatible) &&
            hl_list_has(&compatible, "xen,domain")) ||
           hl_walk_has_child(walk, "xen,domain");
}

void hl_walk_unknown(struct hl_ctx *ctx, struct hl_walk *walk, int node)
{
    int parent = ctx->node;

    ctx->node = node;
    if ( has_domain(walk) )
        hl_fault(ctx, HL_E_DOMAIN_MISPLACED, NULL,
                 "domains as children of the hypervisor node");
    else
        hl_fault(ctx, HL_E_UNKNOWN_NODE, NULL, NULL);
    ctx->node = parent;

    hl_walk_skip(walk);
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
