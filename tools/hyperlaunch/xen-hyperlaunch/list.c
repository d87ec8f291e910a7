/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * list: the initial domains.
 */

#include <errno.h>
#include <inttypes.h>

#include "command.h"
#include "explain.h"
#include "json-names.h"
#include "launch.h"
#include "text.h"

#define ROW "%5s  %-16s %-20s %5s %8s  %10s  %-14s %s"

/* "-" for what is not known, or not there. */
static const char *text_if(bool condition, const char *text)
{
    return condition ? text : "-";
}

static const char *format_state(const struct domain *domain, char *buf)
{
    char state[NAMES_SIZE], code[NAMES_SIZE];

    if ( !knows(domain, state) )
        return "-";

    name_of(&domain_states, domain->v.state, state);
    if ( domain->v.state == XEN_HYPERLAUNCH_DOMAIN_shutdown )
        snprintf(buf, NAMES_SIZE, "%.30s (%.30s)", state,
                 name_of(&shutdown_codes, domain->v.shutdown_code, code));
    else
        snprintf(buf, NAMES_SIZE, "%s", state);

    return buf;
}

static const char *format_count(uint32_t count, char *buf)
{
    snprintf(buf, TEXT_SIZE, "%" PRIu32, count);

    return buf;
}

#define UUID_SIZE 40

static const char *format_uuid(const xen_domain_handle_t uuid, char *buf)
{
    char *p = buf;
    unsigned int i;

    for ( i = 0; i < 16; i++ )
        p += sprintf(p, i == 4 || i == 6 || i == 8 || i == 10 ? "-%02x"
                                                              : "%02x",
                     uuid[i]);

    return buf;
}

static void print_row(FILE *out, const struct domain *domain)
{
    const struct xen_hyperlaunch_domain *v = &domain->v;
    char domid[TEXT_SIZE], name[TEXT_SIZE], state[NAMES_SIZE], vcpus[TEXT_SIZE],
         memory[TEXT_SIZE], started[TEXT_SIZE], flags[NAMES_SIZE],
         roles[NAMES_SIZE], reason[TEXT_SIZE];
    /* Has it got anything? */
    bool there = v->state != XEN_HYPERLAUNCH_DOMAIN_not_built &&
                 v->state != XEN_HYPERLAUNCH_DOMAIN_destroyed;

    fprintf(out, ROW,
            text_if(knows(domain, domid), format_domid(v->domid, domid)),
            text_if(knows(domain, name), printable(v->name, name)),
            format_state(domain, state),
            text_if(knows(domain, vcpus) && there,
                    format_count(v->vcpus, vcpus)),
            text_if(knows(domain, memory) && there,
                    format_memory(v->memory, memory)),
            text_if(v->started, format_ms(v->started, started)),
            text_if(knows(domain, flags),
                    names_of(&domain_flags, v->flags, flags)),
            text_if(knows(domain, roles),
                    names_of(&role_bits, v->roles, roles)));
    if ( v->reason[0] )
        fprintf(out, "  (%s)", printable(v->reason, reason));
    fputc('\n', out);
}

static void print_members(struct json *j, const struct domain *domain)
{
    const struct xen_hyperlaunch_domain *v = &domain->v;
    char uuid[UUID_SIZE];

    if ( knows(domain, name) )
        json_string(j, "name", v->name);
    if ( knows(domain, domid) )
        json_domid(j, "domid", v->domid);
    if ( knows(domain, state) )
        json_name(j, "state", &domain_states, v->state);
    if ( knows(domain, state) && v->state == XEN_HYPERLAUNCH_DOMAIN_shutdown )
        json_name(j, "shutdown_code", &shutdown_codes, v->shutdown_code);
    if ( knows(domain, roles) )
        json_names(j, "roles", &role_bits, v->roles);
    if ( knows(domain, flags) )
        json_names(j, "flags", &domain_flags, v->flags);
    if ( knows(domain, access) )
        json_names(j, "boot_access", &access_bits, v->access);
    if ( knows(domain, vcpus) )
        json_number(j, "vcpus", v->vcpus);
    if ( knows(domain, memory) )
        json_number(j, "memory_kib", v->memory);
    if ( knows(domain, created) )
        json_number(j, "created_ns", v->created);
    if ( knows(domain, started) )
        json_number(j, "started_ns", v->started);
    if ( knows(domain, uuid) )
        json_string(j, "uuid", format_uuid(v->uuid, uuid));
    if ( knows(domain, reason) )
        json_string(j, "reason", v->reason);
}

/* @domain is NULL for one that this domain may not query. */
static void print_json(struct json *j, unsigned long nr,
                       const struct domain *domain)
{
    json_open(j, NULL, '{');
    json_number(j, "number", nr);
    json_bool(j, "hidden", !domain);
    if ( domain )
        print_members(j, domain);
    json_close(j, '}');
}

/* One that this domain may not query. */
static void print_hidden(FILE *out)
{
    fprintf(out, ROW "  (may not be queried)\n", "-", "-", "-", "-", "-", "-",
            "-", "-");
}

int cmd_list(const struct context *ctx)
{
    struct json j = { .out = ctx->out };
    struct domain domain;
    unsigned long nr;
    int rc;

    if ( ctx->json )
        json_open(&j, NULL, '[');
    else
        fprintf(ctx->out, ROW "\n", "DOMID", "NAME", "STATE", "VCPUS",
                "MEMORY", "STARTED ms", "FLAGS", "ROLES");

    for ( nr = 0; ; nr++ )
    {
        rc = get_domain(ctx->xen, nr, &domain);
        if ( rc && rc != -EPERM )
            break;

        if ( ctx->json )
            print_json(&j, nr, rc ? NULL : &domain);
        else if ( rc )
            print_hidden(ctx->out);
        else
            print_row(ctx->out, &domain);
    }

    if ( ctx->json )
        json_close(&j, ']');

    return rc == -ENOENT ? EXIT_GOOD
                         : explain(ctx, XEN_HYPERLAUNCH_OP_domain, rc, NULL);
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
