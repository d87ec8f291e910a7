// SPDX-License-Identifier: GPL-2.0-only
/* May this domain let another one bind an event channel? */
#include "checks.h"

#include "say.h"
#include "xen.h"

static long offer_channel(unsigned int peer)
{
    struct evtchn_alloc_unbound alloc = {
        .dom = DOMID_SELF,
        .remote_dom = peer,
    };
    struct evtchn_close close;
    long rc = xen_event_channel_op(EVTCHNOP_alloc_unbound, &alloc);

    if ( !rc )
    {
        close.port = alloc.port;
        rc = xen_event_channel_op(EVTCHNOP_close, &close);
    }

    return rc;
}

static void offer_all(const char *name, long want)
{
    unsigned int i;

    for ( i = 0; i < check_opts->nr_peers; i++ )
    {
        long rc = offer_channel(check_opts->peers[i]);

        if ( rc != want )
        {
            check_fail(name, "peer=%u got=%ld want=%ld", check_opts->peers[i],
                       rc, want);
            return;
        }
    }

    check_pass(name);
}

void check_channels(const char *name)
{
    offer_all(name, 0);
}

void check_no_channels(const char *name)
{
    offer_all(name, -XEN_EPERM);
}
