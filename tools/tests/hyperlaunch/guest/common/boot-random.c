// SPDX-License-Identifier: GPL-2.0-only
/*
 * A boot domain that asks for anything, rounds= times, in an order that seed=
 * makes.  Whatever that is, nothing may come of it but starts of domains that
 * it may start.
 */
#include "checks.h"

#include "fnv.h"
#include "lib.h"
#include "probe.h"
#include "say.h"

#define MAX_DOMAINS 64

/* What there was before; @allowed if it may be looked at. */
static struct before {
    struct xen_hyperlaunch_domain domain;
    bool allowed, started;
} before[MAX_DOMAINS];
static unsigned int nr_domains;

static uint8_t scratch[0x4000];
static unsigned int nr_asked, nr_succeeded, nr_started, nr_wrong;

/* --- chance ---------------------------------------------------------------*/

static uint64_t state;

static uint64_t any(void)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;

    return state;
}

static unsigned int below(unsigned int end)
{
    return (any() >> 16) % end;
}

/* What is close to being right, mostly. */
static uint64_t some_number(void)
{
    static const uint64_t special[] = {
        DOMID_SELF, DOMID_INVALID, DOMID_IDLE, 0xffff, 0x10000, 0x7fffffff,
        0xffffffff, 1UL << 32, 1UL << 63, ~0UL,
    };

    switch ( below(4) )
    {
    case 0:
        return special[below(ARRAY_SIZE(special))];
    case 1:
        return any();
    default:
        return below(nr_domains + 4);
    }
}

static domid_t some_domid(void)
{
    return below(4) ? before[below(nr_domains)].domain.domid : some_number();
}

/* --- what is asked --------------------------------------------------------*/

static struct before *find_before(unsigned long domid)
{
    unsigned int i;

    for ( i = 0; i < nr_domains; i++ )
        if ( before[i].allowed && before[i].domain.domid == domid )
            return &before[i];

    return NULL;
}

static bool may(domid_t domid, unsigned int access)
{
    const struct before *b = find_before(domid);

    return b && !b->started && (b->domain.access & access);
}

static void wrong(const char *what, unsigned long cmd, unsigned long arg,
                  long rc)
{
    nr_wrong++;
    say("HL-RANDOM what=%s cmd=%lu arg=%lx got=%ld", what, cmd, arg, rc);
}

/* A call that would start @domid has succeeded. */
static void note_start(const char *what, unsigned int cmd, unsigned long domid)
{
    if ( domid > DOMID_MASK || !may(domid, START) )
    {
        wrong(what, cmd, domid, 0);
        return;
    }

    find_before(domid)->started = true;
    nr_started++;
}

static unsigned int some_op(void)
{
    unsigned int cmd;

    do {
        cmd = below(XEN_HYPERLAUNCH_OP_ready + 3);
    } while ( cmd == XEN_HYPERLAUNCH_OP_done ||
              cmd == XEN_HYPERLAUNCH_OP_failed );

    return cmd;
}

static void ask_launch(void)
{
    unsigned int cmd = some_op();
    bool nowhere = !below(4);
    unsigned long arg1 = cmd == XEN_HYPERLAUNCH_OP_unpause && below(2)
                         ? some_domid() : below(3) ? some_number() : 0;
    unsigned long arg2 = below(3) ? 0 : some_number();
    unsigned long len = below(3) ? below(sizeof(scratch) + 1) : 0;
    void *buf = nowhere ? (void *)(any() | (1UL << 46)) : scratch;
    long rc;

    if ( nowhere && below(2) )
        len = some_number();
    if ( !len && below(2) )
        buf = NULL;

    rc = launch_op(cmd, arg1, arg2, buf, len);
    nr_asked++;
    if ( rc < 0 )
        return;

    nr_succeeded++;
    if ( cmd == XEN_HYPERLAUNCH_OP_unpause )
        note_start("launch", cmd, arg1);
}

/* The access that it takes, if there is any that suffices. */
static unsigned int access_for(unsigned int cmd)
{
    switch ( cmd )
    {
    case XEN_DOMCTL_getdomaininfo:
    case XEN_DOMCTL_getvcpuinfo:
    case XEN_DOMCTL_getvcpuaffinity:
    case XEN_DOMCTL_getnodeaffinity:
    case XEN_DOMCTL_get_address_size:
        return QUERY;

    case XEN_DOMCTL_unpausedomain:
        return START;

    case XEN_DOMCTL_setvcpuaffinity:
    case XEN_DOMCTL_setnodeaffinity:
    case XEN_DOMCTL_scheduler_op:
    case XEN_DOMCTL_max_mem:
    case XEN_DOMCTL_settimeoffset:
    case XEN_DOMCTL_setdomainhandle:
        return CONFIGURE;
    }

    return 0;
}

static unsigned int some_domctl(void)
{
    static const uint8_t often[] = {
        XEN_DOMCTL_getdomaininfo, XEN_DOMCTL_unpausedomain,
        XEN_DOMCTL_pausedomain, XEN_DOMCTL_destroydomain,
        XEN_DOMCTL_max_mem, XEN_DOMCTL_setdomainhandle,
        XEN_DOMCTL_createdomain, XEN_DOMCTL_resumedomain,
    };
    unsigned int cmd;

    if ( below(2) )
        return often[below(ARRAY_SIZE(often))];

    /* Anybody may ask this one for its version. */
    do {
        cmd = below(100);
    } while ( cmd == XEN_DOMCTL_vm_event_op );

    return cmd;
}

static void ask_domctl(void)
{
    static const uint32_t first[] = { 0, 1, 0xffff, ~0U };
    struct xen_domctl op = {};
    unsigned int cmd = some_domctl();
    domid_t domid = some_domid();
    long rc;

    /* What follows that is 0: no address of anything. */
    op.u.getvcpuinfo.vcpu = first[below(ARRAY_SIZE(first))];

    rc = xen_domctl(cmd, domid, &op);
    nr_asked++;
    if ( rc < 0 )
        return;

    nr_succeeded++;
    if ( cmd == XEN_DOMCTL_unpausedomain )
        note_start("domctl", cmd, domid);
    else if ( !may(domid, access_for(cmd)) &&
              !(cmd == XEN_DOMCTL_getdomaininfo && domid == xen_own_domid()) )
        wrong("domctl", cmd, domid, rc);
}

/* --- what must have come of it --------------------------------------------*/

static void remember(void)
{
    struct xen_hyperlaunch_info info;
    unsigned int i;

    launch_info(&info);
    nr_domains = info.nr_domains;
    for ( i = 0; i < nr_domains; i++ )
    {
        before[i].allowed = launch_domain(i, &before[i].domain) >= 0;
        before[i].started = before[i].domain.started;
    }
}

/* Once started, a domain does as it likes. */
static bool is_as_it_must_be(unsigned int nr)
{
    const struct xen_hyperlaunch_domain *old = &before[nr].domain;
    struct xen_hyperlaunch_domain new;
    long rc = launch_domain(nr, &new);

    if ( !before[nr].allowed )
        return rc == -XEN_EPERM;

    return rc >= 0 && new.domid == old->domid && new.roles == old->roles &&
           new.access == old->access && new.created == old->created &&
           new.vcpus == old->vcpus && !strcmp(new.name, old->name) &&
           !!new.started == before[nr].started &&
           (new.started || (new.state == old->state &&
                            new.memory == old->memory &&
                            new.flags == old->flags));
}

static unsigned int count_unpaused(const struct xen_hyperlaunch_info *info)
{
    struct xen_hyperlaunch_event event;
    unsigned int i, nr = 0;

    for ( i = 0; i < info->nr_events; i++ )
        if ( launch_event(i, &event) >= 0 &&
             event.event == XEN_HYPERLAUNCH_EVENT_unpaused )
            nr++;

    return nr;
}

static uint64_t lcm_hash(void)
{
    long size = launch_read_lcm(0, scratch, sizeof(scratch));

    return size < 0 ? (uint64_t)size : fnv1a(FNV_START, scratch, size);
}

static void compare(const struct xen_hyperlaunch_info *old,
                    unsigned int unpaused)
{
    struct xen_hyperlaunch_info new;
    unsigned int i;

    launch_info(&new);
    if ( new.state != old->state || new.cause != old->cause ||
         new.nr_domains != old->nr_domains ||
         new.nr_modules != old->nr_modules )
        wrong("info", new.state, new.cause, 0);

    for ( i = 0; i < nr_domains; i++ )
        if ( !is_as_it_must_be(i) )
            wrong("domain", 0, i, 0);

    if ( !new.lost_events && count_unpaused(&new) != unpaused + nr_started )
        wrong("events", count_unpaused(&new), unpaused + nr_started, 0);
}

void check_boot_random(const char *name)
{
    struct xen_hyperlaunch_info info;
    uint64_t hash = lcm_hash();
    unsigned int unpaused;
    unsigned long i;

    if ( launch_info(&info) < 0 || info.nr_domains > MAX_DOMAINS )
    {
        check_fail(name, "there is nothing to look at");
        return;
    }

    state = check_opts->seed * 2 + 1;
    unpaused = count_unpaused(&info);
    remember();

    for ( i = 0; i < check_opts->rounds; i++ )
        if ( below(2) )
            ask_launch();
        else
            ask_domctl();

    compare(&info, unpaused);
    if ( lcm_hash() != hash )
        wrong("LCM", 0, 0, 0);

    say("HL-RANDOM seed=%lu asked=%u succeeded=%u started=%u wrong=%u",
        check_opts->seed, nr_asked, nr_succeeded, nr_started, nr_wrong);
    if ( nr_wrong )
        check_fail(name, "wrong=%u", nr_wrong);
    else
        check_pass(name);
}
