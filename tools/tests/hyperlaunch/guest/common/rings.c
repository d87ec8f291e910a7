// SPDX-License-Identifier: GPL-2.0-only
/* The domain's end of its rings. */
#include "checks.h"

#include "lib.h"
#include "rings.h"
#include "say.h"
#include "xen.h"

#include <public/io/xs_wire.h>

/* Nothing but, in xenstore's, that nobody is listening yet. */
static bool is_fresh(enum ring ring, void *page)
{
    uint32_t want = ring == RING_STORE ? XENSTORE_RECONNECT : 0;
    volatile uint32_t *connection = ring_connection(page);
    const char *bytes = page;
    unsigned int i;

    for ( i = 0; i < PAGE_SIZE; i++ )
        if ( bytes[i] && bytes + i != (const char *)connection )
            return false;

    return *connection == want;
}

static void check_ring(const char *name, enum ring ring)
{
    char line[RING_LINE_MAX], answer[RING_LINE_MAX];
    struct flow out, in;
    uint32_t port;
    void *page = arch_ring(ring, &port);

    if ( !page || !port )
    {
        check_fail(name, "page=%lx port=%u", (unsigned long)page, port);
        return;
    }
    if ( !is_fresh(ring, page) )
    {
        check_fail(name, "the page has been used");
        return;
    }

    out = ring_to_backend(ring, page);
    in = ring_to_domain(ring, page);

    ring_question(line, ring, xen_own_domid());
    ring_send(&out, port, line);
    if ( !ring_receive(&in, answer) )
    {
        check_fail(name, "nobody answers");
        return;
    }

    say("HL-RING ring=%s port=%u answer=\"%s\"", ring_name(ring), port,
        answer);
    if ( strncmp(answer, line, strlen(line)) )
        check_fail(name, "not the answer to \"%s\"", line);
    else if ( !xen_wait_event(port, RING_TIMEOUT_MS) )
        check_fail(name, "no event comes with it");
    else if ( ring == RING_STORE &&
              *ring_connection(page) != XENSTORE_CONNECTED )
        check_fail(name, "not connected");
    else
    {
        ring_send(&out, port, "thanks");
        check_pass(name);
    }
}

void check_store_ring(const char *name)
{
    check_ring(name, RING_STORE);
}

void check_console_ring(const char *name)
{
    check_ring(name, RING_CONSOLE);
}

/*
 * More than the ring can hold.  As kernels do, waits for room for good, should
 * there be none; which is why this gives up.
 */
void check_console_flood(const char *name)
{
    static const char line[] = "a line of output that nobody reads";
    uint64_t end = arch_time_ns() + 2000 * 1000000UL;
    struct flow out;
    uint32_t port, sent;
    void *page = arch_ring(RING_CONSOLE, &port);

    if ( !page || !port )
    {
        check_fail(name, "page=%lx port=%u", (unsigned long)page, port);
        return;
    }

    out = ring_to_backend(RING_CONSOLE, page);
    for ( sent = 0; sent < 4 * out.size; sent += sizeof(line) )
    {
        while ( ring_room(&out) < sizeof(line) && arch_time_ns() < end )
            xen_sleep_ns(1000000);
        if ( ring_room(&out) < sizeof(line) )
        {
            check_fail(name, "there is no room after %u characters", sent);
            return;
        }
        ring_send(&out, port, line);
    }

    check_pass(name);
}

void check_no_rings(const char *name)
{
    enum ring ring;

    for ( ring = 0; ring < NR_RINGS; ring++ )
    {
        uint32_t port;
        void *page = arch_ring(ring, &port);

        if ( page || port )
        {
            check_fail(name, "%s: page=%lx port=%u", ring_name(ring),
                       (unsigned long)page, port);
            return;
        }
    }

    check_pass(name);
}
