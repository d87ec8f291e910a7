/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tables whose columns are as wide as what is in them.
 */

#include <stdlib.h>
#include <string.h>

#include "pool.h"
#include "table.h"

#define GAP 2

void table_init(struct table *table, const struct column *columns,
                unsigned int nr)
{
    *table = (struct table){ .columns = columns, .nr_columns = nr };
}

void table_free(struct table *table)
{
    free(table->rows);
}

const char **table_add(struct table *table)
{
    table->rows = grow(table->rows, table->nr_rows + 1, sizeof(*table->rows));
    memset(&table->rows[table->nr_rows], 0, sizeof(*table->rows));

    return table->rows[table->nr_rows++].cells;
}

void table_colour(struct table *table, unsigned int colour)
{
    table->rows[table->nr_rows - 1].colour = colour;
}

/* Characters, as far as UTF-8 tells. */
static unsigned int width(const char *text)
{
    unsigned int nr = 0;

    for ( ; *text; text++ )
        nr += (*text & 0xc0) != 0x80;

    return nr;
}

static const char *cell(const struct table *table, unsigned int row,
                        unsigned int column)
{
    const char *text = table->rows[row].cells[column];

    return text ? text : "-";
}

static bool is_shown(const struct table *table, unsigned int column)
{
    unsigned int i;

    if ( !table->columns[column].is_optional )
        return true;

    for ( i = 0; i < table->nr_rows; i++ )
        if ( table->rows[i].cells[column] )
            return true;

    return false;
}

static unsigned int column_width(const struct table *table, unsigned int column)
{
    unsigned int max = width(table->columns[column].title), i;

    for ( i = 0; i < table->nr_rows; i++ )
    {
        unsigned int w = width(cell(table, i, column));

        if ( w > max )
            max = w;
    }

    return max;
}

static void put_spaces(unsigned int nr, FILE *out)
{
    while ( nr-- )
        fputc(' ', out);
}

/* @widths of columns that are not shown are 0. */
static void print_row(const struct table *table, const char *const cells[],
                      const unsigned int *widths, unsigned int colour,
                      FILE *out)
{
    unsigned int column, due = table->indent;

    for ( column = 0; column < table->nr_columns; column++ )
    {
        unsigned int room;

        if ( !widths[column] )
            continue;

        room = widths[column] - width(cells[column]);
        if ( table->columns[column].to_the_right )
            due += room;
        put_spaces(due, out);
        if ( colour && column + 1 == table->nr_columns )
            fprintf(out, "\033[%um%s\033[0m", colour, cells[column]);
        else
            fputs(cells[column], out);

        /* No spaces at the end of a line. */
        due = GAP + (table->columns[column].to_the_right ? 0 : room);
    }
}

void table_print(const struct table *table, bool bold, FILE *out)
{
    unsigned int widths[TABLE_MAX_COLUMNS], row, column;
    const char *cells[TABLE_MAX_COLUMNS];

    for ( column = 0; column < table->nr_columns; column++ )
    {
        widths[column] = is_shown(table, column) ? column_width(table, column)
                                                 : 0;
        cells[column] = table->columns[column].title;
    }

    fputs(bold ? "\033[1m" : "", out);
    print_row(table, cells, widths, 0, out);
    fputs(bold ? "\033[0m\n" : "\n", out);

    for ( row = 0; row < table->nr_rows; row++ )
    {
        for ( column = 0; column < table->nr_columns; column++ )
            cells[column] = cell(table, row, column);
        print_row(table, cells, widths, table->rows[row].colour, out);
        fputc('\n', out);
    }
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
