/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The words of a domain's node in an LCM, and what their values are.
 */

#ifndef HYPERLAUNCH__LCM__VOCABULARY_H
#define HYPERLAUNCH__LCM__VOCABULARY_H

#include <stdbool.h>

/* Does the hypervisor's parser read this property itself, or did it once? */
bool is_word_of_domain(const char *property);

/* One string or more, all printable, none empty? */
bool is_string_list(const char *data, int len);

#endif /* HYPERLAUNCH__LCM__VOCABULARY_H */
