/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: start-after.
 *
 * Domains are bits in a mask, by their index in the LCM.
 */

#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

#define WORD "start-after"

/* Index of the domain with @phandle, or -1. */
static int find_domain(const struct hl_lcm *lcm, uint32_t phandle)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
        if ( phandle && lcm->domains[i].phandle == phandle )
            return i;

    return -1;
}

/* Will Xen start it, if all goes well? */
static bool is_started(const struct hl_domain *d)
{
    return !d->start_manual && d->roles != HL_ROLE_RECOVERY;
}

static void add_dependency(const struct hl_ctx *ctx, struct hl_domain *d,
                           uint32_t phandle)
{
    int other = find_domain(ctx->lcm, phandle);

    if ( other < 0 )
        hl_fault_hex(ctx, HL_E_AFTER_UNKNOWN, WORD, phandle, NULL);
    else if ( other == ctx->domain )
        hl_fault(ctx, HL_E_AFTER_SELF, WORD, NULL);
    else if ( ctx->lcm->domains[other].roles & HL_ROLE_BOOT )
        hl_fault(ctx, HL_E_AFTER_BOOT, WORD,
                 "domains which are still there after the launch");
    else if ( !is_started(&ctx->lcm->domains[other]) )
        hl_fault_string(ctx, HL_E_AFTER_NEVER, WORD,
                        ctx->lcm->domains[other].name,
                        ctx->lcm->domains[other].name_len,
                        "neither start = \"manual\" nor a mere recovery domain");
    else
        d->after |= 1ULL << other;
}

static void resolve_phandles(struct hl_ctx *ctx)
{
    unsigned int i, j;

    BUILD_BUG_ON(HL_MAX_DOMAINS > 64);

    for ( i = 0; i < ctx->lcm->nr_domains; i++ )
    {
        struct hl_domain *d = &ctx->lcm->domains[i];
        const fdt32_t *phandles = d->start_after;

        /* The boot domain waits for nobody: that is an error already. */
        if ( d->roles & HL_ROLE_BOOT )
            continue;

        hl_focus_domain(ctx, i);
        for ( j = 0; j < d->nr_start_after; j++ )
            add_dependency(ctx, d, fdt32_ld(&phandles[j]));
    }
}

/* Extend direct dependencies to all there are, by way of each domain. */
static void close_transitively(uint64_t *after, unsigned int nr)
{
    unsigned int via, i;

    for ( via = 0; via < nr; via++ )
    {
        if ( !after[via] )
            continue;

        for ( i = 0; i < nr; i++ )
            if ( (after[i] >> via) & 1 )
                after[i] |= after[via];
    }
}

/* A domain that comes after itself is part of a cycle. */
static void check_cycles(struct hl_ctx *ctx)
{
    uint64_t after[HL_MAX_DOMAINS];
    unsigned int i, nr = ctx->lcm->nr_domains;

    for ( i = 0; i < nr; i++ )
        after[i] = ctx->lcm->domains[i].after;

    close_transitively(after, nr);

    for ( i = 0; i < nr; i++ )
        if ( (after[i] >> i) & 1 )
        {
            hl_focus_domain(ctx, i);
            hl_fault(ctx, HL_E_AFTER_CYCLE, WORD, NULL);
        }
}

/* Domains without an error start even if those they wait for cannot. */
static void drop_failed(struct hl_ctx *ctx)
{
    struct hl_lcm *lcm = ctx->lcm;
    unsigned int i, j;

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        struct hl_domain *d = &lcm->domains[i];

        hl_focus_domain(ctx, i);

        for ( j = 0; j < lcm->nr_domains && d->after >> j; j++ )
        {
            const struct hl_domain *other = &lcm->domains[j];

            if ( !((d->after >> j) & 1) || !other->nr_errors )
                continue;

            d->after &= ~(1ULL << j);
            if ( !d->nr_errors )
                hl_fault_string(ctx, HL_E_AFTER_DROPPED, WORD,
                                other->name, other->name_len, NULL);
        }
    }
}

void hl_resolve_start_after(struct hl_ctx *ctx)
{
    resolve_phandles(ctx);
    check_cycles(ctx);
    drop_failed(ctx);
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
