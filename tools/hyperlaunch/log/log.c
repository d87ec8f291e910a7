/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What became of a launch.
 */

#include <stdlib.h>
#include <string.h>

#include "read.h"

void log_init(struct launch_log *log)
{
    *log = (struct launch_log){};
    pool_init(&log->pool);
}

void log_free(struct launch_log *log)
{
    free(log->domains);
    free(log->phases);
    free(log->failures);
    free(log->complaints);
    pool_free(&log->pool);
}

struct log_domain *log_add_domain(struct launch_log *log)
{
    struct log_domain *domain;

    log->domains = grow(log->domains, log->nr_domains + 1,
                        sizeof(*log->domains));
    domain = &log->domains[log->nr_domains++];
    *domain = (struct log_domain){};

    return domain;
}

struct log_domain *log_by_domid(struct launch_log *log, unsigned int domid)
{
    unsigned int i;

    for ( i = 0; i < log->nr_domains; i++ )
        if ( log->domains[i].has_domid && log->domains[i].domid == domid )
            return &log->domains[i];

    return NULL;
}

struct log_domain *log_by_name(struct launch_log *log, const char *name)
{
    unsigned int i;

    for ( i = 0; i < log->nr_domains; i++ )
        if ( log->domains[i].name && !strcmp(log->domains[i].name, name) )
            return &log->domains[i];

    return NULL;
}

struct log_domain *log_need_domain(struct launch_log *log, unsigned int domid)
{
    struct log_domain *domain = log_by_domid(log, domid);

    if ( !domain )
    {
        domain = log_add_domain(log);
        domain->has_domid = true;
        domain->domid = domid;
    }

    return domain;
}

void log_add_phase(struct launch_log *log, const char *name, uint64_t entered,
                   const char *event)
{
    struct log_phase *phase;
    unsigned int i;

    for ( i = 0; i < log->nr_phases; i++ )
        if ( !strcmp(log->phases[i].name, name) )
            return;

    log->phases = grow(log->phases, log->nr_phases + 1, sizeof(*log->phases));
    for ( i = log->nr_phases++; i > 0; i-- )
    {
        if ( log->phases[i - 1].entered <= entered )
            break;
        log->phases[i] = log->phases[i - 1];
    }
    phase = &log->phases[i];
    phase->name = pool_strdup(&log->pool, name);
    phase->entered = entered;
    phase->event = event ? pool_strdup(&log->pool, event) : NULL;
}

struct log_failure *log_add_failure(struct launch_log *log, const char *cause,
                                    const char *name, const char *text,
                                    uint64_t time)
{
    struct log_failure *failure;

    log->failures = grow(log->failures, log->nr_failures + 1,
                         sizeof(*log->failures));
    failure = &log->failures[log->nr_failures++];
    failure->cause = pool_strdup(&log->pool, cause);
    failure->name = pool_strdup(&log->pool, name);
    failure->text = pool_strdup(&log->pool, text);
    failure->time = time;
    failure->exact = time;

    return failure;
}

void log_add_complaint(struct launch_log *log, const char *text)
{
    log->complaints = grow(log->complaints, log->nr_complaints + 1,
                           sizeof(*log->complaints));
    log->complaints[log->nr_complaints++] = pool_strdup(&log->pool, text);
}

/* What has failed before was not later than that. */
void log_saw_time(struct launch_log *log, uint64_t time)
{
    unsigned int i;

    for ( i = log->nr_failures; i > 0 && !log->failures[i - 1].time; i-- )
        log->failures[i - 1].time = time;
}

bool log_has_launch(const struct launch_log *log)
{
    return log->found || log->nr_domains || log->nr_phases;
}

static void read_lines(struct launch_log *log, char *text)
{
    struct reader reader = { .log = log, .console = -1 };
    char *line;

    while ( (line = strsep(&text, "\n")) )
    {
        read_console_line(&reader, line);
        read_event_line(&reader, line);
        read_hypfs_line(&reader, line);
    }
}

/* Linux begins its lines with a bracket, too. */
static bool is_json(const char *text)
{
    static const char space[] = " \t\n";

    text += strspn(text, space);
    if ( *text == '{' )
        return true;
    if ( *text++ != '[' )
        return false;
    text += strspn(text, space);

    return *text == '{' || *text == ']';
}

bool log_read(struct launch_log *log, const char *data, size_t size)
{
    char *text = serial_plain(data, size);
    bool good = true;

    if ( is_json(text) )
        good = read_json(log, text);
    else
    {
        char *lines = serial_unsplice(text);

        read_lines(log, lines);
        free(lines);
    }
    free(text);

    return good;
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
