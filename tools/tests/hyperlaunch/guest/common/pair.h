/* SPDX-License-Identifier: GPL-2.0-only */
/* A second vCPU, for what two do at the same time. */
#ifndef HLG_PAIR_H
#define HLG_PAIR_H

#include <stdbool.h>

/* Starts it, unless it has been.  False if there is none, or it does not run. */
bool pair_start(void);

/* It runs @fn now. */
void pair_run(void (*fn)(void));

/* Called by both: neither goes on before the other one is there. */
void pair_meet(unsigned int who);
#define PAIR_FIRST  0
#define PAIR_SECOND 1

/* Until it has returned from what it runs. */
void pair_wait(void);

#endif /* HLG_PAIR_H */
