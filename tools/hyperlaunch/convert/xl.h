/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__CONVERT__XL_H
#define HYPERLAUNCH__CONVERT__XL_H

#include "convert.h"
#include "scanner.h"

/* All that is set; errors are in the report. */
void xl_read(struct scanner *scanner, struct settings *settings);

/*
 * Why what an xl.cfg says of @key has no equivalent in a launch; NULL if there
 * is no such key.
 */
const char *xl_why_not(const char *key);

/* The key that is most like @name, for a hint; or NULL. */
const char *xl_suggest(struct pool *pool, const char *name);

#endif /* HYPERLAUNCH__CONVERT__XL_H */
