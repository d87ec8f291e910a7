// SPDX-License-Identifier: GPL-2.0-only
/* Lines in and out of the rings of xenstore and console. */
#include "rings.h"

#include "format.h"
#include "lib.h"
#include "xen.h"

#include <public/io/console.h>
#include <public/io/xs_wire.h>

#define MS 1000000UL

const char *ring_name(enum ring ring)
{
    return ring == RING_STORE ? "store" : "console";
}

struct flow ring_to_backend(enum ring ring, void *page)
{
    struct xenstore_domain_interface *xs = page;
    struct xencons_interface *xencons = page;

    if ( ring == RING_STORE )
        return (struct flow){ xs->req, sizeof(xs->req),
                              &xs->req_prod, &xs->req_cons };

    return (struct flow){ xencons->out, sizeof(xencons->out),
                          &xencons->out_prod, &xencons->out_cons };
}

struct flow ring_to_domain(enum ring ring, void *page)
{
    struct xenstore_domain_interface *xs = page;
    struct xencons_interface *xencons = page;

    if ( ring == RING_STORE )
        return (struct flow){ xs->rsp, sizeof(xs->rsp),
                              &xs->rsp_prod, &xs->rsp_cons };

    return (struct flow){ xencons->in, sizeof(xencons->in),
                          &xencons->in_prod, &xencons->in_cons };
}

volatile uint32_t *ring_connection(void *page)
{
    return &((struct xenstore_domain_interface *)page)->connection;
}

uint32_t ring_room(const struct flow *flow)
{
    return flow->size - (*flow->prod - *flow->cons);
}

void ring_send(const struct flow *flow, uint32_t port, const char *line)
{
    uint32_t prod = *flow->prod;

    for ( ; *line; line++ )
        flow->data[prod++ % flow->size] = *line;
    flow->data[prod++ % flow->size] = '\n';

    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    *flow->prod = prod;
    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    xen_notify(port);
}

/* All at once, as it was sent. */
static void take_line(const struct flow *flow, char *line)
{
    uint32_t cons = *flow->cons, prod = *flow->prod;
    unsigned int n = 0;

    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    while ( cons != prod )
    {
        char c = flow->data[cons++ % flow->size];

        if ( c == '\n' )
            break;
        if ( n + 1 < RING_LINE_MAX )
            line[n++] = c;
    }
    line[n] = '\0';

    __atomic_thread_fence(__ATOMIC_SEQ_CST);
    *flow->cons = cons;
}

bool ring_receive(const struct flow *flow, char *line)
{
    uint64_t end = arch_time_ns() + RING_TIMEOUT_MS * MS;

    while ( *flow->prod == *flow->cons )
    {
        if ( arch_time_ns() >= end )
            return false;
        xen_sleep_ns(MS);
    }

    take_line(flow, line);

    return true;
}

void ring_question(char *line, enum ring ring, unsigned int domid)
{
    format(line, RING_LINE_MAX, "%s for d%u?", ring_name(ring), domid);
}
