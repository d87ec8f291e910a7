/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * "Did you mean": the known word that is most like one that was typed.
 */

#ifndef HYPERLAUNCH__BASE__SUGGEST_H
#define HYPERLAUNCH__BASE__SUGGEST_H

/* One of @nr @words, or NULL if @found is like none of them. */
const char *suggest(const char *found, const char *const *words,
                    unsigned int nr);

#endif /* HYPERLAUNCH__BASE__SUGGEST_H */
