/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a command has to say about its input: everything that is wrong, each
 * with the place where it stands, and what to do about it.
 *
 * Messages are collected, and shown at the end in the order of the input:
 *
 *   web.yaml:7:13: error: /chosen/hypervisor/web: memory: not a size: ...
 *     hint: write an amount with a unit, like 512M
 */

#ifndef HYPERLAUNCH__BASE__REPORT_H
#define HYPERLAUNCH__BASE__REPORT_H

#include <stdbool.h>

#include "json.h"
#include "place.h"
#include "pool.h"

enum severity {
    SEV_NOTE,              /* nothing is wrong, but it should be known */
    SEV_WARNING,           /* works, but hardly as it was meant */
    SEV_ERROR,
};

struct message {
    enum severity severity;
    struct place place;
    const char *id;        /* what sort of message, "unknown-key" for example;
                            * a constant */
    const char *text;      /* without newline */
    const char *hint;      /* what to do about it, or NULL */
};

struct report {
    struct pool pool;      /* of all texts */
    struct message *messages;
    unsigned int nr;
    unsigned int nr_errors, nr_warnings; /* including those that were dropped */
    unsigned int nr_dropped; /* there is an end to what anybody reads */
    bool last_dropped;     /* the message added last: or it was known */
};

void report_init(struct report *report);
void report_free(struct report *report);

/* Forget the messages, but keep the pool: file names of places may be in it. */
void report_clear(struct report *report);

/*
 * Add a message, unless it is there already.  @place may be NULL; its file name
 * is kept by reference.
 */
void report_add(struct report *report, enum severity severity,
                const struct place *place, const char *id,
                const char *fmt, ...)
    __attribute__((format(printf, 5, 6)));

/* Say what to do about the message added last. */
void report_hint(struct report *report, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * "did you mean 'word'?", for the message added last, if one of @nr @words is
 * much like @found.
 */
void report_suggest(struct report *report, const char *found,
                    const char *const *words, unsigned int nr);

/* Would another message be dropped? */
bool report_is_full(const struct report *report);

/* Put the messages in the order of the input. */
void report_sort(struct report *report);

/* All messages, on standard error, with colours if that is a terminal. */
void report_print(const struct report *report);

/* All messages, as the array "messages", and how many more there are. */
void report_json(const struct report *report, struct json *j);

#endif /* HYPERLAUNCH__BASE__REPORT_H */
