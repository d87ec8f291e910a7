/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A launch as tables.
 */

#include <inttypes.h>
#include <string.h>

#include "../base/array.h"
#include "../base/harmless.h"
#include "../base/table.h"
#include "../base/units.h"

#include "output.h"
#include "text.h"
#include "value.h"

static void print_title(struct view *view, FILE *out)
{
    static const char *const kinds[] = {
        [INPUT_LAUNCH_FILE] = "launch file",
        [INPUT_SOURCE] = "LCM",
        [INPUT_BLOB] = "LCM",
    };
    bool for_arch = view->input.kind == INPUT_LAUNCH_FILE;

    fprintf(out, "%s: %s%s%s, %u domain%s, %u boot module%s\n",
            harmless_text(&view->pool, view->path),
            view->is_image ? "image with an LCM"
                           : kinds[view->input.kind],
            for_arch ? " for " : "", for_arch ? view->input.arch : "",
            view->nr_domains, plural(view->nr_domains), view->nr_modules,
            plural(view->nr_modules));
}

/* Nothing is shown of a table with nothing in it. */
static void finish_table(struct table *table, const struct text_style *style,
                         FILE *out)
{
    if ( table->nr_rows )
    {
        table->room = style->room;
        fputc('\n', out);
        table_print(table, style->bold, out);
    }
    table_free(table);
}

/* Those which were given, or all of them. */
static void print_settings(struct view *view, const struct text_style *style,
                           FILE *out)
{
    static const struct column columns[] = { { "SETTING" }, { "VALUE" } };
    struct shown_values values;
    struct table table;
    unsigned int i;

    values_of_launch(view, &values);
    table_init(&table, columns, NR(columns));
    for ( i = 0; i < values.nr; i++ )
    {
        const struct shown_value *value = &values.values[i];
        const char **cells;

        /* The title has it. */
        if ( !strcmp(value->name, "arch") || !value->text ||
             (value->is_default && !style->wide) )
            continue;

        cells = table_add(&table);
        cells[0] = value->name;
        cells[1] = value->text;
    }

    finish_table(&table, style, out);
}

static const char *text_start(struct view *view, const struct shown_domain *d)
{
    switch ( d->start )
    {
    case START_FIRST:
        return "first";

    case START_IN_ORDER:
        return pool_printf(&view->pool, "%u", d->position);

    case START_MANUAL:
        return "manual";

    case START_RECOVERY:
        return "recovery";

    case START_NEVER:
        break;
    }

    return "error";
}

static const char *or_null(const char *text)
{
    return *text ? text : NULL;
}

static const char *label(struct view *view, int node)
{
    const struct shown_module *m = view_module(view, node);

    return m ? harmless_text(&view->pool, m->label) : NULL;
}

enum {
    COL_DOMID, COL_NAME, COL_ROLES, COL_MODE, COL_CPUS, COL_MEMORY, COL_KERNEL,
    COL_RAMDISK, COL_CONFIG, COL_DEVICE_TREE, COL_START, COL_AFTER, COL_ACCESS,
    NR_COLS
};

/* Spare is what most launches have no need to say. */
static const struct column domain_columns[NR_COLS] = {
    [COL_DOMID] = { "DOMID", .to_the_right = true },
    [COL_NAME] = { "NAME" },
    [COL_ROLES] = { "ROLES", .spare = 8 },
    [COL_MODE] = { "MODE", .spare = 4 },
    [COL_CPUS] = { "CPUS", .to_the_right = true, .spare = 7 },
    [COL_MEMORY] = { "MEMORY", .to_the_right = true, .spare = 9 },
    [COL_KERNEL] = { "KERNEL", .is_path = true },
    [COL_RAMDISK] = { "RAMDISK", .is_optional = true, .is_path = true,
                      .spare = 5 },
    [COL_CONFIG] = { "CONFIG", .is_optional = true, .is_path = true,
                     .spare = 3 },
    [COL_DEVICE_TREE] = { "DEVICE TREE", .is_optional = true, .is_path = true,
                          .spare = 2 },
    [COL_START] = { "START", .spare = 10 },
    [COL_AFTER] = { "AFTER", .is_optional = true, .spare = 6 },
    [COL_ACCESS] = { "BOOT ACCESS", .is_optional = true, .spare = 1 },
};

static void fill_domain(struct view *view, const struct shown_domain *d,
                        const char **cells)
{
    const struct hl_domain *hd = d->hd;
    struct pool *pool = &view->pool;

    cells[COL_DOMID] = hd->domid == HL_NO_DOMID
                       ? NULL : pool_printf(pool, "%" PRIu16, hd->domid);
    cells[COL_NAME] = harmless_text(pool, d->name);
    cells[COL_ROLES] = hd->roles ? text_roles(pool, hd->roles) : NULL;
    cells[COL_MODE] = text_mode(hd->mode);
    cells[COL_CPUS] = text_cpus_of(pool, d);
    cells[COL_MEMORY] = text_memory_of(pool, d);
    cells[COL_KERNEL] = label(view, hd->kernel);
    cells[COL_RAMDISK] = label(view, hd->ramdisk);
    cells[COL_CONFIG] = label(view, hd->config);
    cells[COL_DEVICE_TREE] = label(view, hd->device_tree);
    cells[COL_START] = text_start(view, d);
    cells[COL_AFTER] = or_null(text_domains(view, d->after, ","));
    if ( view->boot >= 0 && d->start != START_FIRST )
        cells[COL_ACCESS] = text_access(hd->boot_access);
}

static void print_domains(struct view *view, const struct text_style *style,
                          FILE *out)
{
    struct table table;
    unsigned int i;

    table_init(&table, domain_columns, NR_COLS);
    for ( i = 0; i < view->nr_domains; i++ )
        fill_domain(view, &view->domains[i], table_add(&table));

    finish_table(&table, style, out);
}

/* What is given, and what Xen assumes if it is not. */
static void print_details(struct view *view, struct shown_domain *d, FILE *out)
{
    struct shown_values values;
    unsigned int i;

    fprintf(out, "\n%s:\n", harmless_text(&view->pool, d->name));
    values_of_domain(view, d, &values);
    for ( i = 0; i < values.nr; i++ )
        if ( !values.values[i].is_none )
            fprintf(out, "  %s: %s\n",
                    harmless_text(&view->pool, values.values[i].name),
                    values.values[i].text);
    for ( i = 0; i < NR_RINGS; i++ )
        if ( d->rings[i].backend >= 0 )
            fprintf(out, "  %s is served by: %s\n", ring_names[i],
                    text_ring(view, &d->rings[i]));
}

static const char *text_users(struct view *view, const struct shown_module *m)
{
    const char *domains = text_domains(view, m->domains, ",");

    if ( !m->of_xen )
        return or_null(domains);

    return pool_printf(&view->pool, "Xen%s%s", *domains ? "," : "", domains);
}

static const char *text_size(struct view *view, const struct shown_module *m)
{
    if ( m->file )
        return m->file->readable ? text_bytes(&view->pool, m->file->size)
                                 : "missing";

    return m->by_index ? NULL : text_bytes(&view->pool, m->size);
}

static void print_modules(struct view *view, const struct text_style *style,
                          FILE *out)
{
    static const struct column columns[] = {
        { "MODULE", .to_the_right = true },
        { "FILE", .is_optional = true, .is_path = true },
        { "KIND", .spare = 1 },
        { "SIZE", .to_the_right = true, .is_optional = true, .spare = 2 },
        { "USED BY" },
    };
    struct table table;
    unsigned int i;

    table_init(&table, columns, NR(columns));
    for ( i = 0; i < view->nr_modules; i++ )
    {
        const struct shown_module *m = &view->modules[i];
        const char **cells = table_add(&table);

        cells[0] = m->by_index ? pool_printf(&view->pool, "%" PRIu32, m->index)
                               : m->label;
        cells[1] = m->file ? harmless_text(&view->pool, m->label) : NULL;
        cells[2] = m->node ? text_module_kind(m->node->kind) : NULL;
        cells[3] = text_size(view, m);
        cells[4] = text_users(view, m);
    }

    finish_table(&table, style, out);
}

void show_text(struct view *view, const struct text_style *style, FILE *out)
{
    unsigned int i;

    print_title(view, out);
    print_settings(view, style, out);
    print_domains(view, style, out);
    print_modules(view, style, out);
    for ( i = 0; style->wide && i < view->nr_domains; i++ )
        print_details(view, &view->domains[i], out);
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
