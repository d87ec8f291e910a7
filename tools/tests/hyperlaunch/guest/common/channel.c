// SPDX-License-Identifier: GPL-2.0-only
/*
 * May this domain let another one bind an event channel?  Does one work that
 * Xen has made?
 */
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

/* Both ends do the same: what comes before somebody waits for it is kept. */
void check_static_port(const char *name)
{
    struct evtchn_status status = { .dom = DOMID_SELF,
                                    .port = check_opts->port };
    long rc = xen_event_channel_op(EVTCHNOP_status, &status);

    if ( rc || status.status != EVTCHNSTAT_interdomain )
    {
        check_fail(name, "port=%u error=%ld status=%u", status.port, rc,
                   status.status);
        return;
    }

    say("HL-PORT port=%u peer=%u/%u", status.port, status.u.interdomain.dom,
        status.u.interdomain.port);
    xen_notify(status.port);
    if ( xen_wait_event(status.port, check_opts->wait_timeout_ms) )
        check_pass(name);
    else
        check_fail(name, "port=%u nothing came", status.port);
}
