/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: steps through nodes and properties.
 *
 * libfdt's own loops (fdt_for_each_subnode, fdt_getprop) start over at each
 * level of the tree; this visits each tag once.  It also notices properties
 * that stand behind a child node, where libfdt's loops never look.
 */

#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

static uint32_t next_tag(struct hl_walk *walk, int *offset)
{
    uint32_t tag;

    do {
        *offset = walk->next;
        tag = fdt_next_tag(walk->fdt, *offset, &walk->next);
    } while ( tag == FDT_NOP );

    return tag;
}

void hl_walk_init(struct hl_walk *walk, const void *fdt, int node)
{
    int offset;

    walk->fdt = fdt;
    walk->next = node;
    next_tag(walk, &offset);
}

bool hl_walk_property(struct hl_walk *walk, struct hl_prop *prop)
{
    struct hl_walk ahead = *walk;
    const struct fdt_property *raw;
    int offset, name_len;

    if ( next_tag(&ahead, &offset) != FDT_PROP )
        return false;

    /*
     * next_tag() has found all of the property within the blob, but not all
     * versions of libfdt notice if its end is before its beginning, having
     * wrapped at 32 bits.
     */
    raw = fdt_offset_ptr(walk->fdt, offset, sizeof(*raw));
    if ( !raw || fdt32_ld(&raw->len) > ahead.next - offset - sizeof(*raw) )
        return false;

    prop->name = fdt_get_string(walk->fdt, fdt32_ld(&raw->nameoff), &name_len);
    if ( !prop->name )
        return false;

    prop->name_len = name_len;
    prop->value = raw->data;
    prop->len = fdt32_ld(&raw->len);
    *walk = ahead;

    return true;
}

bool hl_walk_child(const struct hl_ctx *ctx, struct hl_walk *walk, int *node)
{
    uint32_t tag;

    if ( walk->next < 0 )
        return false;

    tag = next_tag(walk, node);
    if ( tag == FDT_BEGIN_NODE || tag == FDT_END_NODE )
        return tag == FDT_BEGIN_NODE;

    hl_walk_stop(walk);
    hl_fault(ctx, HL_E_BAD_STRUCTURE, NULL,
             "whole properties, and before the child nodes of their node");

    return false;
}

void hl_walk_stop(struct hl_walk *walk)
{
    walk->next = -FDT_ERR_NOTFOUND;
}

void hl_walk_skip(struct hl_walk *walk)
{
    unsigned int depth = 1;
    int offset;

    while ( depth )
    {
        switch ( next_tag(walk, &offset) )
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

void hl_walk_unknown(struct hl_ctx *ctx, struct hl_walk *walk, int node)
{
    int parent = ctx->node;

    ctx->node = node;
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
