/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the readers of the different formats share.
 */

#ifndef HYPERLAUNCH__LOG__READ_H
#define HYPERLAUNCH__LOG__READ_H

#include "log.h"

/* A line, and what is known while it is read. */
struct reader {
    struct launch_log *log;
    int console;               /* domid of who writes without a prefix, or -1 */
    bool in_panic;             /* Xen says next why it stops */
};

/*
 * The text of a serial port in @data, to be freed: without the escape sequences
 * of firmware and boot loader, and with no other control characters but newline
 * and tab.
 */
char *serial_plain(const char *data, size_t size);

/*
 * Dom0 writes to the serial port piecemeal, so lines of Xen, "(XEN) ..", and of
 * other domains, "(d1 name) ..", begin in the middle of Dom0's.  Moves these to
 * before the line that they interrupt.  The result is to be freed.
 */
char *serial_unsplice(const char *text);

/* One line of each format; those that are something else have no effect. */
void read_console_line(struct reader *r, const char *line);
void read_event_line(struct reader *r, const char *line);
void read_hypfs_line(struct reader *r, const char *line);

/* What xen-hyperlaunch --json writes. */
bool read_json(struct launch_log *log, const char *text);

/* An entry of Xen's event log. */
struct log_event {
    uint64_t time;
    const char *event, *to, *text; /* not NULL */
    bool has_domid;
    unsigned int domid;
};
void log_take_event(struct launch_log *log, const struct log_event *event);

/* The domain with this domid, which is added if there is none. */
struct log_domain *log_need_domain(struct launch_log *log, unsigned int domid);
/* Another domain. */
struct log_domain *log_add_domain(struct launch_log *log);

/* A state was entered; the same one as often as one likes. */
void log_add_phase(struct launch_log *log, const char *name, uint64_t entered,
                   const char *event);

struct log_failure *log_add_failure(struct launch_log *log, const char *cause,
                                    const char *name, const char *text,
                                    uint64_t time);
void log_add_complaint(struct launch_log *log, const char *text);

/* A time at which something of the launch has happened. */
void log_saw_time(struct launch_log *log, uint64_t time);

/* --- pieces of lines */

/* Goes past @word, if @at begins with it. */
bool skip_word(const char **at, const char *word);
bool skip_number(const char **at, uint64_t *number);
/* "1234.567" in ms, as ns. */
bool skip_ms(const char **at, uint64_t *ns);

#endif /* HYPERLAUNCH__LOG__READ_H */
