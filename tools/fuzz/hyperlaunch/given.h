/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Bytes that the tool is to find in a file, of which there is none.
 */

#ifndef FUZZ_GIVEN_H
#define FUZZ_GIVEN_H

#include <stddef.h>
#include <stdint.h>

/* They are what is read from standard input, up to given_end(). */
void given_as_input(const uint8_t *data, size_t size);

/* They are what is in the file of this name, up to given_end(). */
const char *given_as_file(const uint8_t *data, size_t size);

void given_end(void);

#endif /* FUZZ_GIVEN_H */
