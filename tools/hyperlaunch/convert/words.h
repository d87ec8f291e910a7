/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__CONVERT__WORDS_H
#define HYPERLAUNCH__CONVERT__WORDS_H

#include <stdbool.h>
#include <string.h>

/* Is @word among the words in @words, which have a blank in between? */
static inline bool has_word(const char *words, const char *word)
{
    size_t len = strlen(word);

    while ( *words )
    {
        size_t next = strcspn(words, " ");

        if ( next == len && !strncmp(words, word, len) )
            return true;
        words += next + strspn(words + next, " ");
    }

    return false;
}

#endif /* HYPERLAUNCH__CONVERT__WORDS_H */
