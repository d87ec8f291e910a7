/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where in a file something stands that a user wrote.
 */

#ifndef HYPERLAUNCH__BASE__PLACE_H
#define HYPERLAUNCH__BASE__PLACE_H

struct place {
    const char *file;          /* NULL: nowhere in particular */
    unsigned int line, column; /* from 1 on; line 0: the file as a whole */
};

#endif /* HYPERLAUNCH__BASE__PLACE_H */
