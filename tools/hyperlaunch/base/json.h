/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Write JSON.
 */

#ifndef HYPERLAUNCH__BASE__JSON_H
#define HYPERLAUNCH__BASE__JSON_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct json {
    FILE *out;
    unsigned int depth;
    bool first;            /* nothing is before the next item */
};

/*
 * Each writes one item: in an object with its @key, else with NULL.  Items of
 * the outermost object or array have a line each.
 */
void json_open(struct json *j, const char *key, char bracket);
void json_close(struct json *j, char bracket);
void json_number(struct json *j, const char *key, uint64_t number);
void json_string(struct json *j, const char *key, const char *text);
void json_bool(struct json *j, const char *key, bool value);
void json_null(struct json *j, const char *key);
/* A string, or if there is no @text, null. */
void json_text(struct json *j, const char *key, const char *text);

#endif /* HYPERLAUNCH__BASE__JSON_H */
