/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What "xen-hyperlaunch --json log" and "list" write: an array of objects.
 *
 * This reads any JSON of which that is true, and no more of it than is needed:
 * what has a name that counts, but a value of another kind, is passed over.
 */

#include <ctype.h>
#include <string.h>

#include "read.h"

#define MAX_DEPTH 16

struct json_reader {
    struct launch_log *log;
    const char *at;
    unsigned int depth;
};

/* An object that is on the way: an event or a domain. */
struct members {
    struct log_event event;
    struct log_domain domain;
    bool is_domain;
};

static bool skip_value(struct json_reader *j);

static void skip_space(struct json_reader *j)
{
    j->at += strspn(j->at, " \t\n");
}

static bool take(struct json_reader *j, char c)
{
    skip_space(j);
    if ( *j->at != c )
        return false;
    j->at++;

    return true;
}

/* How far it is to the quote that ends the string at @at. */
static size_t string_length(const char *at)
{
    size_t len = 0;

    while ( at[len] && at[len] != '"' )
        len += at[len] == '\\' && at[len + 1] ? 2 : 1;

    return len;
}

/* What stands behind a backslash: it is to stay in one line. */
static char unescaped(char c)
{
    return strchr("ntr", c) ? ' ' : strchr("bf", c) ? '?' : c;
}

/* NULL: that is none.  Characters which are written as a number become "?". */
static const char *take_string(struct json_reader *j)
{
    const char *end;
    char *text, *out;

    if ( !take(j, '"') )
        return NULL;
    end = j->at + string_length(j->at);
    out = text = pool_alloc(&j->log->pool, end - j->at + 1);
    while ( j->at < end )
    {
        if ( *j->at != '\\' )
        {
            *out++ = *j->at++;
            continue;
        }
        if ( *++j->at == 'u' )
        {
            if ( end - j->at < 5 )
                return NULL;
            j->at += 5;
            *out++ = '?';
        }
        else
            *out++ = unescaped(*j->at++);
    }

    return take(j, '"') ? text : NULL;
}

/* Between brackets: one @item after another. */
static bool take_all(struct json_reader *j, char open, char close,
                     bool (*item)(struct json_reader *j, void *arg), void *arg)
{
    bool good = take(j, open) && ++j->depth < MAX_DEPTH;

    if ( !good )
        return false;
    if ( !take(j, close) )
    {
        do {
            good = item(j, arg);
        } while ( good && take(j, ',') );
        good = good && take(j, close);
    }
    j->depth--;

    return good;
}

static bool skip_item(struct json_reader *j, void *arg)
{
    (void)arg;

    return skip_value(j);
}

static bool skip_member(struct json_reader *j, void *arg)
{
    (void)arg;

    return take_string(j) && take(j, ':') && skip_value(j);
}

static bool skip_value(struct json_reader *j)
{
    size_t len;

    skip_space(j);
    switch ( *j->at )
    {
    case '{':
        return take_all(j, '{', '}', skip_member, NULL);
    case '[':
        return take_all(j, '[', ']', skip_item, NULL);
    case '"':
        return take_string(j);
    }

    /* A number, true, false or null. */
    for ( len = 0; isalnum((unsigned char)j->at[len]) ||
                   (j->at[len] && strchr("+-.", j->at[len])); len++ )
        ;
    j->at += len;

    return len;
}

static bool take_role(struct json_reader *j, void *arg)
{
    const char **roles = arg, *role = take_string(j);

    if ( !role )
        return false;
    *roles = *roles ? pool_printf(&j->log->pool, "%s,%s", *roles, role) : role;

    return true;
}

/* What has this name, if it is a text. */
static const char **text_of(struct members *m, const char *name)
{
    if ( !strcmp(name, "event") )
        return &m->event.event;
    if ( !strcmp(name, "to") )
        return &m->event.to;
    if ( !strcmp(name, "text") )
        return &m->event.text;
    if ( !strcmp(name, "name") )
        return &m->domain.name;
    if ( !strcmp(name, "reason") )
        return &m->domain.not_built;

    return NULL;
}

static uint64_t *number_of(struct members *m, const char *name)
{
    if ( !strcmp(name, "time_ns") )
        return &m->event.time;
    if ( !strcmp(name, "memory_kib") )
        return &m->domain.memory_kb;
    if ( !strcmp(name, "created_ns") )
        return &m->domain.created;
    if ( !strcmp(name, "started_ns") )
        return &m->domain.started;

    return NULL;
}

/* Whole numbers, which is what all those that count are. */
static bool take_number(struct json_reader *j, uint64_t *number)
{
    const char *at = j->at;
    uint64_t value;

    if ( !skip_number(&at, &value) || *at == '.' || *at == 'e' || *at == 'E' )
        return false;
    *number = value;
    j->at = at;

    return true;
}

static bool take_member(struct json_reader *j, void *arg)
{
    struct members *m = arg;
    const char *name = take_string(j), **text;
    uint64_t *number, domid;

    if ( !name || !take(j, ':') )
        return false;
    skip_space(j);

    if ( (text = text_of(m, name)) && *j->at == '"' )
        return (*text = take_string(j));
    if ( (number = number_of(m, name)) && take_number(j, number) )
        return true;
    if ( !strcmp(name, "domid") && take_number(j, &domid) )
    {
        m->event.has_domid = m->domain.has_domid = true;
        m->event.domid = m->domain.domid = domid;
        return true;
    }
    if ( !strcmp(name, "roles") && *j->at == '[' )
        return take_all(j, '[', ']', take_role, &m->domain.roles);

    return skip_value(j);
}

static void add_domain(struct launch_log *log, const struct log_domain *said)
{
    struct log_domain *domain;

    if ( !said->has_domid )
    {
        if ( !log_by_name(log, said->name) )
            *log_add_domain(log) = *said;
        return;
    }

    domain = log_need_domain(log, said->domid);
    if ( !domain->name )
        domain->name = said->name;
    if ( !domain->roles )
        domain->roles = said->roles ? said->roles : "none";
    if ( !domain->memory_kb )
        domain->memory_kb = said->memory_kb;
    if ( !domain->created )
        domain->created = said->created;
    if ( !domain->started )
        domain->started = said->started;
}

static bool take_object(struct json_reader *j, void *arg)
{
    struct members m = {};

    (void)arg;

    if ( !take_all(j, '{', '}', take_member, &m) )
        return false;

    if ( m.event.event && m.event.to )
    {
        if ( !m.event.text )
            m.event.text = "";
        log_take_event(j->log, &m.event);
    }
    else if ( m.domain.name )
        add_domain(j->log, &m.domain);

    return true;
}

bool read_json(struct launch_log *log, const char *text)
{
    struct json_reader j = { .log = log, .at = text };
    bool good = take_all(&j, '[', ']', take_object, NULL);

    skip_space(&j);

    return good && !*j.at;
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
