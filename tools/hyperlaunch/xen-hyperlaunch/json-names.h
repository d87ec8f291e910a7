/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Write as JSON what has a name in the interface.
 */

#ifndef XEN_HYPERLAUNCH__JSON_NAMES_H
#define XEN_HYPERLAUNCH__JSON_NAMES_H

#include "../base/json.h"
#include "names.h"

/* The name of a value; the names of bits, as an array. */
void json_name(struct json *j, const char *key, const struct names *names,
               uint32_t value);
void json_names(struct json *j, const char *key, const struct names *bits,
                uint32_t value);

/* null if there is no such domain. */
void json_domid(struct json *j, const char *key, uint16_t domid);

#endif /* XEN_HYPERLAUNCH__JSON_NAMES_H */
