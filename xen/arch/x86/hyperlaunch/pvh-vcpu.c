/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * vCPUs of a PVH domain.
 */

#include <xen/errno.h>
#include <xen/init.h>
#include <xen/sched.h>

#include <asm/cpu-policy.h>
#include <asm/dom0_build.h>
#include <asm/mtrr.h>

#include "private.h"
#include "pvh-build.h"

/*
 * vCPU n has APIC id 2n: whatever there is of cores on the host, each has two
 * threads here, the second of which does not exist.
 */
void __init hl_pvh_set_cpu_policy(struct domain *d)
{
    struct cpu_policy *p = d->arch.cpu_policy;
    unsigned int i;

    p->basic.htt = true;
    p->extd.cmp_legacy = false;

    if ( !p->basic.lppp )
        p->basic.lppp = 2;
    else if ( p->basic.lppp < 0x80 )
        p->basic.lppp *= 2;

    switch ( p->x86_vendor )
    {
    case X86_VENDOR_INTEL:
        for ( i = 0; i < ARRAY_SIZE(p->cache.subleaf) &&
                     p->cache.subleaf[i].type; i++ )
        {
            p->cache.subleaf[i].cores_per_package =
                (p->cache.subleaf[i].cores_per_package << 1) | 1;
            p->cache.subleaf[i].threads_per_cache = 0;
        }
        break;

    case X86_VENDOR_AMD:
    case X86_VENDOR_HYGON:
        if ( p->extd.nc >= 0x7f )
            break;

        /* 0 means something else, and some guests cannot cope with 8. */
        if ( p->extd.apic_id_size && p->extd.apic_id_size < 7 )
            p->extd.apic_id_size++;
        p->extd.nc = (p->extd.nc << 1) | 1;
        break;
    }

    recalculate_cpuid_policy(d);
    domain_cpu_policy_changed(d);
}

int __init hl_pvh_set_up_vcpus(struct domain *d, paddr_t entry,
                               paddr_t start_info)
{
    unsigned int i;
    int rc = pvh_setup_cpus(d, entry, start_info);

    if ( rc )
        return rc;

    for ( i = 0; i < d->max_vcpus; i++ )
    {
        struct vcpu *v = d->vcpu[i];

        if ( !v )
        {
            printk(XENLOG_ERR "%pd: cannot create vCPU %u\n", d, i);
            return -ENOSPC;
        }

        /* There is no firmware to do that. */
        mtrr_def_type_msr_set(d, &v->arch.hvm.mtrr,
                              MTRRdefType_E | X86_MT_WB);
    }

    return 0;
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
