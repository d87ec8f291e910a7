/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hyperlaunch: work with Launch Control Modules on the host.
 */

#include <argp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "hyperlaunch.h"

static const struct command {
    const char *name;
    int (*run)(int argc, char **argv);
} commands[] = {
    { "check", cmd_check },
};

static const char doc[] =
    "Work with Launch Control Modules (LCM) for Xen."
    "\vCommands:\n"
    "  check    say what is wrong with an LCM\n"
    "\n"
    "hyperlaunch COMMAND --help tells more about one of them.";

struct choice {
    const struct command *command;
    int first;             /* index of the command in argv[] */
};

static error_t parse_option(int key, char *arg, struct argp_state *state)
{
    struct choice *choice = state->input;
    size_t i;

    switch ( key )
    {
    case ARGP_KEY_ARG:
        for ( i = 0; i < sizeof(commands) / sizeof(commands[0]); i++ )
            if ( !strcmp(commands[i].name, arg) )
                choice->command = &commands[i];

        if ( !choice->command )
            argp_error(state, "there is no command '%s'", arg);

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

int main(int argc, char **argv)
{
    static const struct argp argp = {
        .parser = parse_option,
        .args_doc = "COMMAND [ARGUMENT...]",
        .doc = doc,
    };
    struct choice choice = {};
    char name[64];

    argp_err_exit_status = EXIT_TROUBLE;
    argp_parse(&argp, argc, argv, ARGP_IN_ORDER, NULL, &choice);

    /* Messages are to say which command they are about. */
    snprintf(name, sizeof(name), "hyperlaunch %s", choice.command->name);
    argv[choice.first] = name;

    return choice.command->run(argc - choice.first, &argv[choice.first]);
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
