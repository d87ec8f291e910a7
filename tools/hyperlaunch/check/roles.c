/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Does any domain rule over the others, and can each do what its roles are for?
 */

#include <string.h>

#include "check.h"

static unsigned int roles_of_all(const struct hl_lcm *lcm)
{
    unsigned int roles = 0, i;

    for ( i = 0; i < lcm->nr_domains; i++ )
        roles |= lcm->domains[i].roles;

    return roles;
}

/* With those mended, there may be such a domain. */
static bool has_errors(const struct input *input, const struct report *report)
{
    unsigned int i;

    for ( i = 0; i < report->nr; i++ )
    {
        const struct message *message = &report->messages[i];

        if ( message->severity == SEV_ERROR && message->place.file &&
             !strcmp(message->place.file, input->path) )
            return true;
    }

    return false;
}

/* Not a fault, for there are such systems, but more often it is forgotten. */
static void check_rulers(const struct input *input, unsigned int roles,
                         struct report *report)
{
    struct place place = { input->path };

    if ( (roles & (HL_ROLE_CONTROL | HL_ROLE_HARDWARE)) ||
         has_errors(input, report) )
        return;

    report_add(report, SEV_NOTE, &place, "no-ruler",
               "no domain has the role control or hardware: none can create another one, use devices, or power the machine off");
}

/* Somebody has to be there to start what Xen does not. */
static void check_manual(const struct input *input, unsigned int roles,
                         struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    unsigned int i;

    if ( roles & HL_ROLE_BOOT )
        return;

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        const struct hl_domain *d = &lcm->domains[i];
        struct place place = place_of_domain(input, d, "start");

        if ( d->start_manual && !(roles & HL_ROLE_CONTROL) )
            report_add(report, SEV_WARNING, &place, "never-started",
                       "%.*s: is to be started by hand, but there is neither a boot domain nor a control domain to do it",
                       NAME(d));
    }
}

/*
 * On Arm, a kernel that is not told of Xen makes no hypercalls, so that its
 * domain cannot do what its roles are for.  A hardware domain is always told.
 */
static void check_told(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    unsigned int i;

    if ( strcmp(input->arch, "arm64") )
        return;

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        const struct hl_domain *d = &lcm->domains[i];
        struct place place = place_of_domain(input, d, "xen,enhanced");

        if ( d->enhanced != HL_ENHANCED_DISABLED || !d->roles ||
             (d->roles & HL_ROLE_HARDWARE) )
            continue;

        report_add(report, SEV_WARNING, &place, "role-not-told",
                   "%.*s: has a role, but its kernel is not told that it runs on Xen ('disabled'): it cannot do what the role is for",
                   NAME(d));
        report_hint(report, "'no-xenstore' tells it, and does without xenstore");
    }
}

void check_roles(const struct input *input, struct report *report)
{
    unsigned int roles = roles_of_all(input->lcm);

    check_rulers(input, roles, report);
    check_manual(input, roles, report);
    check_told(input, report);
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
