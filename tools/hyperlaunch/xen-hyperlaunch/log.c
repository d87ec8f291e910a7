/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * log: what has happened so far.
 */

#include <errno.h>

#include "command.h"
#include "explain.h"
#include "json-names.h"
#include "launch.h"
#include "text.h"

#define ROW "%12s  %-13s  %-6s  "

static const char *format_change(const struct event *event, char *buf)
{
    char from[NAMES_SIZE], to[NAMES_SIZE];

    name_of(&launch_states, event->v.from, from);
    name_of(&launch_states, event->v.to, to);
    if ( event->v.from == event->v.to )
        snprintf(buf, NAMES_SIZE, "%s", to);
    else
        snprintf(buf, NAMES_SIZE, "%.30s -> %.30s", from, to);

    return buf;
}

/* The last columns, without blanks at the end. */
static void print_rest(FILE *out, const char *change, const char *text)
{
    if ( *text )
        fprintf(out, "%-24s  %s\n", change, text);
    else
        fprintf(out, "%s\n", change);
}

static void print_row(FILE *out, const struct event *event)
{
    char time[TEXT_SIZE], what[NAMES_SIZE], domid[TEXT_SIZE],
         change[NAMES_SIZE], text[TEXT_SIZE];

    fprintf(out, ROW, format_ms(event->v.time, time),
            knows(event, event) ? name_of(&launch_events, event->v.event, what)
                                : "-",
            knows(event, domid) ? format_domid(event->v.domid, domid) : "-");
    print_rest(out, knows(event, to) ? format_change(event, change) : "-",
               printable(event->v.text, text));
}

static void print_json(struct json *j, const struct event *event)
{
    json_open(j, NULL, '{');
    if ( knows(event, time) )
        json_number(j, "time_ns", event->v.time);
    if ( knows(event, event) )
        json_name(j, "event", &launch_events, event->v.event);
    if ( knows(event, domid) )
        json_domid(j, "domid", event->v.domid);
    if ( knows(event, from) )
        json_name(j, "from", &launch_states, event->v.from);
    if ( knows(event, to) )
        json_name(j, "to", &launch_states, event->v.to);
    if ( knows(event, text) )
        json_string(j, "text", event->v.text);
    json_close(j, '}');
}

int cmd_log(const struct context *ctx)
{
    struct json j = { .out = ctx->out };
    struct event event;
    unsigned long nr;
    int rc;

    if ( ctx->json )
        json_open(&j, NULL, '[');
    else
    {
        fprintf(ctx->out, ROW, "TIME ms", "EVENT", "DOMAIN");
        print_rest(ctx->out, "STATE", "TEXT");
    }

    for ( nr = 0; (rc = get_event(ctx->xen, nr, &event)) == 0; nr++ )
    {
        if ( ctx->json )
            print_json(&j, &event);
        else
            print_row(ctx->out, &event);
    }

    if ( ctx->json )
        json_close(&j, ']');

    return rc == -ENOENT ? EXIT_GOOD
                         : explain(ctx, XEN_HYPERLAUNCH_OP_event, rc, NULL);
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
