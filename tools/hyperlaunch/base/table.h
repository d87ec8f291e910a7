/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tables whose columns are as wide as what is in them.  On a terminal which is too
 * narrow for that, less is shown.
 */

#ifndef HYPERLAUNCH__BASE__TABLE_H
#define HYPERLAUNCH__BASE__TABLE_H

#include <stdbool.h>
#include <stdio.h>

#define TABLE_MAX_COLUMNS 24

struct column {
    const char *title;
    bool to_the_right;
    bool is_optional;      /* left out if nothing is in it */
    bool is_path;          /* the last part will do on a narrow terminal */
    unsigned int spare;    /* left out of a narrow terminal, 1 first; 0: never */
};

struct row {
    const char *cells[TABLE_MAX_COLUMNS]; /* NULL is for nothing */
    unsigned int colour;   /* of the last cell, on a terminal; 0: as the others */
};

struct table {
    const struct column *columns;
    unsigned int indent;   /* spaces in front of each row */
    unsigned int room;     /* characters in a line; 0: as many as it takes */
    unsigned int nr_columns, nr_rows;
    struct row *rows;
};

void table_init(struct table *table, const struct column *columns,
                unsigned int nr);
void table_free(struct table *table);

/* The colours that terminals have. */
#define COLOUR_RED   31
#define COLOUR_GREEN 32

/* The cells of a new row, which are to be filled. */
const char **table_add(struct table *table);
/* The colour of the row added last. */
void table_colour(struct table *table, unsigned int colour);

/* The room in a line of the terminal that @fd is; 0: it is none. */
unsigned int table_room(int fd);

/* @bold: the titles are to stand out, on a terminal. */
void table_print(const struct table *table, bool bold, FILE *out);

#endif /* HYPERLAUNCH__BASE__TABLE_H */
