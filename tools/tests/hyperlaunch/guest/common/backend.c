// SPDX-License-Identifier: GPL-2.0-only
/* The backend's end of the rings of other domains. */
#include "checks.h"

#include "events.h"
#include "format.h"
#include "lib.h"
#include "rings.h"
#include "say.h"
#include "xen.h"

#include <public/io/xs_wire.h>

/* Rings are among the first event channels that a domain has. */
#define MAX_PORT 16

/* Pages of others get mapped here; what was there is lost by this. */
static char window[PAGE_SIZE] __attribute__((aligned(PAGE_SIZE)));

static unsigned int ring_ref(enum ring ring)
{
    return ring == RING_STORE ? GNTTAB_RESERVED_XENSTORE
                              : GNTTAB_RESERVED_CONSOLE;
}

/* 0, or a GNTST_* value. */
static long map_ring(unsigned int peer, enum ring ring, grant_handle_t *handle)
{
    struct gnttab_map_grant_ref map = {
        .host_addr = (unsigned long)window,
        .flags = GNTMAP_host_map,
        .ref = ring_ref(ring),
        .dom = peer,
    };
    long rc = xen_grant_table_op(GNTTABOP_map_grant_ref, &map);

    *handle = map.handle;

    return rc ?: map.status;
}

static void unmap_ring(grant_handle_t handle)
{
    struct gnttab_unmap_grant_ref unmap = {
        .host_addr = (unsigned long)window,
        .handle = handle,
    };

    xen_grant_table_op(GNTTABOP_unmap_grant_ref, &unmap);
}

static long bind_port(unsigned int peer, uint32_t port, uint32_t *own)
{
    struct evtchn_bind_interdomain bind = {
        .remote_dom = peer,
        .remote_port = port,
    };
    long rc = xen_event_channel_op(EVTCHNOP_bind_interdomain, &bind);

    *own = bind.local_port;

    return rc;
}

/*
 * Binds the first port of @peer that waits for this domain.  Returns it; 0 if
 * there is none.
 */
static uint32_t bind_first(unsigned int peer, uint32_t *own)
{
    uint32_t port;

    for ( port = 1; port <= MAX_PORT; port++ )
        if ( !bind_port(peer, port, own) )
            return port;

    return 0;
}

/* Returns what goes wrong, or NULL. */
static const char *converse(unsigned int peer, enum ring ring, uint32_t own)
{
    struct flow in = ring_to_backend(ring, window);
    struct flow out = ring_to_domain(ring, window);
    char line[RING_LINE_MAX], question[RING_LINE_MAX];
    size_t len;

    if ( !ring_receive(&in, line) )
        return "does not ask";

    ring_question(question, ring, peer);
    if ( strcmp(line, question) )
        return "asks something else";

    /* Binding makes an event, too. */
    take_event(own);

    if ( ring == RING_STORE )
        *ring_connection(window) = XENSTORE_CONNECTED;
    len = strlen(line);
    format(line + len, sizeof(line) - len, " d%u here", xen_own_domid());
    ring_send(&out, own, line);

    if ( !xen_wait_event(own, RING_TIMEOUT_MS) )
        return "sends no event";
    if ( !ring_receive(&in, line) || strcmp(line, "thanks") )
        return "does not say thanks";

    return NULL;
}

static bool serve(const char *name, unsigned int peer, enum ring ring)
{
    grant_handle_t handle;
    uint32_t port, own;
    const char *trouble;
    long rc = map_ring(peer, ring, &handle);

    if ( rc )
    {
        check_fail(name, "peer=%u map status=%ld", peer, rc);
        return false;
    }

    port = bind_first(peer, &own);
    trouble = port ? converse(peer, ring, own) : "has no port to bind";
    unmap_ring(handle);

    if ( trouble )
        check_fail(name, "peer=%u %s", peer, trouble);
    else
        say("HL-SERVED ring=%s peer=%u port=%u", ring_name(ring), peer, port);

    return !trouble;
}

static void serve_all(const char *name, enum ring ring)
{
    unsigned int i;

    for ( i = 0; i < check_opts->nr_peers; i++ )
        if ( !serve(name, check_opts->peers[i], ring) )
            return;

    check_pass(name);
}

void check_serve_store(const char *name)
{
    serve_all(name, RING_STORE);
}

void check_serve_console(const char *name)
{
    serve_all(name, RING_CONSOLE);
}

static bool refuses(const char *name, unsigned int peer)
{
    grant_handle_t handle;
    enum ring ring;
    uint32_t port, own;

    for ( ring = 0; ring < NR_RINGS; ring++ )
        if ( !map_ring(peer, ring, &handle) )
        {
            check_fail(name, "peer=%u: %s ring mapped", peer,
                       ring_name(ring));
            return false;
        }

    port = bind_first(peer, &own);
    if ( port )
        check_fail(name, "peer=%u: port=%u bound", peer, port);

    return !port;
}

void check_peers_refuse(const char *name)
{
    unsigned int i;

    for ( i = 0; i < check_opts->nr_peers; i++ )
        if ( !refuses(name, check_opts->peers[i]) )
            return;

    check_pass(name);
}
