/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Watch an emulated machine until it ends.
 */

#ifndef HYPERLAUNCH__RUN__WATCH_H
#define HYPERLAUNCH__RUN__WATCH_H

#include <stdio.h>

#include "qemu.h"

enum ending {
    ENDED_POWERED_OFF,
    ENDED_RESET,
    ENDED_PANIC,           /* of Xen */
    ENDED_NONE_RUNS,       /* no domain, but Xen */
    ENDED_TIMEOUT,
    ENDED_BY_USER,
    ENDED_QEMU_FAILED,
};

struct watch_options {
    int out;               /* where the console is shown; -1: nowhere */
    FILE *log;             /* where it is kept, as it comes */
    unsigned int timeout;  /* s; 0: none */
    bool typing;           /* what is typed goes to the serial port */
};

/* Returns when the machine is to be switched off, or is already. */
enum ending watch_machine(const struct qemu *qemu,
                          const struct watch_options *options);

#endif /* HYPERLAUNCH__RUN__WATCH_H */
