/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Console rings which nobody reads yet.
 *
 * A domain of a launch runs before a console daemon attaches to it, if one ever
 * does.  Kernels wait for room in the ring without an end: so until then, Xen
 * makes room, by dropping the oldest part of what is in it.
 */

#include <xen/domain_page.h>
#include <xen/event.h>
#include <xen/hyperlaunch/hooks.h>
#include <xen/hyperlaunch/initial.h>
#include <xen/mm.h>
#include <xen/sched.h>

#include <public/io/console.h>

/*
 * The ring is the domain's memory, with anything in it.  What is written to it
 * here depends on nothing else, and harms nobody else.
 */
static void make_room(struct xencons_interface *ring)
{
    const XENCONS_RING_IDX keep = sizeof(ring->out) / 2;
    XENCONS_RING_IDX prod = ACCESS_ONCE(ring->out_prod);

    if ( prod - ACCESS_ONCE(ring->out_cons) > keep )
        ACCESS_ONCE(ring->out_cons) = prod - keep;
}

/* Binding takes the lock for writing: since then the ring is the backend's. */
static void make_room_if_unbound(struct domain *d, evtchn_port_t port,
                                 struct page_info *page)
{
    struct evtchn *chn = evtchn_from_port(d, port);
    struct xencons_interface *ring;

    evtchn_read_lock(chn);

    if ( chn->state == ECS_UNBOUND )
    {
        ring = __map_domain_page(page);
        make_room(ring);
        unmap_domain_page(ring);
    }

    evtchn_read_unlock(chn);
}

void hl_notify_unbound(struct domain *d, evtchn_port_t port)
{
    const struct hl_initial *hi = hl_find_domain(d);
    const struct hl_ring *console;
    struct page_info *page;

    if ( !hi )
        return;

    console = &hi->rings[HL_RING_CONSOLE];
    if ( console->port != port )
        return;

    /* It may not be the domain's any more, or be something else now. */
    page = hl_get_ring_page(d, _gfn(console->gfn));
    if ( !page )
        return;

    make_room_if_unbound(d, port, page);
    hl_put_ring_page(page);
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
