/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From the values of a launch file to those of an LCM.
 *
 * Each writes the property @name, unless the value was not given.  If it cannot
 * be read it says so, and writes one that is good, so that the parser does not
 * find the same fault once more.
 */

#ifndef HYPERLAUNCH__LCM__VALUES_H
#define HYPERLAUNCH__LCM__VALUES_H

#include "builder.h"

void build_string(struct builder *b, const char *name,
                  const struct value *value);
void build_strings(struct builder *b, const char *name,
                   const struct value *value);
void build_flag(struct builder *b, const char *name,
                const struct value *value);
void build_u32(struct builder *b, const char *name,
               const struct value *value);
void build_memory(struct builder *b, const char *name,
                  const struct value *value);
void build_timeout(struct builder *b, const char *name,
                   const struct value *value);
void build_uuid(struct builder *b, const char *name,
                const struct value *value);
void build_raw(struct builder *b, const struct property *property);

/* Just read; false if it was not given, or is bad, after saying so. */
bool read_memory(struct builder *b, const struct value *value, uint64_t *kib);
bool read_u32(struct builder *b, const struct value *value,
              uint64_t *number);
bool read_u64(struct builder *b, const struct value *value,
              uint64_t *number);

/* Say so if a value is none of the words of its key. */
void check_words(struct builder *b, const struct key *key,
                 const struct value *value);

#endif /* HYPERLAUNCH__LCM__VALUES_H */
