/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What other tools call that which is in a launch file.
 */

#ifndef HYPERLAUNCH__LAUNCH__SYNONYMS_H
#define HYPERLAUNCH__LAUNCH__SYNONYMS_H

#include "keys.h"

/* The name of the architecture that is also called this, or NULL. */
const char *arch_synonym(const char *name);

/* What to do about a key that @table does not have; NULL: nothing is known. */
const char *key_synonym_hint(const struct key_table *table, const char *name);

#endif /* HYPERLAUNCH__LAUNCH__SYNONYMS_H */
