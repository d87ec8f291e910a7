/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Xen's event log, as "xen-hyperlaunch log" shows it: in a file of its own, or
 * where a domain has had it written to the console.
 *
 *      TIME ms  EVENT          DOMAIN  STATE                     TEXT
 *      406.147  created        d1      building
 *    18863.506  boot-done      d1      preparing -> reclaiming
 */

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "../base/array.h"

#include "read.h"

/* What ends or hampers a launch; see docs/hyperlaunch/launch.md. */
static const struct {
    const char *event, *cause;
} failures[] = {
    { "domain-failed", "domain-crashed" },
    { "launch-failed", "domain-crashed" },
    { "boot-failed", "boot-failed" },
    { "boot-crashed", "boot-crashed" },
    { "boot-stopped", "boot-stopped" },
    { "boot-timeout", "boot-timeout" },
};

static const char *const other_events[] = {
    "created", "console", "built", "built-no-boot", "boot-done", "reclaimed",
    "started", "recovered", "unpaused", "ready", "shutdown",
};

static const char *cause_of(const struct log_event *event)
{
    unsigned int i;

    for ( i = 0; i < NR(failures); i++ )
        if ( !strcmp(failures[i].event, event->event) )
            return i < 2 && !event->has_domid ? "not-built"
                                              : failures[i].cause;

    return NULL;
}

static bool is_word(const char *word, const char *at)
{
    size_t len = strlen(word);

    return !strncmp(word, at, len) && !strncmp(&at[len], "  ", 2);
}

/* The name of the event whose column begins at @at; NULL if it is none. */
static const char *find_event(const char *at)
{
    unsigned int i;

    for ( i = 0; i < NR(other_events); i++ )
        if ( is_word(other_events[i], at) )
            return other_events[i];
    for ( i = 0; i < NR(failures); i++ )
        if ( is_word(failures[i].event, at) )
            return failures[i].event;

    return NULL;
}

/* The console has perhaps told of it, but not when it was. */
static void take_failure(struct launch_log *log, const char *cause,
                         const struct log_domain *domain,
                         const struct log_event *event)
{
    const char *name = domain && domain->name ? domain->name : "";
    unsigned int i;

    for ( i = 0; i < log->nr_failures; i++ )
    {
        struct log_failure *failure = &log->failures[i];

        if ( strcmp(failure->cause, cause) ||
             (domain && strcmp(failure->name, name)) )
            continue;
        /* Several that were not built come in the same order. */
        if ( failure->exact && !domain && failure->time != event->time )
            continue;
        if ( !failure->exact )
            failure->time = event->time;
        failure->exact = true;
        return;
    }
    log_add_failure(log, cause, name, event->text, event->time);
}

static void set_time(uint64_t *time, const struct log_event *event)
{
    if ( !*time )
        *time = event->time;
}

static void take_of_domain(struct launch_log *log, struct log_domain *domain,
                           const struct log_event *event)
{
    const char *what = event->event;

    if ( !strcmp(what, "created") )
        set_time(&domain->created, event);
    else if ( !strcmp(what, "unpaused") )
        set_time(&domain->started, event);
    else if ( !strcmp(what, "ready") )
        set_time(&domain->ready, event);
    else if ( !strcmp(what, "boot-done") )
        set_time(&domain->ended, event);
    else if ( !strcmp(what, "shutdown") || !strcmp(what, "boot-stopped") )
    {
        set_time(&domain->ended, event);
        domain->ended_how = pool_strdup(&log->pool, event->text);
    }
    else if ( cause_of(event) )
    {
        bool crash = strstr(cause_of(event), "crashed");

        set_time(crash ? &domain->crashed : &domain->ended, event);
        if ( crash && !domain->crashed_how )
            domain->crashed_how = strcmp(event->text, "crashed")
                                  ? pool_strdup(&log->pool, event->text) : "";
    }
}

void log_take_event(struct launch_log *log, const struct log_event *event)
{
    struct log_domain *domain = NULL;
    const char *cause = cause_of(event);

    log->found = true;
    log_saw_time(log, event->time);
    log_add_phase(log, event->to, event->time, event->event);
    if ( event->has_domid )
    {
        domain = log_need_domain(log, event->domid);
        take_of_domain(log, domain, event);
    }
    if ( cause )
        take_failure(log, cause, domain, event);
}

/* The word at *@at, up to two or more blanks; and goes past these. */
static char *next_column(struct launch_log *log, const char **at)
{
    const char *end = strstr(*at, "  ");
    char *column;

    if ( !end )
        end = *at + strlen(*at);
    column = pool_strndup(&log->pool, *at, end - *at);
    *at = end + strspn(end, " ");

    return column;
}

/* A line may have many beginnings of rows: nothing is copied before it is one. */
static bool read_row(struct launch_log *log, const char *at)
{
    struct log_event event = {};
    char *domain, *state, *to;

    if ( !skip_ms(&at, &event.time) || !skip_word(&at, "  ") ||
         !(event.event = find_event(at)) )
        return false;
    at += strlen(event.event);
    at += strspn(at, " ");
    if ( strncmp(at, "-  ", 3) &&
         (*at != 'd' || !isdigit((unsigned char)at[1])) )
        return false;
    domain = next_column(log, &at);
    state = next_column(log, &at);
    if ( !*state )
        return false;
    event.text = pool_strdup(&log->pool, at);

    to = strstr(state, " -> ");
    event.to = to ? to + strlen(" -> ") : state;
    event.has_domid = *domain == 'd';
    event.domid = event.has_domid ? strtoul(&domain[1], NULL, 10) : 0;
    log_take_event(log, &event);

    return true;
}

void read_event_line(struct reader *r, const char *line)
{
    const char *at;

    /* Times have a fraction, and two blanks behind them. */
    for ( at = strchr(line, '.'); at; at = strchr(at + 1, '.') )
    {
        const char *number = at;

        while ( number > line && isdigit((unsigned char)number[-1]) )
            number--;
        if ( number < at && (number == line || number[-1] == ' ') &&
             read_row(r->log, number) )
            return;
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
