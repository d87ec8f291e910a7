/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tables whose columns are as wide as what is in them.  On a terminal which is too
 * narrow for that, less is shown.
 */

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "pool.h"
#include "table.h"

#define GAP 2

/* How a table is shown. */
struct layout {
    bool short_paths;
    unsigned int widths[TABLE_MAX_COLUMNS]; /* 0: the column is not shown */
};

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

unsigned int table_room(int fd)
{
    const char *columns = getenv("COLUMNS");
    struct winsize size;
    int nr;

    if ( !isatty(fd) )
        return 0;

    nr = columns ? atoi(columns) : 0;
    if ( nr > 0 )
        return nr;

    return ioctl(fd, TIOCGWINSZ, &size) ? 0 : size.ws_col;
}

/* Characters, as far as UTF-8 tells. */
static unsigned int width(const char *text)
{
    unsigned int nr = 0;

    for ( ; *text; text++ )
        nr += (*text & 0xc0) != 0x80;

    return nr;
}

static const char *last_part(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash && slash[1] ? slash + 1 : path;
}

static const char *cell(const struct table *table, const struct layout *layout,
                        unsigned int row, unsigned int column)
{
    const char *text = table->rows[row].cells[column];

    if ( !text )
        return "-";

    return layout->short_paths && table->columns[column].is_path
           ? last_part(text) : text;
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

static unsigned int column_width(const struct table *table,
                                 const struct layout *layout,
                                 unsigned int column)
{
    unsigned int max = width(table->columns[column].title), i;

    for ( i = 0; i < table->nr_rows; i++ )
    {
        unsigned int w = width(cell(table, layout, i, column));

        if ( w > max )
            max = w;
    }

    return max;
}

static void measure(const struct table *table, struct layout *layout)
{
    unsigned int column;

    for ( column = 0; column < table->nr_columns; column++ )
        layout->widths[column] = is_shown(table, column)
                                 ? column_width(table, layout, column) : 0;
}

static unsigned int width_of_all(const struct table *table,
                                 const struct layout *layout)
{
    unsigned int sum = table->indent, column, gap = 0;

    for ( column = 0; column < table->nr_columns; column++ )
        if ( layout->widths[column] )
        {
            sum += gap + layout->widths[column];
            gap = GAP;
        }

    return sum;
}

/* The shown column which is missed least, or -1. */
static int spare_column(const struct table *table, const struct layout *layout)
{
    unsigned int column, least = UINT_MAX;
    int found = -1;

    for ( column = 0; column < table->nr_columns; column++ )
    {
        unsigned int spare = table->columns[column].spare;

        if ( layout->widths[column] && spare && spare < least )
        {
            least = spare;
            found = column;
        }
    }

    return found;
}

/* Paths become short first, then columns go until the table fits. */
static void lay_out(const struct table *table, struct layout *layout)
{
    int column;

    layout->short_paths = false;
    measure(table, layout);
    if ( !table->room || width_of_all(table, layout) <= table->room )
        return;

    layout->short_paths = true;
    measure(table, layout);
    while ( width_of_all(table, layout) > table->room &&
            (column = spare_column(table, layout)) >= 0 )
        layout->widths[column] = 0;
}

static void put_spaces(unsigned int nr, FILE *out)
{
    while ( nr-- )
        fputc(' ', out);
}

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

/* Who looks for a column is not to think that there is none. */
static void print_left_out(const struct table *table,
                           const struct layout *layout, FILE *out)
{
    const char *before = "(no room here for: ";
    unsigned int column;

    for ( column = 0; column < table->nr_columns; column++ )
        if ( !layout->widths[column] && is_shown(table, column) )
        {
            if ( *before == '(' )
                put_spaces(table->indent, out);
            fprintf(out, "%s%s", before, table->columns[column].title);
            before = ", ";
        }
    if ( *before == ',' )
        fputs(")\n", out);
}

void table_print(const struct table *table, bool bold, FILE *out)
{
    const char *cells[TABLE_MAX_COLUMNS];
    unsigned int row, column;
    struct layout layout;

    lay_out(table, &layout);
    for ( column = 0; column < table->nr_columns; column++ )
        cells[column] = table->columns[column].title;

    fputs(bold ? "\033[1m" : "", out);
    print_row(table, cells, layout.widths, 0, out);
    fputs(bold ? "\033[0m\n" : "\n", out);

    for ( row = 0; row < table->nr_rows; row++ )
    {
        for ( column = 0; column < table->nr_columns; column++ )
            cells[column] = cell(table, &layout, row, column);
        print_row(table, cells, layout.widths, table->rows[row].colour, out);
        fputc('\n', out);
    }
    print_left_out(table, &layout, out);
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
