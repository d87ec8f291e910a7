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

static bool is_before(const struct place *a, const struct place *b)
{
    return a->line != b->line ? a->line < b->line : a->column < b->column;
}

/* Does @place stand in the launch file between these? */
static bool is_between(const struct place *place, const struct place *begin,
                       const struct place *end)
{
    return place->file && begin->file && !strcmp(place->file, begin->file) &&
           !is_before(place, begin) && is_before(place, end);
}

static bool is_there(const struct place *place, const struct place *wanted)
{
    return !is_before(place, wanted) && !is_before(wanted, place);
}

static bool is_item(const struct text *items, unsigned int nr,
                    const struct place *place)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
        if ( is_there(&items[i].place, place) )
            return true;

    return false;
}

/* Does the domain have a value that stands there, as in "defaults"? */
static bool has_from(const struct domain *domain, const struct place *place)
{
    unsigned int i;

    for ( i = 0; i < NR_DOMAIN_KEYS; i++ )
        if ( is_item(domain->values[i].items, domain->values[i].nr, place) )
            return true;
    for ( i = 0; i < domain->nr_properties; i++ )
        if ( is_item(domain->properties[i].items, domain->properties[i].nr,
                     place) )
            return true;

    return false;
}

/* The domains in which something is wrong at @place: bits. */
static uint64_t find_concerned(const struct launch *launch,
                               const struct place *place)
{
    bool is_default = is_between(place, &launch->defaults,
                                 &launch->defaults_end);
    uint64_t concerned = 0;
    unsigned int i;

    for ( i = 0; i < launch->nr_domains; i++ )
    {
        const struct domain *domain = &launch->domains[i];

        if ( is_between(place, &domain->place, &domain->end) ||
             (is_default && has_from(domain, place)) )
            concerned |= 1ULL << i;
    }

    /* What cannot even be read, any domain might have had. */
    return is_default && !concerned ? ~0ULL : concerned;
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
    {
        const struct message *message = &report->messages[i];
        uint64_t concerned = message->severity == SEV_ERROR
                             ? find_concerned(launch, &message->place) : 0;

        for ( j = 0; j < view->nr_domains; j++ )
            if ( (concerned >> j) & 1 )
                view->domains[j].as_written = &launch->domains[j];
    }
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
