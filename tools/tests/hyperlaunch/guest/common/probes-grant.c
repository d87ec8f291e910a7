// SPDX-License-Identifier: GPL-2.0-only
/* The grant tables of other domains.  Most errors are in the structure. */
#include "probe.h"

#include <public/grant_table.h>

static long grant_table_op(unsigned int cmd, void *op)
{
    return arch_hypercall(__HYPERVISOR_grant_table_op, cmd, (unsigned long)op,
                          1, 0);
}

static long as_error(long rc, int status)
{
    if ( rc || status == GNTST_okay )
        return rc;

    return status == GNTST_permission_denied ? -XEN_EPERM : -XEN_EINVAL;
}

static long query_size(const struct probe *probe, domid_t target)
{
    struct gnttab_query_size op = { .dom = target };
    long rc = grant_table_op(probe->cmd, &op);

    return as_error(rc, op.status);
}

/* No frame more than there are. */
static long setup_table(const struct probe *probe, domid_t target)
{
    struct gnttab_setup_table op = { .dom = target };
    long rc = grant_table_op(probe->cmd, &op);

    return as_error(rc, op.status);
}

static long get_version(const struct probe *probe, domid_t target)
{
    struct gnttab_get_version op = { .dom = target };

    return grant_table_op(probe->cmd, &op);
}

/* There is no such version; and it can only be about the caller. */
static long set_version(const struct probe *probe, domid_t target)
{
    struct gnttab_set_version op = { .version = 99 };

    (void)target;

    return grant_table_op(probe->cmd, &op);
}

/* What another domain did not grant. */
static long map(const struct probe *probe, domid_t target)
{
    struct gnttab_map_grant_ref op = {
        .dom = target, .ref = 100, .flags = GNTMAP_host_map,
    };
    long rc = grant_table_op(probe->cmd, &op);

    return rc ?: op.status == GNTST_okay ? 0 : -XEN_EINVAL;
}

static const struct probe grant_probes_list[] = {
    { .name = "grant-query_size", .ask = query_size,
      .cmd = GNTTABOP_query_size, .target = PROBE_OTHER, .roles = CONTROL },
    { .name = "grant-setup_table", .ask = setup_table,
      .cmd = GNTTABOP_setup_table, .target = PROBE_OTHER, .roles = CONTROL },
    { .name = "grant-get_version", .ask = get_version,
      .cmd = GNTTABOP_get_version, .target = PROBE_OTHER, .roles = CONTROL },
    { .name = "grant-set_version", .ask = set_version,
      .cmd = GNTTABOP_set_version, .roles = EVERYONE,
      .allowed = -XEN_EINVAL },
    { .name = "grant-map-ungranted", .ask = map,
      .cmd = GNTTABOP_map_grant_ref, .target = PROBE_OTHER,
      .roles = NOBODY, .refused = -XEN_EINVAL },
};
PROBE_TABLE(grant_probes);
