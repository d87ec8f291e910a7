/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wait: until an initial domain is in one of some states.
 *
 * There is nothing to wait on in Xen, so it looks again and again.
 */

#include <stdint.h>
#include <string.h>

#include "command.h"
#include "domain.h"
#include "explain.h"
#include "names.h"
#include "text.h"

#define PAUSE_MS 100

/* How far it has got: this state is there, may come, cannot come any more. */
enum progress { THERE, TO_COME, GONE };

/* Has it come to its end? */
static bool is_over(const struct domain *domain)
{
    return domain->v.state == XEN_HYPERLAUNCH_DOMAIN_not_built ||
           domain->v.state == XEN_HYPERLAUNCH_DOMAIN_shutdown ||
           domain->v.state == XEN_HYPERLAUNCH_DOMAIN_destroyed;
}

static enum progress running(const struct domain *domain)
{
    if ( domain->v.state == XEN_HYPERLAUNCH_DOMAIN_running )
        return THERE;

    return is_over(domain) ? GONE : TO_COME;
}

/* It has said so, whatever became of it then. */
static enum progress ready(const struct domain *domain)
{
    if ( domain->v.flags & XEN_HYPERLAUNCH_DOMF_ready )
        return THERE;

    return is_over(domain) ? GONE : TO_COME;
}

static bool has_crashed(const struct domain *domain)
{
    return domain->v.shutdown_code == SHUTDOWN_crash ||
           domain->v.shutdown_code == SHUTDOWN_watchdog;
}

/* To crash is not what somebody waits for. */
static enum progress shut_down(const struct domain *domain)
{
    switch ( domain->v.state )
    {
    case XEN_HYPERLAUNCH_DOMAIN_shutdown:
        return has_crashed(domain) ? GONE : THERE;

    case XEN_HYPERLAUNCH_DOMAIN_destroyed:
        return THERE;

    case XEN_HYPERLAUNCH_DOMAIN_not_built:
        return GONE;
    }

    return TO_COME;
}

static enum progress destroyed(const struct domain *domain)
{
    switch ( domain->v.state )
    {
    case XEN_HYPERLAUNCH_DOMAIN_destroyed:
        return THERE;

    case XEN_HYPERLAUNCH_DOMAIN_not_built:
        return GONE;
    }

    return TO_COME;
}

static const struct state {
    const char *name;
    enum progress (*progress)(const struct domain *domain);
} states[] = {
    { "running", running },
    { "ready", ready },
    { "shutdown", shut_down },
    { "destroyed", destroyed },
};

#define NR_STATES (sizeof(states) / sizeof(states[0]))

/* Names of states with commas in between, as bits; 0 if one is unknown. */
static unsigned int parse_states(const char *text)
{
    unsigned int i, mask = 0;
    size_t len;

    for ( ; ; text += len + 1 )
    {
        len = strcspn(text, ",");
        for ( i = 0; i < NR_STATES; i++ )
            if ( strlen(states[i].name) == len &&
                 !strncmp(states[i].name, text, len) )
                break;
        if ( i == NR_STATES )
            return 0;

        mask |= 1U << i;
        if ( !text[len] )
            return mask;
    }
}

/* As far as the best of them. */
static enum progress progress_of(const struct domain *domain, unsigned int mask)
{
    enum progress best = GONE, progress;
    unsigned int i;

    for ( i = 0; i < NR_STATES; i++ )
        if ( mask & (1U << i) )
        {
            progress = states[i].progress(domain);
            if ( progress < best )
                best = progress;
        }

    return best;
}

static int explain_gone(const struct context *ctx, const struct domain *domain)
{
    char state[NAMES_SIZE], more[NAMES_SIZE] = "";

    name_of(&domain_states, domain->v.state, state);
    if ( domain->v.state == XEN_HYPERLAUNCH_DOMAIN_shutdown )
        name_of(&shutdown_codes, domain->v.shutdown_code, more);
    else
        printable(domain->v.reason, more);

    return complain(ctx, EXIT_FAILED, "%s: it will never be %s: it is %s%s%s",
                    ctx->args[0], ctx->args[1], state, more[0] ? ": " : "",
                    more);
}

static int explain_timeout(const struct context *ctx,
                           const struct domain *domain)
{
    char state[NAMES_SIZE];

    return complain(ctx, EXIT_TIMEOUT, "%s: not %s after %llds: it is %s",
                    ctx->args[0], ctx->args[1], ctx->timeout_s,
                    name_of(&domain_states, domain->v.state, state));
}

static bool is_time_up(const struct context *ctx, uint64_t begin)
{
    return ctx->timeout_s != FOR_EVER &&
           ctx->xen->now_ms(ctx->xen) - begin >= ctx->timeout_s * 1000ULL;
}

static int wait_for(const struct context *ctx, unsigned int mask,
                    struct domain *domain, unsigned long nr)
{
    uint64_t begin = ctx->xen->now_ms(ctx->xen);
    enum progress progress;
    int rc;

    while ( (progress = progress_of(domain, mask)) == TO_COME )
    {
        if ( is_time_up(ctx, begin) )
            return explain_timeout(ctx, domain);

        ctx->xen->sleep_ms(ctx->xen, PAUSE_MS);

        rc = get_domain(ctx->xen, nr, domain);
        if ( rc )
            return explain(ctx, XEN_HYPERLAUNCH_OP_domain, rc, ctx->args[0]);
    }

    return progress == THERE ? EXIT_GOOD : explain_gone(ctx, domain);
}

int cmd_wait(const struct context *ctx)
{
    unsigned int mask = parse_states(ctx->args[1]);
    struct domain domain;
    unsigned long nr;
    int rc;

    if ( !mask )
        return complain(ctx, EXIT_USAGE,
                        "'%s': states are running, ready, shutdown, destroyed",
                        ctx->args[1]);

    rc = find_domain(ctx->xen, ctx->args[0], &domain, &nr);

    return rc ? explain_not_found(ctx, ctx->args[0], rc)
              : wait_for(ctx, mask, &domain, nr);
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
