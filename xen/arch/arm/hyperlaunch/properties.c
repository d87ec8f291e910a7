/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a domain's node says in the words of dom0less.  Who reads it there takes
 * what makes no sense for absent; here, it is an error.
 */

#include <xen/ctype.h>
#include <xen/device_tree.h>
#include <xen/grant_table.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>
#include <xen/mm.h>
#include <xen/sched.h>
#include <xen/string.h>

#include <asm/vgic.h>

#include "private.h"

/* Of all the lines that an interrupt controller can have, four are special. */
#define MAX_SPIS (1020 - NR_LOCAL_IRQS)

const char *__init hl_shown(const char *str)
{
    const char *c = str;

    while ( c && *c && isprint(*c) )
        c++;

    return c && !*c ? str : "?";
}

static const struct number {
    const char *name;
    unsigned int least, most;
} numbers[] __initconst = {
    { "nr_spis", 0, MAX_SPIS },
    { "max_grant_frames", 1, INT_MAX },
    { "max_maptrack_frames", 0, INT_MAX },
    { "xen,domain-p2m-mem-mb", 0, INT_MAX },
};

static int __init check_number(const struct hl_domain *hd, const char *name,
                               unsigned int least, unsigned int most,
                               struct hl_failure *why)
{
    int len;
    const fdt32_t *prop = fdt_getprop(hl_lcm.fdt, hd->node, name, &len);
    unsigned int value;

    if ( !prop )
        return 0;

    if ( len != sizeof(*prop) )
        return hl_fail(why, -EINVAL, name,
                       "found %d bytes, expected one cell, such as <%u>", len,
                       least ?: 1);

    value = fdt32_to_cpu(*prop);
    if ( value < least || value > most )
        return hl_fail(why, -ERANGE, name, "found %u, expected %u to %u",
                       value, least, most);

    return 0;
}

static int __init check_numbers(const struct hl_domain *hd,
                                struct hl_failure *why)
{
    unsigned int i;
    int rc = check_number(hd, "max_grant_version", 1, opt_gnttab_max_version,
                          why);

    for ( i = 0; !rc && i < ARRAY_SIZE(numbers); i++ )
        rc = check_number(hd, numbers[i].name, numbers[i].least,
                          numbers[i].most, why);

    return rc;
}

/* Else it would be said of memory or vCPUs that there is not enough for them. */
static int __init check_p2m_memory(const struct hl_domain *hd,
                                   struct hl_failure *why)
{
    const char *name = "xen,domain-p2m-mem-mb";
    const fdt32_t *prop = fdt_getprop(hl_lcm.fdt, hd->node, name, NULL);
    unsigned long free = avail_domheap_pages() >> (20 - PAGE_SHIFT);

    if ( !prop || fdt32_to_cpu(*prop) <= free )
        return 0;

    return hl_fail(why, -ENOMEM, name, "found %u, but only %luMiB are free",
                   fdt32_to_cpu(*prop), free);
}

static int __init check_passthrough(const struct hl_domain *hd,
                                    struct hl_failure *why)
{
    const char *name = "passthrough", *value = NULL;
    int rc = dt_property_read_string(hl_domain_node(hd), name, &value);

    if ( rc == -EINVAL ||
         (!rc && (!strcmp(value, "enabled") || !strcmp(value, "disabled"))) )
        return 0;

    return hl_fail(why, -EINVAL, name,
                   "found \"%.16s\", expected \"enabled\" or \"disabled\"",
                   hl_shown(value));
}

static int __init check_cpupool(const struct hl_domain *hd,
                                struct hl_failure *why)
{
    const char *name = "domain-cpupool";
    const struct dt_device_node *pool;

    if ( !fdt_getprop(hl_lcm.fdt, hd->node, name, NULL) )
        return 0;

    if ( !IS_ENABLED(CONFIG_BOOT_TIME_CPUPOOLS) )
        return hl_fail(why, -EOPNOTSUPP, name,
                       "this Xen is built without it (BOOT_TIME_CPUPOOLS)");

    pool = dt_parse_phandle(hl_domain_node(hd), name, 0);
    if ( !pool || btcpupools_get_domain_pool_id(pool) < 0 )
        return hl_fail(why, -EINVAL, name,
                       "expected the phandle of a node compatible with \"xen,cpupool\", with cpupool-cpus");

    return 0;
}

int __init hl_check_properties(const struct hl_domain *hd,
                               struct hl_failure *why)
{
    int rc = check_numbers(hd, why);

    if ( !rc )
        rc = check_p2m_memory(hd, why);
    if ( !rc )
        rc = check_passthrough(hd, why);

    return rc ?: check_cpupool(hd, why);
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
