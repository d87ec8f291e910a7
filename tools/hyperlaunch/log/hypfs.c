/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * /hyperlaunch of Xen's hypfs, a line for each path, with "=", ":" or blanks
 * before the value, which may be quoted:
 *
 *   /hyperlaunch/domains/2/created=4654469989
 */

#include <string.h>

#include "read.h"

#define ROOT "/hyperlaunch/"

static void take_domain(struct launch_log *log, const char *path,
                        const char *value)
{
    struct log_domain *domain;
    uint64_t domid, number = 0;

    if ( !skip_number(&path, &domid) || !skip_word(&path, "/") )
        return;
    domain = log_need_domain(log, domid);
    skip_number(&(const char *){ value }, &number);

    if ( !strcmp(path, "name") && !domain->name )
        domain->name = pool_strdup(&log->pool, value);
    else if ( !strcmp(path, "roles") && !domain->roles )
        domain->roles = pool_strdup(&log->pool, value);
    else if ( !strcmp(path, "created") && !domain->created )
        domain->created = number;
    else if ( !strcmp(path, "started") && !domain->started )
        domain->started = number;
    else if ( !strcmp(path, "state") && !strcmp(value, "shutdown") &&
              !domain->ended_how )
        domain->ended_how = "shut down";
}

static void take_time(struct launch_log *log, const char *state,
                      const char *value)
{
    uint64_t entered;

    if ( skip_number(&value, &entered) && entered )
        log_add_phase(log, state, entered, NULL);
}

static void take(struct launch_log *log, const char *path, const char *value)
{
    if ( skip_word(&path, "times/") )
        take_time(log, path, value);
    else if ( skip_word(&path, "domains/") )
        take_domain(log, path, value);
}

void read_hypfs_line(struct reader *r, const char *line)
{
    static const char quotes[] = " \t=:\"";
    const char *at = strstr(line, ROOT), *end;
    char *path, *value;

    if ( !at )
        return;
    at += strlen(ROOT);
    end = at + strcspn(at, " \t=:");
    path = pool_strndup(&r->log->pool, at, end - at);
    value = pool_strdup(&r->log->pool, end + strspn(end, quotes));
    for ( end = value + strlen(value);
          end > value && strchr(" \t\"", end[-1]); end-- )
        value[end - value - 1] = '\0';

    take(r->log, path, value);
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
