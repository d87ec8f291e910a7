/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: is the blob fit to be read, and where is the LCM in
 * it?
 *
 * Nothing behind this file reads a blob which has not passed it.
 */

#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

/*
 * The version with the sizes of all blocks in its header, which dtc has
 * written since 2007.  Without them libfdt can check less.
 */
#define VERSION 17

static bool has_magic(const void *blob, size_t size)
{
    return size >= sizeof(fdt32_t) && fdt32_ld(blob) == FDT_MAGIC;
}

static bool check_header(const struct hl_ctx *ctx, const void *blob,
                         size_t size)
{
    if ( !has_magic(blob, size) )
    {
        hl_fault(ctx, HL_E_BAD_MAGIC, NULL, NULL);
        return false;
    }

    if ( (uintptr_t)blob % 8 )
    {
        hl_fault(ctx, HL_E_BAD_ALIGNMENT, NULL, NULL);
        return false;
    }

    if ( size < sizeof(struct fdt_header) )
    {
        hl_fault_length(ctx, HL_E_TRUNCATED, NULL, size,
                        "at least the 40 bytes of a header");
        return false;
    }

    if ( fdt_version(blob) < VERSION || fdt_last_comp_version(blob) > VERSION )
    {
        hl_fault_number(ctx, HL_E_BAD_VERSION, NULL, fdt_version(blob),
                        HL_QUOTE(VERSION));
        return false;
    }

    if ( fdt_totalsize(blob) > HL_MAX_LCM_SIZE )
    {
        hl_fault_length(ctx, HL_E_LIMIT, NULL, fdt_totalsize(blob),
                        "at most 2 MiB (HL_MAX_LCM_SIZE)");
        return false;
    }

    if ( fdt_totalsize(blob) > size )
    {
        hl_fault_length(ctx, HL_E_TRUNCATED, NULL, size,
                        "as many as its header says");
        return false;
    }

    return true;
}

static bool check_blocks(const struct hl_ctx *ctx, const void *blob)
{
    int rc = fdt_check_header(blob);

    if ( rc )
    {
        const char *why = fdt_strerror(rc);

        hl_fault_string(ctx, HL_E_BAD_STRUCTURE, NULL, why, strlen(why),
                        "a header whose blocks lie within the blob");
        return false;
    }

    if ( fdt_off_mem_rsvmap(blob) % sizeof(fdt64_t) ||
         fdt_off_dt_struct(blob) % FDT_TAGSIZE )
    {
        hl_fault(ctx, HL_E_BAD_STRUCTURE, NULL, "aligned blocks");
        return false;
    }

    if ( !hl_check_structure(blob) )
    {
        hl_fault(ctx, HL_E_BAD_STRUCTURE, NULL,
                 "whole nodes and properties, properties before child nodes");
        return false;
    }

    return true;
}

bool hl_fdt_check(const void *blob, size_t size, struct hl_diags *diags)
{
    const struct hl_ctx ctx = {
        .fdt = blob,
        .diags = diags,
        .node = -1,
        .domain = -1,
        .module = -1,
    };

    hl_diags_init(diags);

    return check_header(&ctx, blob, size) && check_blocks(&ctx, blob);
}

int hl_find_hypervisor(struct hl_ctx *ctx, const void *blob, size_t size)
{
    struct hl_prop compatible;
    struct hl_walk walk;
    int node;

    ctx->fdt = blob;

    if ( !check_header(ctx, blob, size) || !check_blocks(ctx, blob) )
        return -1;

    node = fdt_path_offset(blob, "/chosen/hypervisor");
    if ( node < 0 )
    {
        hl_fault(ctx, HL_E_NO_HYPERVISOR, NULL, NULL);
        return -1;
    }

    hl_walk_init(&walk, blob, node);
    if ( !hl_walk_compatible(&walk, &compatible) ||
         !hl_list_has(&compatible, "hypervisor,xen") )
    {
        ctx->node = node;
        hl_fault(ctx, HL_E_NOT_HYPERVISOR, "compatible", "\"hypervisor,xen\"");
        return -1;
    }

    return node;
}

enum hl_presence hl_lcm_probe(const void *blob, size_t size,
                              struct hl_diags *diags)
{
    struct hl_ctx ctx = {
        .diags = diags,
        .node = -1,
        .domain = -1,
        .module = -1,
    };

    hl_diags_init(diags);

    if ( !has_magic(blob, size) )
        return HL_LCM_ABSENT;

    return hl_find_hypervisor(&ctx, blob, size) < 0 ? HL_LCM_MALFORMED
                                                    : HL_LCM_PRESENT;
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
