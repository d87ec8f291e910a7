/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Show what comes from a serial port.
 */

#ifndef HYPERLAUNCH__RUN__DISPLAY_H
#define HYPERLAUNCH__RUN__DISPLAY_H

#include <stdbool.h>
#include <stddef.h>

struct display {
    int fd;
    bool as_it_comes;      /* once Xen runs: escape sequences, and lines that
                            * have not ended, are for a terminal which somebody
                            * types on */
    bool xen_runs;
    char *pending;         /* not shown yet */
    size_t nr_pending;
};

/* False: it cannot be written any more. */
bool display_show(struct display *display, const char *data, size_t size);
/* What has no end yet is shown, too. */
void display_end(struct display *display);

#endif /* HYPERLAUNCH__RUN__DISPLAY_H */
