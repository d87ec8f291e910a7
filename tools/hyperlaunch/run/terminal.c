/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The user's terminal, and signals.
 */

#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "../base/array.h"

#include "terminal.h"

static const int signals[] = { SIGHUP, SIGINT, SIGTERM };
#define NR_SIGNALS NR(signals)

static struct termios before;
static bool taken;

static struct sigaction actions[NR_SIGNALS], pipe_action;
static sigset_t mask;
static volatile sig_atomic_t pending;

bool terminal_is_there(void)
{
    return isatty(STDIN_FILENO) && tcgetpgrp(STDIN_FILENO) == getpgrp();
}

void terminal_take(void)
{
    static bool registered;
    struct termios raw;

    if ( tcgetattr(STDIN_FILENO, &before) )
        return;
    raw = before;
    cfmakeraw(&raw);
    raw.c_oflag = before.c_oflag;
    if ( tcsetattr(STDIN_FILENO, TCSADRAIN, &raw) )
        return;
    taken = true;
    if ( !registered )
        registered = !atexit(terminal_give_back);
}

void terminal_give_back(void)
{
    if ( taken )
        tcsetattr(STDIN_FILENO, TCSADRAIN, &before);
    taken = false;
}

static void note(int signal_nr)
{
    pending = signal_nr;
}

void signals_take(sigset_t *during_wait)
{
    struct sigaction action = { .sa_handler = note };
    sigset_t blocked;
    unsigned int i;

    pending = 0;
    sigemptyset(&blocked);
    for ( i = 0; i < NR_SIGNALS; i++ )
    {
        sigaction(signals[i], NULL, &actions[i]);
        if ( actions[i].sa_handler == SIG_IGN )
            continue;
        sigaction(signals[i], &action, NULL);
        sigaddset(&blocked, signals[i]);
    }
    sigprocmask(SIG_BLOCK, &blocked, &mask);
    *during_wait = mask;

    /* Who reads the console may have had enough of it. */
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, &pipe_action);
}

int signals_pending(void)
{
    return pending;
}

void signals_give_back(void)
{
    unsigned int i;

    for ( i = 0; i < NR_SIGNALS; i++ )
        sigaction(signals[i], &actions[i], NULL);
    sigaction(SIGPIPE, &pipe_action, NULL);
    sigprocmask(SIG_SETMASK, &mask, NULL);
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
