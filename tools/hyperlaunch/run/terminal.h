/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The user's terminal, while it is that of the machine; and the signals by which
 * a user ends it.
 */

#ifndef HYPERLAUNCH__RUN__TERMINAL_H
#define HYPERLAUNCH__RUN__TERMINAL_H

#include <signal.h>
#include <stdbool.h>

/* What ends a run when typed: Ctrl-], as in xl console. */
#define TERMINAL_ESCAPE 0x1d

/* Is there a terminal to type on, and is it ours at this time? */
bool terminal_is_there(void);

/* Have each key come at once and as it is; and back to how it was. */
void terminal_take(void);
void terminal_give_back(void);

/*
 * From now on, signals which end programs are only noted; @during_wait is the
 * mask to wait with, for it is only then that they come.
 */
void signals_take(sigset_t *during_wait);
/* Which one has come, or 0. */
int signals_pending(void);
/* As it was before. */
void signals_give_back(void);

#endif /* HYPERLAUNCH__RUN__TERMINAL_H */
