/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a launch has gone.
 */

#include <string.h>

#include "timeline.h"

static uint64_t later(uint64_t a, uint64_t b)
{
    return a > b ? a : b;
}

/* The last time that is known of anything. */
static uint64_t last_time(const struct launch_log *log)
{
    uint64_t last = later(log->begin, log->finalised_at);
    unsigned int i;

    for ( i = 0; i < log->nr_phases; i++ )
        last = later(last, log->phases[i].entered);
    for ( i = 0; i < log->nr_failures; i++ )
        last = later(last, log->failures[i].time);
    for ( i = 0; i < log->nr_domains; i++ )
    {
        const struct log_domain *domain = &log->domains[i];

        last = later(last, later(domain->created, domain->started));
        last = later(last, later(domain->ready, domain->ended));
        last = later(last, domain->crashed);
    }

    return last;
}

/* None begins before the one in front of it, whatever the log says. */
static void add_phase(struct timeline *t, const char *name, const char *event,
                      uint64_t begin)
{
    if ( t->nr_phases )
    {
        struct phase *before = &t->phases[t->nr_phases - 1];

        begin = later(begin, before->begin);
        before->end = begin;
    }
    t->phases[t->nr_phases++] = (struct phase){
        .name = name, .event = event, .begin = begin, .end = begin };
}

static bool is_end_state(const char *name)
{
    return !strcmp(name, "done") || !strcmp(name, "recovery");
}

static void make_phases(struct timeline *t)
{
    const struct launch_log *log = t->log;
    unsigned int i;

    t->phases = pool_alloc(t->pool, (log->nr_phases + 3) * sizeof(*t->phases));
    if ( log->nr_phases && log->phases[0].entered )
        add_phase(t, PHASE_XEN, NULL, 0);
    for ( i = 0; i < log->nr_phases; i++ )
        add_phase(t, log->phases[i].name, log->phases[i].event,
                  log->phases[i].entered);

    /* Not every Xen tells of its states; it is over all the same. */
    if ( log->finalised &&
         !(t->nr_phases && is_end_state(t->phases[t->nr_phases - 1].name)) )
        add_phase(t, "done", NULL, log->finalised_at);
    if ( !t->nr_phases )
        add_phase(t, PHASE_XEN, NULL, 0);
    t->phases[t->nr_phases - 1].end = last_time(log);
    t->phases[t->nr_phases - 1].last = true;
}

/* When Xen had built what it built before; the first one follows its LCM. */
static uint64_t build_begin(const struct launch_log *log,
                            const struct log_domain *domain)
{
    uint64_t begin = log->begin;
    unsigned int i;

    if ( !begin && log->nr_phases )
        begin = log->phases[0].entered;
    for ( i = 0; i < log->nr_domains; i++ )
        if ( log->domains[i].created < domain->created )
            begin = later(begin, log->domains[i].created);

    return begin < domain->created ? begin : domain->created;
}

/* What has failed of a domain, or NULL. */
static const struct log_failure *failure_of(const struct launch_log *log,
                                            const struct log_domain *domain)
{
    unsigned int i;

    for ( i = 0; i < log->nr_failures; i++ )
        if ( domain->name && !strcmp(log->failures[i].name, domain->name) )
            return &log->failures[i];

    return NULL;
}

static void set_outcome(struct timeline *t, struct row *row)
{
    const struct log_domain *domain = row->domain;
    const struct log_failure *failure = failure_of(t->log, domain);

    if ( failure )
        row->failed = failure->time;
    if ( domain->crashed )
        row->failed = domain->crashed;

    if ( domain->not_built )
    {
        row->outcome = OUTCOME_FAILED;
        row->text = pool_printf(t->pool, "not built: %s", domain->not_built);
    }
    else if ( domain->crashed_how )
    {
        row->outcome = OUTCOME_FAILED;
        row->text = *domain->crashed_how
                    ? pool_printf(t->pool, "crashed: %s", domain->crashed_how)
                    : "crashed";
    }
    else if ( failure )
    {
        row->outcome = OUTCOME_FAILED;
        row->text = pool_printf(t->pool, "%s: %s", failure->cause,
                                failure->text);
    }
    else if ( !domain->started )
    {
        row->outcome = OUTCOME_WAITS;
        row->text = domain->left_paused
                    ? pool_printf(t->pool, "paused: %s", domain->left_paused)
                    : "not started";
    }
    else if ( domain->ended_how || domain->ended || domain->destroyed )
    {
        row->outcome = OUTCOME_ENDED;
        row->text = domain->ended_how ?: domain->destroyed ? "done, destroyed"
                                                            : "ended";
    }
    else
        row->text = "runs";
}

static void make_rows(struct timeline *t)
{
    const struct launch_log *log = t->log;
    unsigned int i;

    t->rows = pool_alloc(t->pool, (log->nr_domains + 1) * sizeof(*t->rows));
    for ( i = 0; i < log->nr_domains; i++ )
    {
        const struct log_domain *domain = &log->domains[i];
        struct row *row = &t->rows[t->nr_rows++];

        row->domain = domain;
        row->label = domain->name ?: pool_printf(t->pool, "d%u", domain->domid);
        row->build_begin = build_begin(log, domain);
        set_outcome(t, row);
    }
}

void timeline_make(struct timeline *timeline, const struct launch_log *log,
                   const char *source, struct pool *pool)
{
    *timeline = (struct timeline){
        .pool = pool, .source = source, .log = log };
    make_phases(timeline);
    make_rows(timeline);
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
