// SPDX-License-Identifier: GPL-2.0-only
/* What control and xenstore domains learn about others, and can do to them. */
#include "checks.h"

#include "domain-list.h"
#include "lib.h"
#include "say.h"
#include "xen.h"

/* To how many physical CPUs a vCPU is confined; 0 if Xen does not say. */
static unsigned int nr_cpus_of(domid_t domid, unsigned int vcpu)
{
    static uint8_t map[32];
    struct xen_domctl op = {
        .u.vcpuaffinity = {
            .vcpu = vcpu,
            .flags = XEN_VCPUAFFINITY_HARD,
            .cpumap_hard.nr_bits = sizeof(map) * 8,
        },
    };
    unsigned int i, nr = 0;

    memset(map, 0, sizeof(map));
    set_xen_guest_handle(op.u.vcpuaffinity.cpumap_hard.bitmap, map);
    if ( xen_domctl(XEN_DOMCTL_getvcpuaffinity, domid, &op) )
        return 0;

    for ( i = 0; i < sizeof(map) * 8; i++ )
        nr += (map[i / 8] >> (i % 8)) & 1;

    return nr;
}

static void say_pinned(const struct xen_domctl_getdomaininfo *info)
{
    unsigned int i, pinned = 0;

    for ( i = 0; i <= info->max_vcpu_id; i++ )
        if ( nr_cpus_of(info->domain, i) == 1 )
            pinned++;

    say("HL-PINNED domid=%u vcpus=%u pinned=%u", info->domain,
        info->max_vcpu_id + 1, pinned);
}

void check_pinning(const char *name)
{
    check_each_domain(name, say_pinned);
}

void check_peers_stay(const char *name)
{
    unsigned int i;

    for ( i = 0; i < check_opts->nr_peers; i++ )
    {
        struct xen_domctl op = {};
        unsigned int peer = check_opts->peers[i];
        long rc = xen_domctl(XEN_DOMCTL_destroydomain, peer, &op);

        if ( rc != -XEN_EINVAL )
        {
            check_fail(name, "peer=%u error %ld", peer, rc);
            return;
        }
    }

    check_pass(name);
}

static long crash(unsigned int domid)
{
    struct sched_remote_shutdown op = {
        .domain_id = domid,
        .reason = SHUTDOWN_crash,
    };

    return xen_sched_op(SCHEDOP_remote_shutdown, &op);
}

/* Once more than a domain can crash by itself. */
void check_crash_peers(const char *name)
{
    unsigned int i;
    long rc;

    for ( i = 0; i < check_opts->nr_peers; i++ )
    {
        unsigned int peer = check_opts->peers[i];

        if ( (rc = crash(peer)) || (rc = crash(peer)) )
        {
            check_fail(name, "peer=%u error %ld", peer, rc);
            return;
        }
    }

    check_pass(name);
}

static long plug(unsigned int cpu, unsigned int cmd)
{
    struct xen_sysctl op = {
        .u.cpu_hotplug = { .cpu = cpu, .op = cmd },
    };

    return xen_sysctl(XEN_SYSCTL_cpu_hotplug, &op);
}

/* The last of three CPUs goes and comes back, rounds= times. */
void check_hotplug(const char *name)
{
    unsigned int i;
    long rc;

    for ( i = 0; i < check_opts->rounds; i++ )
        if ( (rc = plug(2, XEN_SYSCTL_CPU_HOTPLUG_OFFLINE)) ||
             (rc = plug(2, XEN_SYSCTL_CPU_HOTPLUG_ONLINE)) )
        {
            check_fail(name, "round=%u error %ld", i, rc);
            return;
        }

    check_pass(name);
}

void check_told_of_ends(const char *name)
{
    struct evtchn_bind_virq bind = { .virq = VIRQ_DOM_EXC };
    long rc = xen_event_channel_op(EVTCHNOP_bind_virq, &bind);

    if ( rc )
        check_fail(name, "cannot bind the VIRQ, error %ld", rc);
    else if ( !xen_wait_event(bind.port, check_opts->wait_timeout_ms) )
        check_fail(name, "not told in time");
    else
        check_pass(name);
}
