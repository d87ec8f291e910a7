/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * status: the launch as a whole.
 */

#include <inttypes.h>

#include "command.h"
#include "json-names.h"
#include "text.h"

/* What is left until the deadline of the boot domain, in ns. */
static uint64_t time_left(const struct info *info)
{
    return info->v.deadline > info->v.now ? info->v.deadline - info->v.now : 0;
}

static void print_state(FILE *out, uint32_t state)
{
    const char *text = describe_state(state);
    char buf[NAMES_SIZE];

    fprintf(out, "state      %s", name_of(&launch_states, state, buf));
    fprintf(out, text ? " (%s)\n" : "\n", text);
}

static void print_cause(FILE *out, const struct info *info)
{
    const char *text = describe_cause(info->v.cause);
    char buf[NAMES_SIZE];

    fprintf(out, "cause      %s", name_of(&launch_causes, info->v.cause, buf));
    if ( info->v.cause && text )
        fprintf(out, " (%s)", text);
    if ( knows(info, cause_domid) && info->v.cause_domid != DOMID_INVALID )
        fprintf(out, ", d%u", info->v.cause_domid);
    if ( info->v.cause_text[0] )
        fprintf(out, ": %s", printable(info->v.cause_text, buf));
    fputc('\n', out);
}

static void print_deadline(FILE *out, const struct info *info)
{
    uint64_t ms = time_left(info) / 1000000;

    if ( info->v.deadline )
        fprintf(out, "deadline   %" PRIu64 ".%03us left\n", ms / 1000,
                (unsigned int)(ms % 1000));
    else
        fprintf(out, "deadline   none\n");
}

static void print_numbers(FILE *out, const struct info *info)
{
    if ( knows(info, lcm_size) && info->v.lcm_size )
        fprintf(out, "LCM        %" PRIu64 " bytes\n", info->v.lcm_size);
    else if ( knows(info, lcm_size) )
        fprintf(out, "LCM        given back\n");
    if ( knows(info, nr_domains) )
        fprintf(out, "domains    %" PRIu32 "\n", info->v.nr_domains);
    if ( knows(info, nr_modules) && info->v.nr_modules )
        fprintf(out, "modules    %" PRIu32 "\n", info->v.nr_modules);
    else if ( knows(info, nr_modules) )
        fprintf(out, "modules    given back\n");
    if ( knows(info, nr_events) )
        fprintf(out, "events     %" PRIu32 "\n", info->v.nr_events);
    if ( info->v.lost_events )
        fprintf(out, "lost       %" PRIu32 " events\n", info->v.lost_events);
}

static void print_text(FILE *out, const struct info *info, long version)
{
    char buf[NAMES_SIZE];

    if ( knows(info, state) )
        print_state(out, info->v.state);
    if ( knows(info, cause) )
        print_cause(out, info);
    if ( knows(info, domid) )
        fprintf(out, "domain     %s\n", format_domid(info->v.domid, buf));
    if ( knows(info, roles) )
        fprintf(out, "roles      %s\n",
                names_of(&role_bits, info->v.roles, buf));
    if ( knows(info, deadline) )
        print_deadline(out, info);
    print_numbers(out, info);
    fprintf(out, "interface  %ld\n", version);
}

static void print_json(FILE *out, const struct info *info, long version)
{
    struct json j = { .out = out };

    json_open(&j, NULL, '{');
    json_number(&j, "interface", version);
    if ( knows(info, state) )
        json_name(&j, "state", &launch_states, info->v.state);
    if ( knows(info, cause) )
        json_name(&j, "cause", &launch_causes, info->v.cause);
    if ( knows(info, cause_domid) )
        json_domid(&j, "cause_domid", info->v.cause_domid);
    if ( knows(info, cause_text) )
        json_string(&j, "cause_text", info->v.cause_text);
    if ( knows(info, domid) )
        json_domid(&j, "domid", info->v.domid);
    if ( knows(info, roles) )
        json_names(&j, "roles", &role_bits, info->v.roles);
    if ( knows(info, now) )
        json_number(&j, "now_ns", info->v.now);
    if ( knows(info, deadline) && info->v.deadline )
        json_number(&j, "deadline_ns", info->v.deadline);
    else if ( knows(info, deadline) )
        json_null(&j, "deadline_ns");
    if ( knows(info, lcm_size) )
        json_number(&j, "lcm_bytes", info->v.lcm_size);
    if ( knows(info, nr_domains) )
        json_number(&j, "domains", info->v.nr_domains);
    if ( knows(info, nr_modules) )
        json_number(&j, "modules", info->v.nr_modules);
    if ( knows(info, nr_events) )
        json_number(&j, "events", info->v.nr_events);
    if ( knows(info, lost_events) )
        json_number(&j, "lost_events", info->v.lost_events);
    json_close(&j, '}');
}

int cmd_status(const struct context *ctx)
{
    if ( ctx->json )
        print_json(ctx->out, &ctx->info, ctx->version);
    else
        print_text(ctx->out, &ctx->info, ctx->version);

    return EXIT_GOOD;
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
