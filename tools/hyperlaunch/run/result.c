/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What became of the domains of a launch that was tried.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/array.h"
#include "../base/colours.h"
#include "../base/harmless.h"
#include "../base/table.h"

#include "result.h"

enum state {
    STATE_UP,
    STATE_SHUT_DOWN,       /* was up, and has ended by itself */
    STATE_ENDED,           /* boot domain: has done what it was there for */
    STATE_STARTED,         /* and is not known to be able to say anything */
    STATE_SILENT,          /* started, could have said something, did not */
    STATE_PAUSED,          /* is not to run by itself */
    STATE_NOT_STARTED,
    STATE_CRASHED,
    STATE_NOT_BUILT,
};

static const struct {
    const char *name;      /* for JSON */
    const char *text;
    bool good;
} states[] = {
    [STATE_UP] = { "up", "up", true },
    [STATE_SHUT_DOWN] = { "shut-down", "up, then shut down", true },
    [STATE_ENDED] = { "ended", "ended, destroyed", true },
    [STATE_STARTED] = { "started", "started", true },
    [STATE_SILENT] = { "silent", "started, not heard of", false },
    [STATE_PAUSED] = { "paused", "paused", true },
    [STATE_NOT_STARTED] = { "not-started", "not started", false },
    [STATE_CRASHED] = { "crashed", "crashed", false },
    [STATE_NOT_BUILT] = { "not-built", "not built", false },
};

static bool should_be_heard(const struct run_facts *facts,
                            const struct log_domain *domain)
{
    return facts->can_be_heard && domain->name &&
           facts->can_be_heard(facts->arg, domain->name);
}

/* The state of a domain; *@why: further words, or NULL. */
static enum state state_of(const struct run_facts *facts,
                           const struct log_domain *domain, const char **why)
{
    *why = domain->not_built;
    if ( *why )
        return STATE_NOT_BUILT;
    *why = domain->crashed_how;
    if ( *why )
        return STATE_CRASHED;
    *why = domain->started ? NULL : domain->left_paused;
    if ( *why )
        return STATE_PAUSED;

    if ( !domain->started )
        return STATE_NOT_STARTED;
    if ( domain->destroyed )
        return STATE_ENDED;
    if ( domain->ended_how )
        return STATE_SHUT_DOWN;
    if ( domain->heard )
        return STATE_UP;

    return should_be_heard(facts, domain) ? STATE_SILENT : STATE_STARTED;
}

/* Somebody may have wanted the machine to be reset. */
static bool ended_well(const struct run_facts *facts,
                       const struct launch_log *log)
{
    unsigned int i;

    if ( facts->ending == ENDED_RESET )
        for ( i = 0; i < log->nr_domains; i++ )
            if ( log->domains[i].ended_how &&
                 !strcmp(log->domains[i].ended_how, "rebooted") )
                return true;

    return facts->ending != ENDED_RESET && facts->ending != ENDED_PANIC &&
           facts->ending != ENDED_QEMU_FAILED;
}

bool result_is_good(const struct run_facts *facts,
                    const struct launch_log *log)
{
    const char *why;
    unsigned int i;

    if ( !log->nr_domains || !log->finalised || log->nr_complaints ||
         !ended_well(facts, log) )
        return false;
    for ( i = 0; i < log->nr_domains; i++ )
        if ( !states[state_of(facts, &log->domains[i], &why)].good )
            return false;

    return true;
}

/* --- as a table */

static const char *ms_text(struct pool *pool, uint64_t ns)
{
    return ns ? pool_printf(pool, "%" PRIu64 " ms", (ns + 500000) / 1000000)
              : "-";
}

static const char *size_text(struct pool *pool, uint64_t kib)
{
    if ( !kib )
        return "-";

    return kib % 1024 ? pool_printf(pool, "%" PRIu64 " KiB", kib)
                      : pool_printf(pool, "%" PRIu64 " MiB", kib / 1024);
}

static const char *state_text(struct pool *pool, enum state state,
                              const char *why)
{
    if ( !why || !*why )
        return states[state].text;
    if ( state == STATE_CRASHED )
        return pool_printf(pool, "%s (%s)", states[state].text,
                           harmless_text(pool, why));

    return pool_printf(pool, "%s: %s", states[state].text, harmless_text(pool, why));
}

static void add_domain(struct table *table, struct pool *pool, bool colours,
                       const struct run_facts *facts,
                       const struct log_domain *domain)
{
    const char *why, **cells = table_add(table);
    enum state state = state_of(facts, domain, &why);

    cells[0] = domain->name ? harmless_text(pool, domain->name) : NULL;
    cells[1] = domain->has_domid ? pool_printf(pool, "%u", domain->domid)
                                 : NULL;
    cells[2] = domain->roles ? harmless_text(pool, domain->roles) : NULL;
    cells[3] = domain->mode ? harmless_text(pool, domain->mode) : NULL;
    cells[4] = size_text(pool, domain->memory_kb);
    cells[5] = domain->vcpus ? pool_printf(pool, "%u", domain->vcpus) : NULL;
    cells[6] = ms_text(pool, domain->created);
    cells[7] = ms_text(pool, domain->started);
    cells[8] = state_text(pool, state, why);
    if ( colours )
        table_colour(table, states[state].good ? COLOUR_GREEN : COLOUR_RED);
}

static void print_table(const struct run_facts *facts,
                        const struct launch_log *log, FILE *out)
{
    static const struct column columns[] = {
        { "domain" }, { "domid", .spare = 5 }, { "roles", .spare = 4 },
        { "mode", .spare = 2 }, { "memory", .spare = 3 },
        { "vCPUs", .spare = 1 }, { "created", .spare = 6 },
        { "started", .spare = 7 }, { "state" },
    };
    bool colours = colours_for(fileno(out));
    struct table table;
    struct pool pool;
    unsigned int i;

    pool_init(&pool);
    table_init(&table, columns, NR(columns));
    table.indent = 2;
    table.room = table_room(fileno(out));
    for ( i = 0; i < log->nr_domains; i++ )
        add_domain(&table, &pool, colours, facts, &log->domains[i]);
    table_print(&table, false, out);
    table_free(&table);
    pool_free(&pool);
}

static void print_complaints(const struct launch_log *log, FILE *out)
{
    unsigned int i;

    if ( !log->nr_complaints )
        return;
    fputs("\n  Xen found fault with:\n", out);
    for ( i = 0; i < log->nr_complaints; i++ )
    {
        fputs("    ", out);
        harmless_write(log->complaints[i], out);
        fputc('\n', out);
    }
}

static void print_bad_ones(const struct run_facts *facts,
                           const struct launch_log *log, FILE *out)
{
    const char *why, *before = "\n  Not as it should be: ";
    unsigned int i;

    for ( i = 0; i < log->nr_domains; i++ )
        if ( !states[state_of(facts, &log->domains[i], &why)].good )
        {
            fputs(before, out);
            harmless_write(log->domains[i].name ?: "?", out);
            before = ", ";
        }
    if ( *before == ',' )
        fputs(".\n", out);
}

/* See "Tests" in docs/hyperlaunch/development.md. */
static void print_excuse(const struct launch_log *log, FILE *out)
{
    unsigned int i;

    for ( i = 0; i < log->nr_domains; i++ )
    {
        const struct log_domain *domain = &log->domains[i];

        if ( !domain->mode || strcmp(domain->mode, "pvh") ||
             !domain->crashed_how ||
             strcmp(domain->crashed_how, "triple fault") )
            continue;
        fputs("\n  QEMU may be to blame for that triple fault, and it may go well the next\n"
              "  time: see \"Tests\" in docs/hyperlaunch/development.md.\n", out);
        return;
    }
}

static void print_ending(const struct run_facts *facts, FILE *out)
{
    static const char *const texts[] = {
        [ENDED_POWERED_OFF] = "The machine has powered itself off.",
        [ENDED_RESET] = "The machine was reset.",
        [ENDED_PANIC] = "The machine was switched off.",
        [ENDED_NONE_RUNS] = "No domain runs any more, so the machine was switched off.",
        [ENDED_TIMEOUT] = "The machine did not power itself off in time.",
        [ENDED_BY_USER] = "The machine was switched off.",
        [ENDED_QEMU_FAILED] = "QEMU has failed.",
    };

    fprintf(out, "  %s\n", texts[facts->ending]);
}

static void print_finalised(const struct launch_log *log, FILE *out)
{
    if ( log->finalised )
        fprintf(out, "\n  %u of %u domains started; launch finalised after %" PRIu64 " ms.\n",
                log->nr_started, log->nr_to_start,
                (log->finalised_at + 500000) / 1000000);
    else if ( log_has_launch(log) )
        fputs("\n  The launch was not finalised.\n", out);
    if ( log->panic )
    {
        fputs("\n  Xen stopped: ", out);
        harmless_write(log->panic, out);
        fputc('\n', out);
    }
    else if ( !log_has_launch(log) )
        fputs("\n  Xen has not begun a launch: see its console.\n", out);
    else if ( !log->nr_domains )
        fputs("\n  Xen has begun the launch, and built no domain so far.\n", out);
}

void result_print(const struct run_facts *facts, const struct launch_log *log,
                  FILE *out)
{
    if ( log->nr_domains )
        print_table(facts, log, out);
    print_excuse(log, out);
    print_complaints(log, out);
    print_bad_ones(facts, log, out);
    print_finalised(log, out);
    print_ending(facts, out);
    if ( !facts->log_path )
        return;
    fputs("  Console output: ", out);
    harmless_write(facts->log_path, out);
    fputc('\n', out);
}

/* --- as JSON */

static void json_domain(const struct run_facts *facts,
                        const struct log_domain *domain, struct json *j)
{
    const char *why;
    enum state state = state_of(facts, domain, &why);

    json_open(j, NULL, '{');
    if ( domain->name )
        json_string(j, "name", domain->name);
    if ( domain->has_domid )
        json_number(j, "domid", domain->domid);
    if ( domain->roles )
        json_string(j, "roles", domain->roles);
    if ( domain->mode )
        json_string(j, "mode", domain->mode);
    if ( domain->memory_kb )
        json_number(j, "memory_kib", domain->memory_kb);
    if ( domain->vcpus )
        json_number(j, "vcpus", domain->vcpus);
    if ( domain->created )
        json_number(j, "created_ns", domain->created);
    if ( domain->started )
        json_number(j, "started_ns", domain->started);
    json_string(j, "state", states[state].name);
    json_bool(j, "good", states[state].good);
    if ( why && *why )
        json_string(j, "reason", why);
    json_close(j, '}');
}

static const char *ending_name(enum ending ending)
{
    static const char *const names[] = {
        [ENDED_POWERED_OFF] = "powered-off",
        [ENDED_RESET] = "reset",
        [ENDED_PANIC] = "panic",
        [ENDED_NONE_RUNS] = "none-runs",
        [ENDED_TIMEOUT] = "timeout",
        [ENDED_BY_USER] = "switched-off",
        [ENDED_QEMU_FAILED] = "qemu-failed",
    };

    return names[ending];
}

void result_json(const struct run_facts *facts, const struct launch_log *log,
                 struct json *j)
{
    unsigned int i;

    json_bool(j, "good", result_is_good(facts, log));
    if ( facts->launch )
        json_string(j, "launch", facts->launch);
    json_string(j, "arch", facts->arch);
    json_string(j, "firmware", facts->firmware);
    json_string(j, "ended", ending_name(facts->ending));
    if ( log->panic )
        json_string(j, "panic", log->panic);

    json_open(j, "domains", '[');
    for ( i = 0; i < log->nr_domains; i++ )
        json_domain(facts, &log->domains[i], j);
    json_close(j, ']');

    json_open(j, "complaints", '[');
    for ( i = 0; i < log->nr_complaints; i++ )
        json_string(j, NULL, log->complaints[i]);
    json_close(j, ']');

    json_bool(j, "finalised", log->finalised);
    if ( log->finalised )
        json_number(j, "finalised_ns", log->finalised_at);
    if ( facts->log_path )
        json_string(j, "log", facts->log_path);
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
