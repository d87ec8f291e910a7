/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Has each domain a UUID of its own?
 */

#include <string.h>

#include "check.h"

#define UUID_BYTES 16

void check_uuids(const struct input *input, struct report *report)
{
    const struct hl_domain *domains = input->lcm->domains;
    unsigned int i, j;

    for ( i = 0; i < input->lcm->nr_domains; i++ )
        for ( j = 0; j < i; j++ )
        {
            struct place place = place_of_domain(input, &domains[i],
                                                 "domain-uuid");

            if ( !domains[i].uuid || !domains[j].uuid ||
                 memcmp(domains[i].uuid, domains[j].uuid, UUID_BYTES) )
                continue;
            report_add(report, SEV_ERROR, &place, "uuid-taken",
                       "%.*s: has the UUID of %.*s", NAME(&domains[i]),
                       NAME(&domains[j]));
            report_hint(report,
                        "each domain needs its own: uuidgen makes one");
            break;
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
