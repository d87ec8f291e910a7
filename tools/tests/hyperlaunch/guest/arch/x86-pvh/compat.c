// SPDX-License-Identifier: GPL-2.0-only
/*
 * The hyperlaunch hypercall, made by 32-bit code: a 32-bit kernel must be told
 * the same as a 64-bit one, byte by byte.
 */
#include "pvh.h"

#include "../../common/checks.h"
#include "../../common/hyperlaunch.h"
#include "../../common/lib.h"
#include "../../common/say.h"

/* Where no domain of these tests has memory. */
#define NOWHERE 0xfff00000U

static unsigned int nr_wrong;

static long op32(uint32_t cmd, uint32_t arg1, uint32_t arg2, uint32_t buf,
                 uint32_t len)
{
    const uint32_t args[5] = { cmd, arg1, arg2, buf, len };

    return hypercall32(__HYPERVISOR_hyperlaunch_op, args);
}

static uint32_t addr32(const void *p)
{
    return (unsigned long)p;
}

static void expect(const char *what, unsigned int nr, long got, long want)
{
    if ( got == want )
        return;

    nr_wrong++;
    say("HL-LAUNCH-32 what=%s nr=%u got=%ld want=%ld", what, nr, got, want);
}

/* Whatever is written to @buf, behind its first @skip bytes. */
static void same(const char *what, uint32_t cmd, uint32_t nr, uint32_t arg2,
                 uint32_t len, uint32_t skip)
{
    static uint8_t buf[2][1024];
    unsigned int i, wrong = 0;
    long rc;

    memset(buf[0], 0x55, sizeof(buf[0]));
    memset(buf[1], 0x55, sizeof(buf[1]));

    rc = launch_op(cmd, nr, arg2, buf[0], len);
    expect(what, nr, op32(cmd, nr, arg2, addr32(buf[1]), len), rc);
    if ( rc < 0 )
        expect("error", cmd, rc, 0);

    for ( i = skip; i < sizeof(buf[0]); i++ )
        wrong += buf[0][i] != buf[1][i];
    expect("bytes-that-differ", cmd, wrong, 0);
}

static void same_things(const struct xen_hyperlaunch_info *info)
{
    unsigned int i;

    /* Not the time. */
    same("info", XEN_HYPERLAUNCH_OP_info, 0, 0, sizeof(*info), 8);
    for ( i = 0; i < info->nr_domains; i++ )
        same("domain", XEN_HYPERLAUNCH_OP_domain, i, 0,
             sizeof(struct xen_hyperlaunch_domain), 0);
    for ( i = 0; i < info->nr_modules; i++ )
    {
        same("module", XEN_HYPERLAUNCH_OP_module, i, 0,
             sizeof(struct xen_hyperlaunch_module), 0);
        same("read-module", XEN_HYPERLAUNCH_OP_read_module, i, 33, 700, 0);
    }
    for ( i = 0; i < info->nr_events; i++ )
        same("event", XEN_HYPERLAUNCH_OP_event, i, 0,
             sizeof(struct xen_hyperlaunch_event), 0);
    same("read-lcm", XEN_HYPERLAUNCH_OP_read_lcm, 5, 0, 700, 0);
}

/* All arguments have their bits in the right place, up to bit 31. */
static void bad_arguments(void)
{
    static uint8_t buf[8];

    expect("unknown-op", 0, op32(77, 0, 0, 0, 0), -XEN_ENOSYS);
    expect("bad-handle", 0,
           op32(XEN_HYPERLAUNCH_OP_info, 0, 0, NOWHERE,
                sizeof(struct xen_hyperlaunch_info)), -XEN_EFAULT);
    expect("bad-handle", 1,
           op32(XEN_HYPERLAUNCH_OP_read_lcm, 0, 0, NOWHERE, 8), -XEN_EFAULT);
    expect("last-number", 0,
           op32(XEN_HYPERLAUNCH_OP_domain, ~0U, 0, addr32(buf), 8),
           launch_op(XEN_HYPERLAUNCH_OP_domain, ~0U, 0, buf, 8));
    expect("last-offset", 0,
           op32(XEN_HYPERLAUNCH_OP_read_lcm, ~0U, 0, addr32(buf), 8), 0);
    expect("last-offset", 1,
           op32(XEN_HYPERLAUNCH_OP_read_module, 0, ~0U, addr32(buf), 8), 0);
}

/* Starts one of the others, the second time in vain. */
static void start_one(void)
{
    unsigned int peer = check_opts->peers[0];

    expect("unpause", 0, op32(XEN_HYPERLAUNCH_OP_unpause, peer, 0, 0, 0), 0);
    expect("unpause", 1, op32(XEN_HYPERLAUNCH_OP_unpause, peer, 0, 0, 0),
           -XEN_EEXIST);
    expect("unpause", 2, launch_unpause(peer), -XEN_EEXIST);
}

/* For a boot domain with at least one of peers=. */
void check_launch_32(const char *name)
{
    struct xen_hyperlaunch_info info;
    long rc = launch_info(&info);

    if ( rc < 0 || !check_opts->nr_peers )
    {
        check_fail(name, "info: %ld, peers=%u", rc, check_opts->nr_peers);
        return;
    }

    expect("version", 0, op32(XEN_HYPERLAUNCH_OP_version, 0, 0, 0, 0),
           launch_version());
    same_things(&info);
    bad_arguments();
    start_one();

    if ( nr_wrong )
        check_fail(name, "%u answers", nr_wrong);
    else
        check_pass(name);
}
