// SPDX-License-Identifier: GPL-2.0-only
#include "abi.h"

#include "checks.h"
#include "say.h"

static unsigned int nr_asked, nr_wrong;

/*
 * Xen's own memory as PV guests and Xen itself have it, what is no address at
 * all, and the end of the address space.  With PVH, Xen does not look at what is
 * above bit 47.
 */
const unsigned long abi_nowhere[ABI_NR_NOWHERE] = {
    0x7f0000000000, 0x7ffffffffffc, 0xffff800000000000, 0xffff82d040200000,
    0xffff830000000000, 0x80007f0000000000, 0xffffffffffffff80, ~0UL,
};

bool abi_expect(const char *what, unsigned long arg, long got, long want)
{
    nr_asked++;
    if ( got == want )
        return true;

    nr_wrong++;
    say("HL-ABI what=\"%s\" arg=%lx got=%ld want=%ld", what, arg, got, want);

    return false;
}

/* For boot domains: nothing of this ends the launch's preparation. */
void check_launch_abi(const char *name)
{
    struct xen_hyperlaunch_info info;
    long rc = launch_info(&info);

    if ( rc < 0 || info.state != XEN_HYPERLAUNCH_STATE_preparing )
    {
        check_fail(name, "info: %ld, state=%u", rc, info.state);
        return;
    }

    abi_args();
    abi_numbers(&info);
    abi_buffers();
    abi_lcm(&info);
    abi_modules(&info);
    abi_starts(&info);

    launch_info(&info);
    abi_expect("state at the end", 0, info.state,
               XEN_HYPERLAUNCH_STATE_preparing);
    abi_expect("cause at the end", 0, info.cause, XEN_HYPERLAUNCH_CAUSE_none);

    say("HL-ABI asked=%u unexpected=%u", nr_asked, nr_wrong);
    if ( nr_wrong )
        check_fail(name, "%u of %u answers", nr_wrong, nr_asked);
    else
        check_pass(name);
}
