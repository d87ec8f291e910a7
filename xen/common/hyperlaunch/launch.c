/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Build every domain that the LCM describes.  What is wrong with one domain is
 * no other domain's business.
 */

#include <xen/console.h>
#include <xen/domain.h>
#include <xen/err.h>
#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/libfdt/libfdt.h>
#include <xen/lib.h>
#include <xen/mm.h>
#include <xen/param.h>
#include <xen/rcupdate.h>
#include <xen/sched.h>
#include <xen/softirq.h>
#include <xen/string.h>

#include "machine.h"

bool __initdata hl_opt_fallback;

static int __init cf_check parse_hyperlaunch(const char *s)
{
    if ( cmdline_strcmp(s, "fallback") )
        return -EINVAL;

    hl_opt_fallback = true;

    return 0;
}
custom_param("hyperlaunch", parse_hyperlaunch);

/*
 * Give back all that an incompletely built domain took.  A leak would be a bug
 * in the builder: as nothing else runs, it would show.  Xen's allocators may
 * keep some of what they got for small objects, which comes with each domain.
 */
static void __init discard_domain(struct domain *d, unsigned long least_free)
{
    domid_t domid = d->domain_id;
    unsigned long free;
    int rc;

    if ( is_hardware_domain(d) )
        hardware_domain = NULL;

    do {
        rc = domain_kill(d);
        process_pending_softirqs();
    } while ( rc == -ERESTART );

    /* The remainder of the domain goes away in an RCU callback. */
    rcu_barrier();

    free = avail_domheap_pages();
    if ( rc || free < least_free )
        printk(XENLOG_ERR
               "Hyperlaunch: d%u: not all of its memory came back: %lu pages free, at least %lu expected (error %d)\n",
               domid, free, least_free, rc);
}

static void __init report_failure(const struct hl_lcm *lcm,
                                  const struct hl_domain *hd,
                                  const struct hl_failure *why)
{
    static char __initdata path[256];
    int node = why->node >= 0 ? why->node : hd->node;

    if ( fdt_get_path(lcm->fdt, node, path, sizeof(path)) )
        path[0] = '\0';

    printk(XENLOG_ERR "Hyperlaunch: error: %s: %s%s%s\n", path,
           why->property ?: "", why->property ? ": " : "", why->text);
}

/* The first error of domain @index, or a part of it, without saying where. */
static void __init format_reason(const struct hl_lcm *lcm,
                                 const struct hl_diags *diags,
                                 unsigned int index, char *buf, size_t size)
{
    unsigned int i;

    for ( i = 0; i < diags->nr; i++ )
    {
        struct hl_diag diag = diags->diag[i];

        if ( diag.domain != index || diag.severity != HL_ERROR )
            continue;

        diag.node = -1;
        hl_diag_format(lcm->fdt, &diag, buf, size);
        return;
    }

    snprintf(buf, size, "%u error(s) in the LCM",
             lcm->domains[index].nr_errors);
}

static void __init set_not_built(struct hl_initial *hi, const char *reason)
{
    printk(XENLOG_ERR "Hyperlaunch: domain \"%s\" not built: %s\n",
           hi->name, reason);

    safe_strcpy(hi->reason, reason);
    (void)hl_domain_failed(hi, "%s", reason);
}

static int __init build_one(const struct hl_lcm *lcm,
                            const struct hl_domain *hd, struct hl_initial *hi,
                            struct hl_failure *why)
{
    unsigned long least_free, overhead;
    struct domain *d;
    int rc;

    /* Should somebody forget to say. */
    hl_fail(why, 0, NULL, "unknown reason");

    rc = hl_check(lcm, hd, why);
    if ( rc )
        return rc;

    least_free = avail_domheap_pages();
    overhead = hl_arch_overhead_pages(hd);
    least_free -= min(least_free, overhead);

    d = hl_arch_create(hd, why);
    if ( IS_ERR(d) )
        return PTR_ERR(d);

    rc = console_add_domain(d, hi->name, hd->console_output ||
                                         (hd->roles & (HL_ROLE_CONSOLE |
                                                       HL_ROLE_BOOT)));
    if ( rc )
        hl_fail(why, rc, NULL, "no memory for what its console takes");
    else
        rc = hl_arch_build(lcm, hd, d, why);
    if ( rc )
    {
        discard_domain(d, least_free);
        return rc;
    }

    /* Others may destroy it before it is looked at for the last time. */
    get_knownalive_domain(d);
    hi->d = d;
    hi->domid = d->domain_id;
    hi->unique_id = d->unique_id;
    hi->created = NOW();
    hl_happened(XEN_HYPERLAUNCH_EVENT_created, hi, "%s", "");

    return 0;
}

static void __init report_built(const struct hl_initial *hi)
{
    const struct domain *d = hi->d;

    printk("Hyperlaunch: %pd created: name=\"%s\" roles=%s mode=%s memory=%uKiB vcpus=%u at "HL_TIME_FMT"\n",
           d, hi->name, hi->roles_text, hl_arch_mode(d),
           domain_tot_pages(d) << (PAGE_SHIFT - 10), d->max_vcpus,
           HL_TIME_ARGS(hi->created));
}

static void __init init_initial(struct hl_initial *hi,
                                const struct hl_domain *hd)
{
    unsigned int kind;

    snprintf(hi->name, sizeof(hi->name), "%.*s", (int)hd->name_len, hd->name);
    hi->roles = hd->roles;
    hl_roles_format(hd->roles, hi->roles_text, sizeof(hi->roles_text));
    if ( hd->uuid )
        memcpy(hi->uuid, hd->uuid, sizeof(hi->uuid));
    hi->access = hd->boot_access;
    hi->manual = hd->start_manual;
    hi->after = hd->after;
    hi->domid = DOMID_INVALID;

    for ( kind = 0; kind < HL_NR_RINGS; kind++ )
        hi->rings[kind] = (struct hl_ring){
            .backend = DOMID_INVALID,
            .gfn = gfn_x(INVALID_GFN),
        };
}

/* All are known before anything can be said of the first one. */
static void __init init_initials(const struct hl_lcm *lcm)
{
    unsigned int i;

    BUILD_BUG_ON(HL_MAX_DOMAINS > sizeof(hl_initials->after) * BITS_PER_BYTE);

    for ( i = 0; i < lcm->nr_domains; i++ )
        init_initial(&hl_initials[i], &lcm->domains[i]);

    hl_nr_initials = lcm->nr_domains;
}

unsigned int __init hl_build_all(const struct hl_lcm *lcm,
                                 const struct hl_diags *diags)
{
    static struct hl_failure __initdata why;
    static char __initdata reason[XEN_HYPERLAUNCH_TEXT];
    unsigned int i, built = 0;

    hl_machine_init(lcm->failure_policy);
    init_initials(lcm);

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        struct hl_initial *hi = &hl_initials[i];
        const struct hl_domain *hd = &lcm->domains[i];

        if ( hd->nr_errors )
        {
            /* All of them were reported when the LCM had been read. */
            format_reason(lcm, diags, i, reason, sizeof(reason));
            set_not_built(hi, reason);
        }
        else if ( build_one(lcm, hd, hi, &why) )
        {
            report_failure(lcm, hd, &why);
            snprintf(reason, sizeof(reason), "%s%s%s", why.property ?: "",
                     why.property ? ": " : "", why.text);
            set_not_built(hi, reason);
        }
        else
        {
            report_built(hi);
            built++;
        }

        process_pending_softirqs();
    }

    hl_report_policy();
    hl_arch_connect(lcm);
    hl_wire_all(lcm);
    hl_assign_virqs();
    hl_assign_boot_domain();
    hl_hypfs_init();

    return built;
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
