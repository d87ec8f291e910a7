/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tables whose columns are as wide as what is in them.
 */

#ifndef HYPERLAUNCH__SHOW__TABLE_H
#define HYPERLAUNCH__SHOW__TABLE_H

#include <stdbool.h>
#include <stdio.h>

#define TABLE_MAX_COLUMNS 24

struct column {
    const char *title;
    bool to_the_right;
    bool is_optional;      /* left out if nothing is in it */
};

struct table {
    const struct column *columns;
    unsigned int nr_columns, nr_rows;
    const char *(*rows)[TABLE_MAX_COLUMNS];
};

void table_init(struct table *table, const struct column *columns,
                unsigned int nr);
void table_free(struct table *table);

/* A new row: its cells are to be filled.  NULL is for nothing. */
const char **table_add(struct table *table);

/* @bold: the titles are to stand out, on a terminal. */
void table_print(const struct table *table, bool bold, FILE *out);

#endif /* HYPERLAUNCH__SHOW__TABLE_H */
