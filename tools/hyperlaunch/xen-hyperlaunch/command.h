/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The command line, and what each command gets from it.
 */

#ifndef XEN_HYPERLAUNCH__COMMAND_H
#define XEN_HYPERLAUNCH__COMMAND_H

#include <stdbool.h>
#include <stdio.h>

#include "launch.h"

/* Exit codes. */
enum {
    EXIT_GOOD = 0,
    EXIT_FAILED = 1,       /* Xen refused it, or it did not work out */
    EXIT_USAGE = 2,
    EXIT_IMPOSSIBLE = 3,   /* no Xen here, no way to call it, no such launch */
    EXIT_TIMEOUT = 4,      /* it was waited for long enough */
};

/* Where a command finds itself. */
struct env {
    FILE *out, *err;
    struct xen *(*open)(void);      /* NULL with errno set if not possible */
    void (*close)(struct xen *xen);
};

/* Timeout: none. */
#define FOR_EVER (-1LL)

/* What a command is to do. */
struct context {
    struct xen *xen;
    FILE *out, *err;
    long version;          /* of Xen's interface */
    struct info info;      /* for those that look at the launch */
    const char *command;
    bool json;
    long long timeout_s;   /* or FOR_EVER */
    char **args;           /* those that are missing are NULL */
};

/* Does all of it; returns an exit code. */
int run_command(int argc, char **argv, const struct env *env);

/* The commands.  Each returns an exit code, after saying why if not 0. */
int cmd_status(const struct context *ctx);
int cmd_list(const struct context *ctx);
int cmd_log(const struct context *ctx);
int cmd_lcm(const struct context *ctx);
int cmd_module(const struct context *ctx);
int cmd_start(const struct context *ctx);
int cmd_done(const struct context *ctx);
int cmd_fail(const struct context *ctx);
int cmd_ready(const struct context *ctx);
int cmd_wait(const struct context *ctx);

#endif /* XEN_HYPERLAUNCH__COMMAND_H */
