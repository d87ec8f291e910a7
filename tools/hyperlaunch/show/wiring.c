/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Who serves xenstore and the console to whom.  These are the rules of
 * docs/hyperlaunch/wiring.md, as xen/common/hyperlaunch/wiring.c has them.
 */

#include <string.h>

#include "view.h"

/* The first one, whether or not it is going to be built. */
static int find_role(const struct view *view, unsigned int role)
{
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].hd->roles & role )
            return i;

    return -1;
}

/* Does the LCM ask for this ring? */
static bool is_wanted(const struct hl_domain *hd, enum ring_kind kind,
                      bool has_xenstore)
{
    if ( (hd->roles & HL_ROLE_BOOT) ||
         (kind == RING_CONSOLE && (hd->roles & HL_ROLE_HARDWARE)) )
        return false;

    switch ( hd->enhanced )
    {
    case HL_ENHANCED_DISABLED:
        return false;

    case HL_ENHANCED_NO_XENSTORE:
        return kind != RING_XENSTORE;

    case HL_ENHANCED_ENABLED:
        return true;

    case HL_ENHANCED_DEFAULT:
        break;
    }

    return has_xenstore;
}

static bool has_property(const struct shown_domain *d, const char *name)
{
    unsigned int i;

    for ( i = 0; i < d->nr_properties; i++ )
        if ( !strcmp(d->properties[i].name, name) )
            return true;

    return false;
}

/*
 * Has it got a page for a ring?  A hardware domain sees the host's memory, where
 * there is no room for one, unless it is PV.
 */
static bool has_page(const struct view *view, const struct shown_domain *d,
                     const char **provided)
{
    bool is_arm = !strcmp(view->input.arch, "arm64");
    bool is_hardware = d->hd->roles & HL_ROLE_HARDWARE;

    if ( is_arm )
    {
        if ( !is_hardware && has_property(d, "direct-map") )
            *provided = "it has an IOMMU";
        return !is_hardware;
    }

    if ( is_hardware && d->hd->mode == HL_MODE_DEFAULT )
        *provided = "it turns out to be PV";

    return !is_hardware || d->hd->mode <= HL_MODE_PV;
}

static struct ring find_ring(const struct view *view,
                             const struct shown_domain *d,
                             enum ring_kind kind, const int *backends)
{
    struct ring ring = { .backend = -1 };
    int backend = backends[kind];

    if ( d->start == START_NEVER || backend < 0 ||
         &view->domains[backend] == d ||
         view->domains[backend].start == START_NEVER ||
         !is_wanted(d->hd, kind, backends[RING_XENSTORE] >= 0) )
        return ring;

    if ( has_page(view, d, &ring.provided) )
        ring.backend = backend;

    return ring;
}

void view_find_rings(struct view *view)
{
    int backends[NR_RINGS];
    unsigned int i, kind;

    backends[RING_XENSTORE] = find_role(view, HL_ROLE_XENSTORE);
    backends[RING_CONSOLE] = find_role(view, HL_ROLE_CONSOLE);
    if ( backends[RING_CONSOLE] < 0 )
        backends[RING_CONSOLE] = find_role(view, HL_ROLE_CONTROL);

    for ( i = 0; i < view->nr_domains; i++ )
        for ( kind = 0; kind < NR_RINGS; kind++ )
            view->domains[i].rings[kind] =
                find_ring(view, &view->domains[i], kind, backends);
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
