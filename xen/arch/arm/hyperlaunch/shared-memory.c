/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Memory that domains of the LCM share.
 */

#include <xen/bootfdt.h>
#include <xen/domain_page.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>
#include <xen/mm.h>
#include <xen/sched.h>
#include <xen/softirq.h>
#include <xen/string.h>

#include <asm/p2m.h>

#ifdef CONFIG_STATIC_SHM
#include <asm/static-shmem.h>
#endif

#include "private.h"

/* For each domain in the LCM, the node which could not be had.  0: none. */
static int __initdata refused[HL_MAX_DOMAINS];

static int __init next_shared(int node, int parent)
{
    node = node ? fdt_next_subnode(hl_lcm.fdt, node)
                : fdt_first_subnode(hl_lcm.fdt, parent);

    while ( node >= 0 &&
            fdt_node_check_compatible(hl_lcm.fdt, node,
                                      "xen,domain-shared-memory-v1") )
        node = fdt_next_subnode(hl_lcm.fdt, node);

    return node;
}

/* A string, NUL terminated, and nothing else; NULL if not. */
static const char *__init get_string(int node, const char *name, int *len)
{
    const char *str = fdt_getprop(hl_lcm.fdt, node, name, len);

    return str && *len && strnlen(str, *len) == *len - 1 ? str : NULL;
}

static int __init check_id(int node, struct hl_failure *why)
{
    int len;

    if ( get_string(node, "xen,shm-id", &len) && len > 1 &&
         len <= MAX_SHM_ID_LENGTH )
        return 0;

    return hl_fail(why, -EINVAL, "xen,shm-id",
                   "expected a name of 1 to %u characters",
                   MAX_SHM_ID_LENGTH - 1);
}

static int __init check_role(int node, struct hl_failure *why)
{
    int len;
    const char *role = get_string(node, "role", &len);

    if ( len == -FDT_ERR_NOTFOUND ||
         (role && (!strcmp(role, "owner") || !strcmp(role, "borrower"))) )
        return 0;

    return hl_fail(why, -EINVAL, "role",
                   "found \"%.16s\", expected \"owner\" or \"borrower\"",
                   hl_shown(role));
}

/* [where the host has it,] where the domain has it, and how much it is. */
static int __init check_place(const struct hl_domain *hd, int node,
                              struct hl_failure *why)
{
    static const char name[] = "xen,shared-mem";
    uint32_t address_cells, size_cells;
    uint64_t host, guest, size;
    unsigned int cells;
    bool has_host;
    int len;
    const fdt32_t *prop = fdt_getprop(hl_lcm.fdt, node, name, &len);

    hl_inherited_cells(hl_lcm.fdt, node, &address_cells, &size_cells);
    cells = len / sizeof(*prop);
    has_host = cells == 2 * address_cells + size_cells;
    if ( !prop || len % sizeof(*prop) || address_cells < 1 ||
         address_cells > 2 || size_cells < 1 || size_cells > 2 ||
         (!has_host && cells != address_cells + size_cells) )
        return hl_fail(why, -EINVAL, name,
                       "expected [host address,] guest address and size, by #address-cells and #size-cells of the domain");

    host = has_host ? hl_take_cells(&prop, address_cells) : 0;
    guest = hl_take_cells(&prop, address_cells);
    size = hl_take_cells(&prop, size_cells);

    if ( !size )
        return hl_fail(why, -EINVAL, name, "is of no size");

    if ( (host | guest | size) & ~PAGE_MASK || guest + size - 1 < guest )
        return hl_fail(why, -EINVAL, name,
                       "%#"PRIx64" bytes at %#"PRIx64", for the domain at %#"PRIx64": not in whole pages",
                       size, host, guest);

    if ( has_host && !hl_is_ram(host, size) )
        return hl_fail(why, -EINVAL, name,
                       "%#"PRIx64" bytes at %#"PRIx64": is not memory that the host has",
                       size, host);

    if ( fdt_getprop(hl_lcm.fdt, hd->node, "direct-map", NULL) &&
         (!has_host || host != guest) )
        return hl_fail(why, -EINVAL, name,
                       "expected the same address twice, as the domain has direct-map");

    return 0;
}

static bool __init has_role(int node, const char *expected)
{
    int len;
    const char *role = get_string(node, "role", &len);

    return role && !strcmp(role, expected);
}

/* Has domain @i a node by which it owns what @node is about? */
static bool __init is_owner(unsigned int i, int node)
{
    int len, other_len, other = 0;
    const char *id = get_string(node, "xen,shm-id", &len), *other_id;

    while ( (other = next_shared(other, hl_lcm.domains[i].node)) >= 0 )
    {
        other_id = get_string(other, "xen,shm-id", &other_len);
        if ( id && other_id && !strcmp(id, other_id) &&
             has_role(other, "owner") )
            return true;
    }

    return false;
}

/* The owner's domain holds the pages for all others: it has to be there. */
static int __init check_owner(const struct hl_domain *hd, int node,
                              struct hl_failure *why)
{
    unsigned int i, owners = 0;

    for ( i = 0; i < hd - hl_lcm.domains; i++ )
        if ( hl_initials[i].d && is_owner(i, node) )
            owners++;

    if ( owners && has_role(node, "owner") )
        return hl_fail(why, -EEXIST, "role",
                       "an earlier domain is the owner already");

    if ( !owners && has_role(node, "borrower") )
        return hl_fail(why, -ENOENT, "role",
                       "expected the owner to be a domain further up, and to have been built");

    return 0;
}

static int __init check_node(const struct hl_domain *hd, int node,
                             struct hl_failure *why)
{
    int rc;

    if ( !IS_ENABLED(CONFIG_STATIC_SHM) )
        return hl_fail(why, -EOPNOTSUPP, NULL,
                       "this Xen is built without shared memory (STATIC_SHM)");

    rc = check_id(node, why);
    if ( !rc )
        rc = check_role(node, why);

    return rc ?: check_place(hd, node, why);
}

void __init hl_register_shared_memory(unsigned int i)
{
#ifdef CONFIG_STATIC_SHM
    static struct hl_failure __initdata why;
    const struct hl_domain *hd = &hl_lcm.domains[i];
    int node = 0;

    while ( (node = next_shared(node, hd->node)) >= 0 )
    {
        uint32_t address_cells, size_cells;

        /* What makes no sense is found out when the domain is to be built. */
        if ( check_node(hd, node, &why) )
            continue;

        hl_inherited_cells(hl_lcm.fdt, node, &address_cells, &size_cells);
        if ( process_shm_node(hl_lcm.fdt, node, address_cells, size_cells) )
            refused[i] = node;
    }
#endif
}

/* Nobody has run so far, so that nothing is in it which is of use. */
static void __init clear_place(struct domain *d, int node)
{
    uint32_t address_cells, size_cells;
    uint64_t guest, size;
    int len;
    const fdt32_t *prop = fdt_getprop(hl_lcm.fdt, node, "xen,shared-mem", &len);

    hl_inherited_cells(hl_lcm.fdt, node, &address_cells, &size_cells);
    if ( len / sizeof(*prop) == 2 * address_cells + size_cells )
        hl_take_cells(&prop, address_cells);

    guest = hl_take_cells(&prop, address_cells);
    for ( size = hl_take_cells(&prop, size_cells); size; size -= PAGE_SIZE )
    {
        mfn_t mfn = gfn_to_mfn(d, gaddr_to_gfn(guest + size - PAGE_SIZE));

        if ( !mfn_valid(mfn) )
            continue;

        clear_domain_page(mfn);
        flush_page_to_ram(mfn_x(mfn), false);
        if ( !(size & (MB(4) - 1)) )
            process_pending_softirqs();
    }
}

void __init hl_clear_shared_memory(const struct hl_domain *hd,
                                   struct domain *d)
{
    int node = 0;

    while ( (node = next_shared(node, hd->node)) >= 0 )
        clear_place(d, node);
}

int __init hl_check_shared_memory(const struct hl_domain *hd,
                                  struct hl_failure *why)
{
    int node = 0, bad = refused[hd - hl_lcm.domains], rc = 0;

    while ( !rc && (node = next_shared(node, hd->node)) >= 0 )
    {
        rc = check_node(hd, node, why) ?: check_owner(hd, node, why);
        if ( rc )
            bad = node;
    }

    if ( !rc && bad )
        rc = hl_fail(why, -EINVAL, "xen,shared-mem",
                     "overlaps with what is in use, or differs from what others say of the same xen,shm-id");

    if ( rc )
        why->node = bad;

    return rc;
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
