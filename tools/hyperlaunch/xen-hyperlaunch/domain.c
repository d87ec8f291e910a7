/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An initial domain, as users name it.
 */

#include <errno.h>
#include <string.h>

#include "domain.h"
#include "explain.h"
#include "text.h"

/* What to look for.  A name may consist of digits, and comes first then. */
struct wanted {
    const char *name;
    uint64_t domid;
    bool has_domid;
};

enum match { NO_MATCH, DOMID_MATCHES, NAME_MATCHES };

static enum match matches(const struct domain *domain,
                          const struct wanted *wanted)
{
    if ( knows(domain, name) && !strcmp(domain->v.name, wanted->name) )
        return NAME_MATCHES;

    if ( wanted->has_domid && knows(domain, domid) &&
         domain->v.domid == wanted->domid )
        return DOMID_MATCHES;

    return NO_MATCH;
}

int find_domain(struct xen *xen, const char *who, struct domain *domain,
                unsigned long *nr)
{
    struct wanted wanted = { .name = who };
    enum match match, best = NO_MATCH;
    int rc, none = -ENOENT;
    struct domain next;
    unsigned long i;

    wanted.has_domid = parse_number(who, DOMID_FIRST_RESERVED - 1,
                                    &wanted.domid);

    for ( i = 0; best != NAME_MATCHES; i++ )
    {
        rc = get_domain(xen, i, &next);
        if ( rc == -ENOENT )
            break;
        if ( rc == -EPERM )
        {
            none = rc;
            continue;
        }
        if ( rc )
            return rc;

        match = matches(&next, &wanted);
        if ( match > best )
        {
            best = match;
            *domain = next;
            *nr = i;
        }
    }

    return best == NO_MATCH ? none : 0;
}

int explain_not_found(const struct context *ctx, const char *who, int rc)
{
    switch ( -rc )
    {
    case ENOENT:
        return complain(ctx, EXIT_FAILED,
                        "there is no initial domain %s; see xen-hyperlaunch list",
                        who);

    case EPERM:
        return complain(ctx, EXIT_FAILED,
                        "there is no initial domain %s, or the LCM does not grant this domain \"query\" to it by boot-access",
                        who);
    }

    return explain(ctx, XEN_HYPERLAUNCH_OP_domain, rc, who);
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
