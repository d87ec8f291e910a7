/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What stands on the console: Xen's account, and what domains write.
 */

#include <stdlib.h>
#include <string.h>

#include "../base/array.h"

#include "prefix.h"
#include "read.h"

static const char *copy(struct reader *r, const char *text)
{
    return pool_strdup(&r->log->pool, text);
}

/* @ns at the end of what @at is about: " at 12.345ms". */
static bool skip_at_ms(const char **at, uint64_t *ns)
{
    return skip_word(at, " at ") && skip_ms(at, ns) && skip_word(at, "ms");
}

static struct log_domain *skip_domain(struct reader *r, const char **at)
{
    uint64_t domid;

    if ( !skip_word(at, "d") || !skip_number(at, &domid) )
        return NULL;

    return log_by_domid(r->log, domid);
}

/* d1 created: name="web" roles=none mode=pv memory=8192KiB vcpus=1 at 9.123ms */
static bool take_created(struct reader *r, const char *at)
{
    static const char end_of_name[] = "\" roles=";
    const char *name, *end, *next, *roles, *mode;
    uint64_t domid, memory, vcpus, created;
    struct log_domain *domain;

    if ( !skip_word(&at, "d") || !skip_number(&at, &domid) ||
         !skip_word(&at, " created: name=\"") )
        return false;

    /* A name may have anything in it, quotes, too. */
    name = at;
    for ( end = strstr(at, end_of_name); end; end = next )
    {
        next = strstr(end + 1, end_of_name);
        if ( !next )
            break;
    }
    if ( !end )
        return false;

    roles = end + strlen(end_of_name);
    mode = strstr(roles, " mode=");
    at = mode ? strstr(mode, " memory=") : NULL;
    if ( !at )
        return false;
    mode += strlen(" mode=");
    next = at;
    if ( !skip_word(&at, " memory=") || !skip_number(&at, &memory) ||
         !skip_word(&at, "KiB vcpus=") || !skip_number(&at, &vcpus) ||
         !skip_at_ms(&at, &created) )
        return false;

    domain = log_need_domain(r->log, domid);
    domain->name = pool_strndup(&r->log->pool, name, end - name);
    domain->roles = pool_strndup(&r->log->pool, roles,
                                 mode - strlen(" mode=") - roles);
    domain->mode = pool_strndup(&r->log->pool, mode, next - mode);
    domain->memory_kb = memory;
    domain->vcpus = vcpus;
    domain->created = created;
    log_saw_time(r->log, created);

    return true;
}

static bool take_started(struct reader *r, const char *at)
{
    struct log_domain *domain = skip_domain(r, &at);
    uint64_t started;

    if ( !domain || !skip_word(&at, " started") || !skip_at_ms(&at, &started) )
        return false;
    if ( !domain->started )
        domain->started = started;
    log_saw_time(r->log, started);

    return true;
}

/* d1 is left paused (start = "manual") */
static bool take_paused(struct reader *r, const char *at)
{
    struct log_domain *domain = skip_domain(r, &at);

    if ( !domain || !skip_word(&at, " is left paused (") || !*at )
        return false;
    domain->left_paused = pool_strndup(&r->log->pool, at, strlen(at) - 1);

    return true;
}

static bool take_console(struct reader *r, const char *at)
{
    uint64_t domid;

    if ( !skip_word(&at, "console: ") )
        return false;
    if ( skip_word(&at, "d") && skip_number(&at, &domid) )
        r->console = domid;

    return true;
}

/* A boot domain stops when Xen begins to take back what it has. */
static void boot_domain_ends(struct launch_log *log, uint64_t time)
{
    unsigned int i;

    for ( i = 0; i < log->nr_domains; i++ )
    {
        struct log_domain *domain = &log->domains[i];

        if ( domain->roles && strstr(domain->roles, "boot") &&
             domain->started && !domain->ended && !domain->crashed )
            domain->ended = time;
    }
}

/* state: building -> preparing (built) at 12.345ms */
static bool take_state(struct reader *r, const char *at)
{
    const char *to, *event;
    uint64_t time;

    if ( !skip_word(&at, "state: ") )
        return false;
    to = strstr(at, " -> ");
    event = to ? strstr(to, " (") : NULL;
    at = event ? strchr(event, ')') : NULL;
    if ( !at )
        return false;
    to += strlen(" -> ");
    to = pool_strndup(&r->log->pool, to, event - to);
    event += strlen(" (");
    event = pool_strndup(&r->log->pool, event, at - event);
    at++;
    if ( !skip_at_ms(&at, &time) )
        return false;

    log_saw_time(r->log, time);
    log_add_phase(r->log, to, time, event);
    if ( !strcmp(to, "reclaiming") )
        boot_domain_ends(r->log, time);

    return true;
}

static bool take_destroyed(struct reader *r, const char *at)
{
    struct log_domain *domain;

    if ( !skip_word(&at, "boot domain ") )
        return false;
    domain = skip_domain(r, &at);
    if ( !domain || strcmp(at, " destroyed") )
        return false;
    domain->destroyed = true;

    return true;
}

/* domain "web" not built: why */
static bool take_not_built(struct reader *r, const char *at)
{
    static const char says[] = "\" not built: ";
    struct log_domain *domain;
    const char *end;

    if ( !skip_word(&at, "domain \"") || !(end = strstr(at, says)) )
        return false;
    domain = log_add_domain(r->log);
    domain->name = pool_strndup(&r->log->pool, at, end - at);
    domain->not_built = copy(r, end + strlen(says));

    return true;
}

/*
 * failure: domain-crashed: "web": crashed
 * The one of a domain that was not built says it once more.
 */
static bool take_failure(struct reader *r, const char *at)
{
    struct log_domain *domain;
    char *cause, *name;
    const char *text;

    if ( !skip_word(&at, "failure: ") || !strchr(at, ':') )
        return false;
    if ( strncmp(at, "not-built: ", strlen("not-built: ")) )
        log_add_complaint(r->log, at - strlen("failure: "));

    cause = pool_strdup(&r->log->pool, at);
    name = strchr(cause, ':');
    *name++ = '\0';
    name += strspn(name, " \"");
    text = strstr(name, "\": ");
    name[strcspn(name, "\"")] = '\0';
    text = text ? text + strlen("\": ") : "";
    log_add_failure(r->log, cause, name, text, 0);

    domain = log_by_name(r->log, name);
    if ( domain && strstr(cause, "-crashed") )
        domain->crashed_how = strcmp(text, "crashed") ? copy(r, text) : "";

    return true;
}

static bool take_complaint(struct reader *r, const char *at)
{
    if ( strncmp(at, "error: ", 7) && strncmp(at, "fatal: ", 7) )
        return false;
    log_add_complaint(r->log, at);

    return true;
}

static bool take_begin(struct reader *r, const char *at)
{
    uint64_t nr;

    if ( skip_word(&at, "LCM found: ") && skip_number(&at, &nr) )
    {
        r->log->found = true;
        r->log->nr_wanted = nr;
        return true;
    }
    if ( !skip_word(&at, "launch begins") ||
         !skip_at_ms(&at, &r->log->begin) )
        return false;

    r->log->found = true;
    log_add_phase(r->log, "building", r->log->begin, NULL);

    return true;
}

/* launch finalised: 3 of 4 domains started, modules freed: 9 pages at 12.345ms */
static bool take_finalised(struct reader *r, const char *at)
{
    uint64_t started, of, time;

    if ( !skip_word(&at, "launch finalised: ") ||
         !skip_number(&at, &started) || !skip_word(&at, " of ") ||
         !skip_number(&at, &of) || !(at = strstr(at, " at ")) ||
         !skip_at_ms(&at, &time) )
        return false;
    r->log->finalised = true;
    r->log->nr_started = started;
    r->log->nr_to_start = of;
    r->log->finalised_at = time;
    log_saw_time(r->log, time);

    return true;
}

static void take_launch_line(struct reader *r, const char *text)
{
    static bool (*const takers[])(struct reader *r, const char *at) = {
        take_begin, take_created, take_started, take_paused, take_console,
        take_state, take_destroyed, take_not_built, take_failure,
        take_complaint, take_finalised,
    };
    unsigned int i;

    for ( i = 0; i < NR(takers); i++ )
        if ( takers[i](r, text) )
            return;
}

/* The first thing that is said of it says it best. */
static void has_crashed(struct log_domain *domain, const char *how)
{
    if ( domain && !(domain->crashed_how && *domain->crashed_how) )
        domain->crashed_how = how;
}

/* Other lines of Xen that tell of the end of a domain. */
static void take_end(struct reader *r, const char *at)
{
    struct log_domain *domain = NULL;
    const char *from = at;
    uint64_t domid;

    if ( skip_word(&at, "d") && skip_number(&at, &domid) )
    {
        if ( *at == 'v' && strstr(at, " Triple fault") )
            has_crashed(log_by_domid(r->log, domid), "triple fault");
        return;
    }

    at = from;
    if ( (skip_word(&at, "Domain ") || skip_word(&at, "Hardware Dom")) &&
         skip_number(&at, &domid) )
        domain = log_by_domid(r->log, domid);
    if ( !domain )
        return;
    if ( strstr(at, " crashed") )
        has_crashed(domain, domain->crashed_how ? domain->crashed_how : "");
    else if ( !domain->ended_how && !strncmp(at, " halted", 7) )
        domain->ended_how = "powered off";
    else if ( !domain->ended_how && !strncmp(at, " shutdown", 9) )
        domain->ended_how = "rebooted";
}

static void take_reboot(struct log_domain *domain, const char *what)
{
    static const struct {
        const char *text, *how;
    } ends[] = {
        { "Power down", "powered off" },
        { "System halted", "powered off" },
        /* Linux 6.12, where it has no handler for it. */
        { "Power off not available: System halted instead", "powered off" },
        { "Restarting system", "rebooted" },
    };
    unsigned int i;

    for ( i = 0; i < NR(ends); i++ )
        if ( !strncmp(what, ends[i].text, strlen(ends[i].text)) )
            domain->ended_how = ends[i].how;
}

/* What Linux, of which most domains are, says at its end. */
static void take_domain_line(struct reader *r, int domid, const char *text)
{
    static const char panic[] = "Kernel panic - not syncing: ";
    static const char reboot[] = "] reboot: ";
    struct log_domain *domain = log_by_domid(r->log, domid);
    const char *found;

    if ( !domain || !domain->started || !text[strspn(text, " \t")] )
        return;

    domain->heard = true;
    if ( (found = strstr(text, panic)) )
        has_crashed(domain, pool_printf(&r->log->pool, "kernel panic: %s",
                                        found + strlen(panic)));
    else if ( (found = strstr(text, reboot)) )
        take_reboot(domain, found + strlen(reboot));
}

/*
 * "DOM3: .." is what a domain has written to the UART that Xen emulates for it on
 * Arm, in a line of Xen's.
 */
static bool take_uart_line(struct reader *r, const char *at)
{
    uint64_t domid;

    if ( !skip_word(&at, "DOM") || !skip_number(&at, &domid) ||
         !skip_word(&at, ": ") )
        return false;
    take_domain_line(r, domid, at);

    return true;
}

static void take_xen_line(struct reader *r, const char *text)
{
    static const char us[] = "Hyperlaunch: ";
    const char *end_of_time = *text == '[' ? strstr(text, "] ") : NULL;

    if ( end_of_time )
        text = end_of_time + 2;

    if ( r->in_panic )
        r->log->panic = copy(r, text);
    r->in_panic = !strncmp(text, "Panic on CPU ", 13);

    if ( !strncmp(text, us, strlen(us)) )
        take_launch_line(r, text + strlen(us));
    else if ( !take_uart_line(r, text) )
        take_end(r, text);
}

void read_console_line(struct reader *r, const char *line)
{
    size_t len = prefix_length(line);
    int domid = len ? prefix_domid(line) : r->console >= 0 ? r->console : 0;

    if ( len && domid < 0 )
        take_xen_line(r, line + len);
    else
        take_domain_line(r, domid, line + len);
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
