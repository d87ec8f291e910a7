/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * SHA-256, as Xen computes it.
 */

#ifndef HYPERLAUNCH__BASE__DIGEST_H
#define HYPERLAUNCH__BASE__DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DIGEST_BYTES 32

void digest_data(const void *data, size_t size, uint8_t digest[DIGEST_BYTES]);

/* False if the file cannot be read. */
bool digest_file(const char *path, uint8_t digest[DIGEST_BYTES]);

/* In hexadecimal digits. */
#define DIGEST_TEXT (2 * DIGEST_BYTES + 1)
const char *format_digest(const uint8_t digest[DIGEST_BYTES],
                          char buf[DIGEST_TEXT]);

#endif /* HYPERLAUNCH__BASE__DIGEST_H */
