/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Roles that two domains want.
 */

#include <xen/libfdt/libfdt.h>

#include "role-taken.h"

#define MAX_PATH_LEN 1024
#define MAX_ROLES 64

static struct place place_of(const struct input *input, int node)
{
    const struct place_entry *entry;
    char path[MAX_PATH_LEN];

    if ( fdt_get_path(input->blob.data, node, path, sizeof(path)) )
        return (struct place){};
    entry = places_find(&input->places, path, NULL);

    return entry ? entry->place : (struct place){};
}

void report_roles_taken(const struct input *input, const struct hl_diag *diag,
                        const struct place *place, struct report *report)
{
    const struct hl_domain *domains = input->lcm->domains;
    const struct hl_domain *d = &domains[diag->domain], *other;
    unsigned int wanted = d->roles & ~HL_ROLE_CONTROL;

    for ( other = domains; other < d; other++ )
    {
        unsigned int roles = wanted & other->roles;
        struct place there = place_of(input, other->node);
        char text[MAX_ROLES];

        if ( !roles )
            continue;
        wanted &= ~roles;
        hl_roles_format(roles, text, sizeof(text));
        report_add(report, SEV_ERROR, place, hl_code_name(diag->code),
                   "%.*s: roles: %s: already held by %.*s (line %u)",
                   (int)d->name_len, d->name, text, (int)other->name_len,
                   other->name, there.line);
        report_hint(report,
                    "of all roles, only control can be that of several domains: remove the others from one");
    }
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
