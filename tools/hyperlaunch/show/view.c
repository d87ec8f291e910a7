/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A launch as it is shown and compared.
 */

#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "image.h"
#include "view.h"

/* A domain whose name is in error is still to be recognised. */
static const char *name_domain(struct view *view, const struct hl_domain *hd)
{
    const char *name;
    int len;

    if ( hd->name_len )
        return pool_strndup(&view->pool, hd->name, hd->name_len);

    name = fdt_get_name(view->input.lcm->fdt, hd->node, &len);

    return pool_strndup(&view->pool, name ? name : "", name ? len : 0);
}

static int find_phandle(const struct hl_lcm *lcm, uint32_t phandle)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
        if ( phandle && lcm->domains[i].phandle == phandle )
            return i;

    return -1;
}

/*
 * Validation drops those that will not be there, but that they were named is
 * part of what the LCM says.
 */
static uint64_t find_after(const struct hl_lcm *lcm,
                           const struct hl_domain *hd)
{
    const fdt32_t *phandles = hd->start_after;
    uint64_t after = 0;
    unsigned int i;

    for ( i = 0; i < hd->nr_start_after; i++ )
    {
        int other = find_phandle(lcm, fdt32_ld(&phandles[i]));

        if ( other >= 0 )
            after |= 1ULL << other;
    }

    return after;
}

static void find_domains(struct view *view)
{
    const struct hl_lcm *lcm = view->input.lcm;
    unsigned int i;

    view->nr_domains = lcm->nr_domains;
    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        const struct hl_domain *hd = &lcm->domains[i];
        struct shown_domain *d = &view->domains[i];

        d->hd = hd;
        d->name = name_domain(view, hd);
        d->after = find_after(lcm, hd);
        if ( (hd->roles & HL_ROLE_BOOT) && !hd->nr_errors && view->boot < 0 )
            view->boot = i;
    }
}

/* Does @place stand in the @i-th domain of the launch file? */
static bool is_in_domain(const struct launch *launch, unsigned int i,
                         const struct place *place)
{
    if ( !place->file || strcmp(place->file, launch->path) ||
         place->line < launch->domains[i].place.line )
        return false;

    return i + 1 == launch->nr_domains ||
           place->line < launch->domains[i + 1].place.line;
}

/*
 * What is wrong with a value in a launch file is not in the LCM, where something
 * stands in for it.
 */
static void find_written(struct view *view, const struct report *report)
{
    const struct launch *launch = &view->input.launch;
    unsigned int i, j;

    if ( launch->nr_domains != view->nr_domains )
        return;

    for ( i = 0; i < report->nr; i++ )
        for ( j = 0; j < view->nr_domains; j++ )
            if ( report->messages[i].severity == SEV_ERROR &&
                 is_in_domain(launch, j, &report->messages[i].place) )
                view->domains[j].as_written = &launch->domains[j];
}

int view_open(struct view *view, const char *path,
              const struct input_options *options, struct report *report)
{
    int rc;

    memset(view, 0, sizeof(*view));
    pool_init(&view->pool);
    view->path = path;
    view->boot = -1;

    rc = image_load(view, options, report);
    if ( !view->input.lcm )
        return rc;

    find_domains(view);
    find_written(view, report);
    view_find_modules(view);
    view_find_properties(view);
    view_find_order(view);
    view_find_rings(view);

    return rc;
}

void view_close(struct view *view)
{
    input_free(&view->input);
    pool_free(&view->pool);
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
