// SPDX-License-Identifier: GPL-2.0-only
/* What domains other than the boot domain contribute to a launch. */
#include "checks.h"

#include "hyperlaunch.h"
#include "say.h"

#define MS 1000000UL

void check_ready(const char *name)
{
    long rc = launch_ready();

    if ( rc )
        check_fail(name, "error %ld", rc);
    else
        check_pass(name);
}

/* Before the launch has come to its end, it is not for a control domain. */
static long start_at_the_end(unsigned int domid)
{
    uint64_t end = arch_time_ns() + check_opts->wait_timeout_ms * MS;
    long rc;

    while ( (rc = launch_unpause(domid)) == -XEN_EBUSY &&
            arch_time_ns() < end )
        xen_sleep_ns(MS);

    return rc;
}

void check_start_peers(const char *name)
{
    unsigned int i;

    for ( i = 0; i < check_opts->nr_peers; i++ )
    {
        unsigned int peer = check_opts->peers[i];
        long rc = start_at_the_end(peer);

        if ( !rc )
            rc = launch_unpause(peer);
        if ( rc != -XEN_EEXIST )
        {
            check_fail(name, "peer=%u error %ld", peer, rc);
            return;
        }
    }

    check_pass(name);
}
