/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Two device trees become one.
 *
 * It is written from the beginning to the end: to add nodes to a tree one by one
 * would move all that is behind each.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/exit-codes.h"

#include "tree.h"

#define MAX_SIZE (64U << 20)   /* far beyond what Xen reads */

struct merge {
    void *to;
    const void *host, *lcm;
    int rc;                    /* the first error */
};

static void try(struct merge *m, int rc)
{
    if ( rc < 0 && !m->rc )
        m->rc = rc;
}

static void copy_properties(struct merge *m, const void *fdt, int node,
                            const void *other, int other_node)
{
    const char *name;
    int prop, len;

    if ( node < 0 )
        return;
    fdt_for_each_property_offset(prop, fdt, node)
    {
        const void *value = fdt_getprop_by_offset(fdt, prop, &name, &len);

        if ( other_node < 0 || !fdt_get_property(other, other_node, name, NULL) )
            try(m, fdt_property(m->to, name, value, len));
    }
}

static bool is_named(const void *fdt, int node, const char *name)
{
    return !strcmp(fdt_get_name(fdt, node, NULL), name);
}

/* The child that has this name, with its unit address; or -1. */
static int find_child(const void *fdt, const int *children, unsigned int nr,
                      const char *name)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
        if ( is_named(fdt, children[i], name) )
            return children[i];

    return -1;
}

static void copy_node(struct merge *m, const char *name, int host, int lcm);

/* What is new comes first, so that it is found at once. */
static void copy_children(struct merge *m, int host, int lcm)
{
    unsigned int nr_host = 0, nr_lcm = 0, i;
    int *of_host = host < 0 ? NULL : tree_children(m->host, host, &nr_host);
    int *of_lcm = lcm < 0 ? NULL : tree_children(m->lcm, lcm, &nr_lcm);

    for ( i = 0; i < nr_lcm; i++ )
    {
        const char *name = fdt_get_name(m->lcm, of_lcm[i], NULL);

        if ( !tree_is_for_dtc(name) &&
             find_child(m->host, of_host, nr_host, name) < 0 )
            copy_node(m, name, -1, of_lcm[i]);
    }
    for ( i = 0; i < nr_host; i++ )
    {
        const char *name = fdt_get_name(m->host, of_host[i], NULL);

        copy_node(m, name, of_host[i],
                  tree_is_for_dtc(name)
                  ? -1 : find_child(m->lcm, of_lcm, nr_lcm, name));
    }
    free(of_host);
    free(of_lcm);
}

/* A node of one, or of both: then what the LCM says counts. */
static void copy_node(struct merge *m, const char *name, int host, int lcm)
{
    bool root = !*name;

    if ( m->rc )
        return;
    try(m, fdt_begin_node(m->to, name));
    copy_properties(m, m->lcm, root ? -1 : lcm, NULL, -1);
    copy_properties(m, m->host, host, m->lcm, root ? -1 : lcm);
    copy_children(m, host, lcm);
    try(m, fdt_end_node(m->to));
}

static void copy_reservations(struct merge *m, const void *fdt)
{
    uint64_t start, size;
    int i;

    for ( i = 0; i < fdt_num_mem_rsv(fdt); i++ )
        if ( !fdt_get_mem_rsv(fdt, i, &start, &size) )
            try(m, fdt_add_reservemap_entry(m->to, start, size));
}

static int merge_to(void *to, size_t size, const void *host, const void *lcm)
{
    struct merge m = { to, host, lcm };

    try(&m, fdt_create(to, size));
    copy_reservations(&m, host);
    copy_reservations(&m, lcm);
    try(&m, fdt_finish_reservemap(to));
    copy_node(&m, "", 0, 0);
    if ( m.rc )
        return m.rc;
    try(&m, fdt_finish(to));
    fdt_set_boot_cpuid_phys(to, fdt_boot_cpuid_phys(host));

    return m.rc;
}

/* Names that were stored as the end of others may each need a place now. */
void tree_merge(struct tree *tree, const struct tree *lcm)
{
    size_t room = fdt_totalsize(tree->fdt) + fdt_totalsize(lcm->fdt) + 4096;
    void *to;
    int rc;

    do {
        to = grow(NULL, room, 1);
        rc = merge_to(to, room, tree->fdt, lcm->fdt);
        if ( rc )
            free(to);
        room *= 2;
    } while ( rc == -FDT_ERR_NOSPACE && room <= MAX_SIZE );
    if ( rc )
    {
        fprintf(stderr, "hyperlaunch: error: device tree: %s\n",
                fdt_strerror(rc));
        exit(EXIT_TROUBLE);
    }

    tree_free(tree);
    tree_open(tree, to);
    free(to);
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
