/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Texts which are words with blanks in between.
 */

#ifndef HYPERLAUNCH__CONVERT__WORDS_H
#define HYPERLAUNCH__CONVERT__WORDS_H

#include <stdbool.h>

/* What a number begins with. */
#define DIGITS "0123456789"

/* Is @word among the words in @words? */
bool has_word(const char *words, const char *word);

/*
 * What stands behind "name=" in @options, a command line such as Xen's, and begins
 * with one of the characters in @first, if that is not NULL.  NULL if there is
 * none.
 */
const char *find_option(const char *options, const char *name,
                        const char *first);

#endif /* HYPERLAUNCH__CONVERT__WORDS_H */
