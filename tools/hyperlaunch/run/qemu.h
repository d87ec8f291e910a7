/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A QEMU that runs.
 */

#ifndef HYPERLAUNCH__RUN__QEMU_H
#define HYPERLAUNCH__RUN__QEMU_H

#include <stdbool.h>
#include <sys/types.h>

#include "../base/pool.h"

/* Arguments of a program; they end with NULL. */
struct arguments {
    const char **argv;
    unsigned int nr;
};

void arguments_add(struct arguments *arguments, const char *argument);
void arguments_free(struct arguments *arguments);

struct qemu {
    pid_t pid;
    int serial;            /* the machine's serial port */
    int control;           /* QEMU's control socket (QMP) */
};

/*
 * Start the emulator @arguments->argv[0] with these and further arguments.  What
 * it says itself goes to the file @output.  It ends when this program does,
 * however that comes about.  If it cannot be started, says why on standard error
 * and returns false.
 */
bool qemu_start(struct qemu *qemu, struct arguments *arguments,
                const char *output, struct pool *pool);

/* Switch it off, if it still runs. */
void qemu_stop(struct qemu *qemu);

#endif /* HYPERLAUNCH__RUN__QEMU_H */
