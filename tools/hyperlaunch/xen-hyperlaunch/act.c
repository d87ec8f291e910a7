/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * start, done, fail, ready: have a say in the launch.
 */

#include <string.h>

#include "command.h"
#include "domain.h"
#include "explain.h"
#include "text.h"

static int act(const struct context *ctx, unsigned int op, unsigned long arg,
               const char *about)
{
    long rc = ctx->xen->op(ctx->xen, op, arg, 0, NULL, 0);

    return rc < 0 ? explain(ctx, op, rc, about) : EXIT_GOOD;
}

int cmd_start(const struct context *ctx)
{
    const char *who = ctx->args[0];
    struct domain domain;
    char reason[TEXT_SIZE];
    unsigned long nr;
    uint64_t domid;
    int rc = find_domain(ctx->xen, who, &domain, &nr);

    if ( !rc && domain.v.state == XEN_HYPERLAUNCH_DOMAIN_not_built )
        return complain(ctx, EXIT_FAILED, "%s: it was not built: %s", who,
                        printable(domain.v.reason, reason));

    if ( !rc )
        domid = domain.v.domid;
    /* One that may be started need not be one that may be queried. */
    else if ( !parse_number(who, DOMID_FIRST_RESERVED - 1, &domid) )
        return explain_not_found(ctx, who, rc);

    return act(ctx, XEN_HYPERLAUNCH_OP_unpause, domid, who);
}

/* Does not return if it works: then this domain is no more. */
int cmd_done(const struct context *ctx)
{
    return act(ctx, XEN_HYPERLAUNCH_OP_done, 0, NULL);
}

/* As cmd_done(). */
int cmd_fail(const struct context *ctx)
{
    char reason[XEN_HYPERLAUNCH_TEXT - 1];
    size_t len = strlen(ctx->args[0]);
    long rc;

    /* Xen would cut it off, too. */
    if ( len > sizeof(reason) )
        len = sizeof(reason);
    memcpy(reason, ctx->args[0], len);

    rc = ctx->xen->op(ctx->xen, XEN_HYPERLAUNCH_OP_failed, 0, 0, reason, len);

    return rc < 0 ? explain(ctx, XEN_HYPERLAUNCH_OP_failed, rc, NULL)
                  : EXIT_GOOD;
}

int cmd_ready(const struct context *ctx)
{
    return act(ctx, XEN_HYPERLAUNCH_OP_ready, 0, NULL);
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
