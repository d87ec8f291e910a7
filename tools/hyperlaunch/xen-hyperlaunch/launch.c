/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The launch, as Xen tells of it.
 */

#include <string.h>

#include "launch.h"

/* Have Xen fill a structure; returns what it knows of it, or -errno. */
static long fill(struct xen *xen, unsigned int op, unsigned long nr, void *buf,
                 size_t len)
{
    long rc;

    memset(buf, 0, len);
    rc = xen->op(xen, op, nr, 0, buf, len);

    /* A newer Xen knows more than fits. */
    return rc > (long)len ? (long)len : rc;
}

/* Do not depend on Xen for that. */
#define terminate(text) ((text)[sizeof(text) - 1] = '\0')

int get_info(struct xen *xen, struct info *info)
{
    long rc = fill(xen, XEN_HYPERLAUNCH_OP_info, 0, &info->v, sizeof(info->v));

    if ( rc < 0 )
        return rc;

    info->size = rc;
    terminate(info->v.cause_text);

    return 0;
}

int get_domain(struct xen *xen, unsigned long nr, struct domain *domain)
{
    long rc = fill(xen, XEN_HYPERLAUNCH_OP_domain, nr, &domain->v,
                   sizeof(domain->v));

    if ( rc < 0 )
        return rc;

    domain->size = rc;
    terminate(domain->v.name);
    terminate(domain->v.reason);

    return 0;
}

int get_module(struct xen *xen, unsigned long nr, struct module *module)
{
    long rc = fill(xen, XEN_HYPERLAUNCH_OP_module, nr, &module->v,
                   sizeof(module->v));

    if ( rc < 0 )
        return rc;

    module->size = rc;

    return 0;
}

int get_event(struct xen *xen, unsigned long nr, struct event *event)
{
    long rc = fill(xen, XEN_HYPERLAUNCH_OP_event, nr, &event->v,
                   sizeof(event->v));

    if ( rc < 0 )
        return rc;

    event->size = rc;
    terminate(event->v.text);

    return 0;
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
