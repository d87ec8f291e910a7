/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * In which order Xen starts domains, if nothing fails and the boot domain
 * starts none of them: see xen/common/hyperlaunch/start.c.
 */

#include "view.h"

static enum start start_of(const struct shown_domain *d)
{
    const struct hl_domain *hd = d->hd;

    if ( hd->nr_errors || d->as_written )
        return START_NEVER;
    if ( hd->roles & HL_ROLE_BOOT )
        return START_FIRST;
    if ( hd->roles == HL_ROLE_RECOVERY )
        return START_RECOVERY;

    return hd->start_manual ? START_MANUAL : START_IN_ORDER;
}

static bool is_waiting(const struct shown_domain *d)
{
    return d->start == START_IN_ORDER && !d->position;
}

static bool has_to_wait(const struct view *view, const struct shown_domain *d)
{
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( ((d->hd->after >> i) & 1) && is_waiting(&view->domains[i]) )
            return true;

    return false;
}

/* The first one in LCM order that can be started now, or NULL. */
static struct shown_domain *find_next(struct view *view)
{
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( is_waiting(&view->domains[i]) &&
             !has_to_wait(view, &view->domains[i]) )
            return &view->domains[i];

    return NULL;
}

void view_find_order(struct view *view)
{
    struct shown_domain *next;
    unsigned int i, position = 0;

    for ( i = 0; i < view->nr_domains; i++ )
        view->domains[i].start = start_of(&view->domains[i]);

    while ( (next = find_next(view)) )
        next->position = ++position;
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
