/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The command line.
 */

#include <errno.h>
#include <getopt.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include "command.h"
#include "explain.h"
#include "text.h"

#define PROGRAM "xen-hyperlaunch"

#define MAX_ARGS 2

/* Options that only some commands have. */
#define HAS_JSON     (1U << 0)
#define HAS_TIMEOUT  (1U << 1)

static const struct command {
    const char *name;
    const char *args;
    const char *help;
    int (*run)(const struct context *ctx);
    int min_args, max_args;
    unsigned int options;
    bool looks;            /* at the launch, which not everybody may */
} commands[] = {
    { "status", "", "state of the launch",
      cmd_status, 0, 0, HAS_JSON, true },
    { "list", "", "the initial domains",
      cmd_list, 0, 0, HAS_JSON, true },
    { "log", "", "what has happened so far",
      cmd_log, 0, 0, HAS_JSON, true },
    { "lcm", "[FILE]", "write the LCM to FILE",
      cmd_lcm, 0, 1, 0, true },
    { "module", "[N [FILE]]", "list boot modules, or write number N to FILE",
      cmd_module, 0, 2, HAS_JSON, true },
    { "start", "NAME|DOMID", "start an initial domain",
      cmd_start, 1, 1, 0, true },
    { "done", "", "boot domain: the launch may go on",
      cmd_done, 0, 0, 0, false },
    { "fail", "REASON", "boot domain: the launch has failed",
      cmd_fail, 1, 1, 0, false },
    { "ready", "", "this domain is up, for whoever waits for that",
      cmd_ready, 0, 0, 0, false },
    { "wait", "NAME|DOMID STATE[,STATE...]", "wait for one of these states",
      cmd_wait, 2, 2, HAS_TIMEOUT, true },
};

#define NR_COMMANDS (sizeof(commands) / sizeof(commands[0]))

static void print_help(FILE *out)
{
    size_t i;

    fputs("Usage: " PROGRAM " [OPTION...] COMMAND [ARGUMENT...]\n"
          "Look at the launch of this host's initial domains, and have a say in it.\n"
          "\n"
          "Commands:\n", out);

    for ( i = 0; i < NR_COMMANDS; i++ )
        fprintf(out, "  %-6s %-28s %s\n", commands[i].name, commands[i].args,
                commands[i].help);

    fputs("\n"
          "Options:\n"
          "  -j, --json             status, list, log, module: write JSON\n"
          "  -t, --timeout=SECONDS  wait: not longer than this (0: look once)\n"
          "  -h, --help             print this\n"
          "  -V, --version          print the version\n"
          "\n"
          "States to wait for: running ready shutdown destroyed\n"
          "\n"
          "Exit status: 0 done, 1 refused or failed, 2 usage, 3 not possible here (no\n"
          "Xen, no way to call it, no launch with an LCM), 4 time is up (wait).\n", out);
}

static int __attribute__((format(printf, 2, 3)))
usage_error(const struct env *env, const char *what, ...)
{
    va_list args;

    fputs(PROGRAM ": ", env->err);
    va_start(args, what);
    print_printable(env->err, what, args);
    va_end(args);
    fputs("; see " PROGRAM " --help\n", env->err);

    return EXIT_USAGE;
}

static const struct command *find_command(const char *name)
{
    size_t i;

    for ( i = 0; i < NR_COMMANDS; i++ )
        if ( !strcmp(commands[i].name, name) )
            return &commands[i];

    return NULL;
}

/* What is on the command line beside the command. */
struct options {
    unsigned int given;    /* HAS_* */
    bool help, version;
    long long timeout_s;
};

/* Short ones may be several in one argument, and not all of them be bad. */
static int bad_option(const struct env *env, const char *arg)
{
    if ( optopt && strncmp(arg, "--", 2) )
        return usage_error(env, "there is no option '-%c'", optopt);

    return usage_error(env, "there is no option '%s'", arg);
}

static int parse_options(int argc, char **argv, const struct env *env,
                         struct options *options)
{
    static const struct option table[] = {
        { "json", no_argument, NULL, 'j' },
        { "timeout", required_argument, NULL, 't' },
        { "help", no_argument, NULL, 'h' },
        { "version", no_argument, NULL, 'V' },
        { 0 }
    };
    uint64_t seconds;
    int option;

    /* From the start, and without messages: they would go to stderr. */
    optind = 0;
    opterr = 0;

    while ( (option = getopt_long(argc, argv, ":jt:hV", table, NULL)) != -1 )
    {
        switch ( option )
        {
        case 'j':
            options->given |= HAS_JSON;
            break;

        case 't':
            if ( !parse_number(optarg, INT32_MAX, &seconds) )
                return usage_error(env, "timeout: '%s' is no number of seconds",
                                   optarg);
            options->given |= HAS_TIMEOUT;
            options->timeout_s = seconds;
            break;

        case 'h':
            options->help = true;
            break;

        case 'V':
            options->version = true;
            break;

        case ':':
            return usage_error(env, "option '%s' needs a value",
                               argv[optind - 1]);

        default:
            return bad_option(env, argv[optind - 1]);
        }
    }

    return EXIT_GOOD;
}

static int check_use(const struct command *command, int nr_args,
                     const struct options *options, const struct env *env)
{
    if ( nr_args < command->min_args )
        return usage_error(env, "too little is said: %s", command->args);

    if ( nr_args > command->max_args )
        return usage_error(env, "%s does not take that many arguments",
                           command->name);

    if ( options->given & HAS_JSON & ~command->options )
        return usage_error(env, "%s has no option --json", command->name);

    if ( options->given & HAS_TIMEOUT & ~command->options )
        return usage_error(env, "%s has no option --timeout", command->name);

    return EXIT_GOOD;
}

/* What is to be known first. */
static int look(const struct command *command, struct context *ctx)
{
    int rc;

    /*
     * Every domain may ask that.  If this one may not, it is its own kernel
     * which is in the way.
     */
    ctx->version = ctx->xen->op(ctx->xen, XEN_HYPERLAUNCH_OP_version, 0, 0,
                                NULL, 0);
    if ( ctx->version < 0 )
        return explain_no_version(ctx, ctx->version);

    if ( !command->looks )
        return EXIT_GOOD;

    rc = get_info(ctx->xen, &ctx->info);

    return rc ? explain(ctx, XEN_HYPERLAUNCH_OP_info, rc, NULL) : EXIT_GOOD;
}

static int run_with_xen(const struct command *command, struct context *ctx,
                        const struct env *env)
{
    int rc;

    ctx->xen = env->open();
    if ( !ctx->xen )
        return explain_no_xen(ctx, errno);

    rc = look(command, ctx);
    if ( !rc )
        rc = command->run(ctx);

    env->close(ctx->xen);

    return rc;
}

int run_command(int argc, char **argv, const struct env *env)
{
    struct options options = { .timeout_s = FOR_EVER };
    char *args[MAX_ARGS + 1] = {};
    struct context ctx = { .out = env->out, .err = env->err, .args = args };
    const struct command *command;
    int rc, nr_args;

    rc = parse_options(argc, argv, env, &options);
    if ( rc )
        return rc;

    if ( options.help )
        print_help(env->out);
    else if ( options.version )
        fprintf(env->out, PROGRAM ", version %d of the interface\n",
                XEN_HYPERLAUNCH_VERSION);
    else
    {
        if ( optind >= argc )
            return usage_error(env, "there is no command");

        command = find_command(argv[optind]);
        if ( !command )
            return usage_error(env, "there is no command '%s'", argv[optind]);

        nr_args = argc - optind - 1;
        rc = check_use(command, nr_args, &options, env);
        if ( rc )
            return rc;

        memcpy(args, &argv[optind + 1], nr_args * sizeof(args[0]));
        ctx.command = command->name;
        ctx.json = options.given & HAS_JSON;
        ctx.timeout_s = options.timeout_s;
        rc = run_with_xen(command, &ctx, env);
    }

    if ( fflush(env->out) || ferror(env->out) )
    {
        fprintf(env->err, PROGRAM ": cannot write: %s\n", strerror(errno));
        return EXIT_FAILED;
    }

    return rc;
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
