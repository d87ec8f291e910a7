/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch timeline: draw how a launch has gone.
 */

#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/exit-codes.h"
#include "base/files.h"
#include "base/report.h"
#include "log/log.h"
#include "timeline/timeline.h"

#include "commands.h"
#include "options.h"

#define MAX_LOG (512U << 20)

struct options {
    const char *output;
    bool json;
    char **files;
    int nr_files;
};

static const struct argp_option option_table[] = {
    { "output", 'o', "FILE", 0, "Write to FILE (default: standard output)",
      0 },
    { "json", 'j', NULL, 0, "Write the times as JSON instead of a picture",
      0 },
    { 0 }
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct options *options = state->input;

    switch ( key )
    {
    case 'o':
        options->output = arg;
        return 0;

    case 'j':
        options->json = true;
        return 0;

    case ARGP_KEY_ARGS:
        options->files = state->argv + state->next;
        options->nr_files = state->argc - state->next;
        return 0;

    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

static int read_log(struct launch_log *log, const char *path,
                    struct report *report)
{
    struct place place = { .file = path };
    struct blob blob;
    int rc = file_read(path, MAX_LOG, &blob);
    bool good;

    if ( rc )
    {
        report_add(report, SEV_ERROR, &place, "trouble", "cannot read: %s",
                   strerror(rc));
        return EXIT_TROUBLE;
    }

    good = log_read(log, blob.data, blob.size);
    free(blob.data);
    if ( good )
        return EXIT_GOOD;
    report_add(report, SEV_ERROR, &place, "not-its-json",
               "this is no JSON that xen-hyperlaunch writes");
    report_hint(report,
                "it has to be all that \"xen-hyperlaunch --json log\", or list, has written");

    return EXIT_ERRORS;
}

static int write_timeline(const struct options *options,
                          const struct timeline *timeline)
{
    size_t size;
    char *data;
    FILE *out = open_memstream(&data, &size);
    bool good;

    if ( !out )
    {
        perror("hyperlaunch: error");
        return EXIT_TROUBLE;
    }
    if ( options->json )
        timeline_json(timeline, out);
    else
        timeline_svg(timeline, out);
    fclose(out);
    good = file_write(options->output ?: "-", data, size);
    free(data);

    return good ? EXIT_GOOD : EXIT_TROUBLE;
}

/* What it was all read from. */
static const char *source_names(const struct options *options,
                                struct pool *pool)
{
    const char *names = "";
    int i;

    for ( i = 0; i < options->nr_files; i++ )
    {
        const char *file = options->files[i];

        names = pool_printf(pool, "%s%s%s", names, i ? ", " : "",
                            strcmp(file, "-") ? file_name(file)
                                              : "standard input");
    }

    return names;
}

static int no_launch(const char *path, const struct launch_log *log,
                     struct report *report)
{
    struct place place = { .file = path };

    if ( log->panic )
        report_add(report, SEV_ERROR, &place, "no-launch",
                   "Xen stopped before it began a launch: %s", log->panic);
    else
    {
        report_add(report, SEV_ERROR, &place, "no-launch",
                   "nothing in it is about a launch");
        report_hint(report,
                    "it has to be the console of a machine whose Xen has begun a launch, or what xen-hyperlaunch or hypfs says of one");
    }

    return EXIT_ERRORS;
}

/* A domain that both know, by its number, but by different names. */
static const struct log_domain *find_other(struct launch_log *log,
                                           const struct launch_log *other)
{
    unsigned int i;

    for ( i = 0; i < other->nr_domains; i++ )
    {
        const struct log_domain *theirs = &other->domains[i], *ours;

        if ( !theirs->name || !theirs->has_domid )
            continue;
        ours = log_by_domid(log, theirs->domid);
        if ( ours && ours->name && strcmp(ours->name, theirs->name) )
            return theirs;
    }

    return NULL;
}

/* Would @path, which can be read, be put together with what it is not about? */
static void check_same(struct launch_log *log, const char *path,
                       struct report *report)
{
    const struct log_domain *theirs;
    struct place place = { path };
    struct launch_log other;
    struct blob blob;

    if ( !strcmp(path, "-") || !log_has_launch(log) ||
         file_read(path, MAX_LOG, &blob) )
        return;
    log_init(&other);
    log_read(&other, blob.data, blob.size);
    theirs = find_other(log, &other);
    if ( theirs )
    {
        report_add(report, SEV_WARNING, &place, "other-launch",
                   "is about another launch than the files before it: domain %u is %s here, and %s there",
                   theirs->domid, theirs->name,
                   log_by_domid(log, theirs->domid)->name);
        report_hint(report, "one launch at a time makes a picture");
    }
    log_free(&other);
    free(blob.data);
}

static int make_timeline(const struct options *options,
                         struct launch_log *log, struct report *report)
{
    struct timeline timeline;
    struct pool pool;
    int rc;

    if ( !log_has_launch(log) )
        return no_launch(options->files[0], log, report);

    pool_init(&pool);
    timeline_make(&timeline, log, source_names(options, &pool), &pool);
    rc = write_timeline(options, &timeline);
    pool_free(&pool);

    return rc;
}

/* What is good has no messages: for JSON, the timeline is all. */
static void show_errors(struct report *report, bool as_json)
{
    struct common_options common = { .json = as_json };
    struct json j;

    if ( !report->nr )
        return;
    if ( as_json && !report->nr_errors )
    {
        report_print(report);
        return;
    }
    show_report(report, &common, &j);
    if ( as_json )
        json_close(&j, '}');
}

int cmd_timeline(int argc, char **argv)
{
    static const struct argp argp = {
        .options = option_table,
        .parser = parse_option,
        .args_doc = "LOG...",
        .doc = "Draw how a launch has gone, phase by phase and domain by domain, as an SVG picture."
               "\vLOG is what a machine has written to its serial port ('-': standard input), such as hyperlaunch run keeps. It can also be what a domain was told of the launch: by \"xen-hyperlaunch log\", as text or with --json, or by Xen's hypfs, a line for each path: /hyperlaunch/state=\"done\". Several of the same launch are put together: the event log knows when a domain was ready, and when it ended.\n\n"
               "Exit status: 0 if it was drawn, whether or not the launch went well; 1 if there is no launch in it; 2 in other trouble.",
    };
    struct options options = {};
    struct launch_log log;
    struct report report;
    int i, rc = EXIT_GOOD;

    parse_command_line(&argp, argc, argv, 0, &options);
    if ( !file_may_write(options.output, (const char *const *)options.files,
                         options.nr_files) )
        return EXIT_TROUBLE;

    report_init(&report);
    log_init(&log);
    for ( i = 0; i < options.nr_files && rc == EXIT_GOOD; i++ )
    {
        check_same(&log, options.files[i], &report);
        rc = read_log(&log, options.files[i], &report);
    }
    if ( rc == EXIT_GOOD )
        rc = make_timeline(&options, &log, &report);
    show_errors(&report, options.json);
    log_free(&log);
    report_free(&report);

    return end_of_output(rc);
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
