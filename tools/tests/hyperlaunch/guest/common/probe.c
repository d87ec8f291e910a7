// SPDX-License-Identifier: GPL-2.0-only
/*
 * What Xen lets this domain do.  Nothing here trusts a flag that the builder
 * wrote: every answer comes from an attempt.
 */
#include "probe.h"

#include "checks.h"
#include "format.h"
#include "say.h"

#include <public/hvm/hvm_op.h>
#include <public/hvm/params.h>

static const struct probe_table *const common_probes[] = {
    &domctl_probes, &sysctl_probes, &memory_probes, &event_probes,
    &grant_probes, &misc_probes,
};

/* --- the roles of this domain ---------------------------------------------*/

static bool may_use_sysctl(void)
{
    struct xen_sysctl op = {};

    return xen_sysctl(XEN_SYSCTL_physinfo, &op) != -XEN_EPERM;
}

/* Ends a pinning that never began: invalid, if one may pin at all. */
static bool may_pin(void)
{
    struct sched_pin_override pin = { .pcpu = -1 };

    return xen_sched_op(SCHEDOP_pin_override, &pin) != -XEN_EPERM;
}

static bool may_read_console(void)
{
    char c;

    return xen_console_read(&c, 0) != -XEN_EPERM;
}

static bool may_read_lcm(void)
{
    return launch_read_lcm(0, NULL, 0) >= 0;
}

static bool is_xenstore(void)
{
    struct xen_domctl op = {};

    return !xen_domctl(XEN_DOMCTL_getdomaininfo, xen_own_domid(), &op) &&
           (op.u.getdomaininfo.flags & XEN_DOMINF_xs_domain);
}

unsigned int roles_seen(void)
{
    return (may_use_sysctl() ? ROLE_CONTROL : 0) |
           (may_pin() ? ROLE_HARDWARE : 0) |
           (may_read_console() ? ROLE_CONSOLE : 0) |
           (is_xenstore() ? ROLE_XENSTORE : 0) |
           (may_read_lcm() ? ROLE_BOOT : 0);
}

/* --- other domains --------------------------------------------------------*/

/* By what a probe is about; DOMID_INVALID where there is none. */
static domid_t targets[PROBE_OTHER_HVM + 1];

/* What a boot domain may do to those that are not itself. */
static unsigned int target_access;

/* It is seen before the privilege. */
static bool is_hvm(domid_t domid)
{
    struct xen_hvm_param param = {
        .domid = domid, .index = HVM_PARAM_STORE_PFN,
    };

    long rc = arch_hypercall(__HYPERVISOR_hvm_op, HVMOP_get_param,
                             (unsigned long)&param, 0, 0);

    return rc != -XEN_EINVAL && rc != -XEN_ENOSYS;
}

static void no_targets(void)
{
    targets[PROBE_SELF] = xen_own_domid();
    targets[PROBE_OTHER] = DOMID_INVALID;
    targets[PROBE_OTHER_PV] = DOMID_INVALID;
    targets[PROBE_OTHER_HVM] = DOMID_INVALID;
    target_access = 0;
}

/* The first one of its kind that comes is the target. */
static void add_target(domid_t domid)
{
    domid_t *kind = &targets[is_hvm(domid) ? PROBE_OTHER_HVM : PROBE_OTHER_PV];

    if ( *kind == DOMID_INVALID )
        *kind = domid;
    if ( targets[PROBE_OTHER] == DOMID_INVALID )
        targets[PROBE_OTHER] = domid;
}

static void find_targets(void)
{
    domid_t domid;

    no_targets();
    for ( domid = 0; domid < MAX_TARGET; domid++ )
        if ( domid != targets[PROBE_SELF] && xen_domain_exists(domid) )
            add_target(domid);
}

void probe_one_target(domid_t domid, unsigned int access)
{
    no_targets();
    add_target(domid);
    target_access = access;
}

/* --- asking ---------------------------------------------------------------*/

static bool is_allowed(const struct probe *probe, unsigned int roles)
{
    if ( !(roles & BOOT) )
        roles |= NOT_BOOT;

    return ((probe->roles & roles) && (probe->also & roles) == probe->also) ||
           (probe->access & target_access);
}

static bool is_expected(long got, long want, long refusal)
{
    switch ( want )
    {
    case NOT_REFUSED:
        return got != refusal;
    case SUCCESS:
        return got >= 0;
    default:
        return got == want;
    }
}

static void format_want(char *buf, size_t size, long want, long refusal)
{
    switch ( want )
    {
    case NOT_REFUSED:
        format(buf, size, "not %ld", refusal);
        break;
    case SUCCESS:
        format(buf, size, "success");
        break;
    default:
        format(buf, size, "%ld", want);
    }
}

static void ask_one(const struct probe *probe, unsigned int roles,
                    struct probe_tally *tally)
{
    bool allowed = is_allowed(probe, roles);
    long refusal = probe->refused ?: -XEN_EPERM;
    long got, want = allowed ? probe->allowed : refusal;
    domid_t target = targets[probe->target];
    char text[24];

    if ( probe->modes && !(probe->modes & arch_mode) )
        return;
    if ( target == DOMID_INVALID || (allowed && probe->refusal_only) )
    {
        tally->skipped++;
        return;
    }

    tally->asked++;
    got = probe->ask(probe, target);
    if ( is_expected(got, want, refusal) )
        return;

    tally->unexpected++;
    format_want(text, sizeof(text), want, refusal);
    say("HL-ACCESS %s %s target=%u got=%ld want=%s", probe->name,
        allowed ? "must be allowed" : "must be refused", target, got, text);
}

static void ask_table(const struct probe_table *table, unsigned int roles,
                      struct probe_tally *tally)
{
    unsigned int i;

    for ( i = 0; i < table->nr; i++ )
        ask_one(&table->probes[i], roles, tally);
}

/* In a classic launch there is nothing to ask. */
static void ask_launch(unsigned int roles, struct probe_tally *tally)
{
    if ( launch_op(XEN_HYPERLAUNCH_OP_info, 0, 0, NULL, 0) != -XEN_ENOSYS )
        ask_table(&launch_probes, roles, tally);
}

void ask_probes(unsigned int roles, struct probe_tally *tally)
{
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(common_probes); i++ )
        ask_table(common_probes[i], roles, tally);
    for ( i = 0; i < arch_nr_probes; i++ )
        ask_table(arch_probes[i], roles, tally);
    ask_launch(roles, tally);
}

void conclude_probes(const char *name, const struct probe_tally *tally)
{
    say("HL-PROBES asked=%u unexpected=%u skipped=%u", tally->asked,
        tally->unexpected, tally->skipped);
    if ( tally->unexpected )
        check_fail(name, "%u of %u answers", tally->unexpected, tally->asked);
    else
        check_pass(name);
}

static void check_access(const char *name, unsigned int roles)
{
    struct probe_tally tally = {};

    find_targets();
    ask_probes(roles, &tally);
    conclude_probes(name, &tally);
}

void check_privileged(const char *name)
{
    check_access(name, ROLE_ALL);
}

void check_unprivileged(const char *name)
{
    check_access(name, 0);
}

void check_roles(const char *name)
{
    check_access(name, check_opts->roles);
}

/* What only concerns the launch. */
static void check_launch_access(const char *name, unsigned int roles)
{
    struct probe_tally tally = {};

    find_targets();
    ask_table(&launch_probes, roles, &tally);
    conclude_probes(name, &tally);
}

void check_launch_refused(const char *name)
{
    check_launch_access(name, 0);
}

void check_not_boot(const char *name)
{
    check_launch_access(name, check_opts->roles & ~ROLE_BOOT);
}
