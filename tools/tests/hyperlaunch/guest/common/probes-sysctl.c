// SPDX-License-Identifier: GPL-2.0-only
/* sysctl: what an administrator asks and sets.  For control domains only. */
#include "probe.h"

#include "lib.h"

static long ask_sysctl(const struct probe *probe, domid_t target)
{
    struct xen_sysctl op;

    (void)target;
    memset(&op, 0, sizeof(op));
    if ( probe->arg )
        memcpy(&op, probe->arg, sizeof(op));

    return xen_sysctl(probe->cmd, &op);
}

static long list_domains(const struct probe *probe, domid_t target)
{
    static struct xen_domctl_getdomaininfo info;
    struct xen_sysctl op = { .u.getdomaininfolist.max_domains = 1 };

    (void)target;
    set_xen_guest_handle(op.u.getdomaininfolist.buffer, &info);

    return xen_sysctl(probe->cmd, &op);
}

#define OP(...) &(const struct xen_sysctl){ __VA_ARGS__ }

#define SYSCTL(op, argument, result) \
    { .name = "sysctl-" #op, .ask = ask_sysctl, .cmd = XEN_SYSCTL_ ## op, \
      .arg = argument, .roles = CONTROL, .allowed = result }

#define NO_CPU 0xffffU
#define NO_OP  99

static const struct probe sysctl_probes_list[] = {
    SYSCTL(readconsole, OP(.u.readconsole.count = 0), 0),
    SYSCTL(tbuf_op, OP(.u.tbuf_op.cmd = XEN_SYSCTL_TBUFOP_get_info),
           NOT_REFUSED),
    SYSCTL(physinfo, NULL, 0),
    SYSCTL(sched_id, NULL, 0),
    { .name = "sysctl-getdomaininfolist", .ask = list_domains,
      .cmd = XEN_SYSCTL_getdomaininfolist, .roles = CONTROL | BOOT },
    SYSCTL(debug_keys, OP(.u.debug_keys.nr_keys = 0), 0),
    SYSCTL(getcpuinfo, OP(.u.getcpuinfo.max_cpus = 0), 0),
    SYSCTL(availheap, OP(.u.availheap.node = -1), 0),
    SYSCTL(get_pmstat, OP(.u.get_pmstat.cpuid = NO_CPU), NOT_REFUSED),
    { .name = "sysctl-cpu_hotplug", .ask = ask_sysctl,
      .cmd = XEN_SYSCTL_cpu_hotplug, .arg = OP(.u.cpu_hotplug.op = NO_OP),
      .modes = GUEST_X86, .roles = CONTROL, .allowed = -XEN_EOPNOTSUPP },
    { .name = "sysctl-cpu_hotplug", .ask = ask_sysctl,
      .cmd = XEN_SYSCTL_cpu_hotplug, .arg = OP(.u.cpu_hotplug.op = NO_OP),
      .modes = GUEST_ARM64, .roles = CONTROL, .allowed = -XEN_ENOSYS },
    SYSCTL(pm_op, OP(.u.pm_op.cpuid = NO_CPU), NOT_REFUSED),
    /* The end is before the start. */
    SYSCTL(page_offline_op, OP(.u.page_offline.start = 1), -XEN_EINVAL),
    SYSCTL(cputopoinfo, NULL, 0),
    SYSCTL(numainfo, NULL, 0),
    SYSCTL(pcitopoinfo, NULL, NOT_REFUSED),
    SYSCTL(cpupool_op, OP(.u.cpupool_op.op = NO_OP), -XEN_ENOSYS),
    SYSCTL(scheduler_op, OP(.u.scheduler_op.cmd = NO_OP), -XEN_EINVAL),
    SYSCTL(coverage_op, OP(.u.coverage_op.cmd = NO_OP), NOT_REFUSED),
    SYSCTL(livepatch_op, OP(.u.livepatch.cmd = NO_OP), NOT_REFUSED),
    { .name = "sysctl-unknown", .ask = ask_sysctl, .cmd = 9999,
      .roles = CONTROL, .allowed = -XEN_ENOSYS },
};
PROBE_TABLE(sysctl_probes);
