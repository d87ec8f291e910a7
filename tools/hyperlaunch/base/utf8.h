/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef HYPERLAUNCH__BASE__UTF8_H
#define HYPERLAUNCH__BASE__UTF8_H

/*
 * The number of bytes, 1 to 4, of the character that begins at @text, which
 * ends with a NUL.  0: it is no UTF-8.
 */
unsigned int utf8_length(const char *text);

/*
 * The number of bytes of the character at @text if it does nothing but stand
 * there.  0: it is ESC or the like (U+0000 to U+001F, U+007F to U+009F), or no
 * UTF-8.
 */
unsigned int harmless_length(const char *text);

#endif /* HYPERLAUNCH__BASE__UTF8_H */
