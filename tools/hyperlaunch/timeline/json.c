/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A timeline as JSON.
 */

#include "timeline.h"

static void time_if_known(struct json *j, const char *key, uint64_t time)
{
    if ( time )
        json_number(j, key, time);
}

static void json_phase(struct json *j, const struct phase *phase)
{
    json_open(j, NULL, '{');
    json_string(j, "name", phase->name);
    json_number(j, "begin_ns", phase->begin);
    if ( !phase->last )
        json_number(j, "end_ns", phase->end);
    if ( phase->event )
        json_string(j, "event", phase->event);
    json_close(j, '}');
}

static void json_row(struct json *j, const struct row *row)
{
    static const char *const outcomes[] = {
        [OUTCOME_RUNS] = "runs",
        [OUTCOME_ENDED] = "ended",
        [OUTCOME_WAITS] = "waits",
        [OUTCOME_FAILED] = "failed",
    };
    const struct log_domain *domain = row->domain;

    json_open(j, NULL, '{');
    json_string(j, "name", row->label);
    if ( domain->has_domid )
        json_number(j, "domid", domain->domid);
    if ( domain->roles )
        json_string(j, "roles", domain->roles);
    if ( domain->created )
        json_number(j, "build_begin_ns", row->build_begin);
    time_if_known(j, "created_ns", domain->created);
    time_if_known(j, "started_ns", domain->started);
    time_if_known(j, "ready_ns", domain->ready);
    time_if_known(j, "ended_ns", domain->ended);
    time_if_known(j, "failed_ns", row->failed);
    json_string(j, "outcome", outcomes[row->outcome]);
    json_string(j, "text", row->text);
    json_close(j, '}');
}

static void json_failure(struct json *j, const struct log_failure *failure)
{
    json_open(j, NULL, '{');
    json_string(j, "cause", failure->cause);
    json_string(j, "name", failure->name);
    json_string(j, "text", failure->text);
    time_if_known(j, failure->exact ? "time_ns" : "before_ns", failure->time);
    json_close(j, '}');
}

void timeline_json(const struct timeline *t, FILE *out)
{
    struct json j = { .out = out };
    unsigned int i;

    json_open(&j, NULL, '{');
    json_string(&j, "source", t->source);
    json_open(&j, "phases", '[');
    for ( i = 0; i < t->nr_phases; i++ )
        json_phase(&j, &t->phases[i]);
    json_close(&j, ']');

    json_open(&j, "domains", '[');
    for ( i = 0; i < t->nr_rows; i++ )
        json_row(&j, &t->rows[i]);
    json_close(&j, ']');

    json_open(&j, "failures", '[');
    for ( i = 0; i < t->log->nr_failures; i++ )
        json_failure(&j, &t->log->failures[i]);
    json_close(&j, ']');

    if ( t->log->panic )
        json_string(&j, "panic", t->log->panic);
    json_bool(&j, "finalised", t->log->finalised);
    time_if_known(&j, "finalised_ns", t->log->finalised_at);
    json_close(&j, '}');
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
