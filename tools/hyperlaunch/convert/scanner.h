/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Read a text character by character, knowing where that is; and what such a
 * text sets: names and their values.
 */

#ifndef HYPERLAUNCH__CONVERT__SCANNER_H
#define HYPERLAUNCH__CONVERT__SCANNER_H

#include <stdbool.h>

#include "../base/files.h"
#include "../base/report.h"
#include "../launch/launch.h"

struct scanner {
    const char *pos, *end;
    struct place place;        /* of the next character */
    struct pool *pool;
    struct report *report;
    bool failed;               /* an error in this statement has been reported */
    unsigned int nr_errors;
};

/* Anything else is an error, which names it. */
#define END_OF_TEXT (-1)

/* The next character, without and with going on to the one behind it. */
int scanner_peek(const struct scanner *scanner);
int scanner_next(struct scanner *scanner);

/* Go on if that is the next one. */
bool scanner_skip(struct scanner *scanner, char c);

/* The characters of a name: letters, digits, '_', and those of @more. */
char *scanner_name(struct scanner *scanner, const char *more);

/* An error, unless there has been one in this statement.  Returns false. */
bool scanner_error(struct scanner *scanner, const struct place *place,
                   const char *hint, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));

/* Go on behind the end of the line; after an error. */
void scanner_skip_line(struct scanner *scanner);

/* What was written from @start on, as one line. */
const char *scanner_text(const struct scanner *scanner, const char *start);

/* The next character, for a message. */
const char *scanner_show(struct scanner *scanner);

#define NO_INDEX (-1)

/* An index of two numbers, "[0,1]", as one; the first of an index that is one. */
#define INDEX_OF_TWO(first, second) ((first) | (((second) + 1) << 16))
#define INDEX_FIRST(index) ((index) & 0xffff)

/* "[0]", "[0,1]", or nothing. */
const char *index_text(struct pool *pool, int index);

struct setting {
    const char *name;
    int index;                 /* or NO_INDEX */
    struct place place;        /* of the name */
    const char *text;          /* all that was written */
    bool list;
    unsigned int nr;
    struct text *items;
    bool used;
};

struct settings {
    unsigned int nr;
    struct setting *settings;
};

/* The setting of that name, a new one if there is none yet. */
struct setting *settings_add(struct settings *settings, const char *name,
                             int index, const struct place *place);
/* NULL if there is none. */
struct setting *settings_find(const struct settings *settings,
                              const char *name, int index);
void setting_add(struct setting *setting, const char *text,
                 const struct place *place);
void settings_free(struct settings *settings);

#endif /* HYPERLAUNCH__CONVERT__SCANNER_H */
