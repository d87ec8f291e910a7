/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch: write, check, build, boot and look at a launch.
 */

#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/exit-codes.h"
#include "base/suggest.h"

#include "commands.h"
#include "options.h"
#include "version.h"

static int cmd_help(int argc, char **argv);

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
    const char *what;
} commands[] = {
    { "init", cmd_init, "write a launch file to begin with" },
    { "check", cmd_check, "say all that is wrong with a launch" },
    { "build", cmd_build, "make an LCM of a launch file" },
    { "run", cmd_run, "boot a launch in an emulated machine" },
    { "image", cmd_image, "make an image which boots a launch" },
    { "grub", cmd_grub, "have an installed GRUB boot a launch" },
    { "uboot", cmd_uboot, "have U-Boot boot a launch" },
    { "show", cmd_show, "show what is in a launch" },
    { "timeline", cmd_timeline, "draw how a launch has gone" },
    { "convert", cmd_convert, "make a launch file of what other tools have for one" },
    { "diff", cmd_diff, "say in what two launches differ" },
    { "help", cmd_help, "tell about the commands, or more about one of them" },
};

struct choice {
    const struct command *command;
    int first;             /* index of the command in argv[] */
};

static void unknown_command(struct argp_state *state, const char *name)
{
    const char *names[NR(commands)], *close;
    size_t i;

    for ( i = 0; i < NR(commands); i++ )
        names[i] = commands[i].name;
    close = suggest(name, names, NR(commands));

    argp_error(state, "there is no command '%s'%s%s%s", name,
               close ? ": did you mean '" : "", close ? close : "",
               close ? "'?" : "");
}

static const struct command *find_command(struct argp_state *state,
                                          const char *name)
{
    size_t i;

    for ( i = 0; i < NR(commands); i++ )
        if ( !strcmp(commands[i].name, name) )
            return &commands[i];
    unknown_command(state, name);

    return NULL;
}

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct choice *choice = state->input;

    switch ( key )
    {
    case ARGP_KEY_ARG:
        choice->command = find_command(state, arg);

        /* The rest of the line is for the command. */
        choice->first = state->next - 1;
        state->next = state->argc;
        return 0;

    case ARGP_KEY_NO_ARGS:
        argp_usage(state);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

/* argp's help, with the commands in it. */
static char *help_filter(int key, const char *text, void *input)
{
    size_t size, i;
    char *more;
    FILE *out;

    (void)input;
    if ( key != ARGP_KEY_HELP_POST_DOC )
        return (char *)text;

    out = open_memstream(&more, &size);
    if ( !out )
        return NULL;
    fputs("Commands:\n", out);
    for ( i = 0; i < NR(commands); i++ )
        fprintf(out, "  %-9s %s\n", commands[i].name, commands[i].what);
    fputs("\nhyperlaunch COMMAND --help tells more about one of them.\n\n"
          "Exit status: 0 if all is well, 1 if there are errors in what it was given, 2 in other trouble.",
          out);
    fclose(out);

    return more;
}

static const struct argp main_argp = {
    .parser = parse_option,
    .args_doc = "COMMAND [ARGUMENT...]",
    .doc = "Write, check, build, boot and look at a launch of Xen's initial domains.\v",
    .help_filter = help_filter,
};

/* Messages are to say which command they are about. */
static int run_command(const struct command *command, int argc, char **argv)
{
    char name[64];

    snprintf(name, sizeof(name), "hyperlaunch %s", command->name);
    argv[0] = name;

    return command->run(argc, argv);
}

static error_t parse_help_option(int key, char *arg, struct argp_state *state)
{
    const struct command **command = state->input;

    switch ( key )
    {
    case ARGP_KEY_ARG:
        if ( *command )
            argp_error(state, "one command at a time");
        *command = find_command(state, arg);
        return 0;
    }

    return ARGP_ERR_UNKNOWN;
}

/* --help of the command, or of the program; neither returns. */
static int cmd_help(int argc, char **argv)
{
    static const struct argp argp = {
        .parser = parse_help_option,
        .args_doc = "[COMMAND]",
        .doc = "Tell about the commands, or more about one of them, as its --help does.",
    };
    static char program[] = "hyperlaunch", option[] = "--help";
    char *words[] = { program, option, NULL };
    const struct command *command = NULL;
    struct choice choice = {};

    parse_command_line(&argp, argc, argv, 0, &command);
    if ( command )
        return run_command(command, 2, words);
    parse_command_line(&main_argp, 2, words, ARGP_IN_ORDER, &choice);

    return EXIT_GOOD;
}

int main(int argc, char **argv)
{
    struct choice choice = {};

    argp_err_exit_status = EXIT_TROUBLE;
    argp_program_version = "hyperlaunch " VERSION;
    parse_command_line(&main_argp, argc, argv, ARGP_IN_ORDER, &choice);

    /* The version is that of all commands. */
    argp_program_version = NULL;

    return run_command(choice.command, argc - choice.first,
                       &argv[choice.first]);
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
