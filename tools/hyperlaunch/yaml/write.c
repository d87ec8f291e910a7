/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Write a launch file.
 */

#include <string.h>

#include "../base/array.h"

#include "scalar.h"
#include "write.h"

#define INDENT 2
/* Lists which would be longer have a line for each item. */
#define MAX_WIDTH 79

struct writer {
    const struct launch *launch;
    FILE *out;
    struct value defaults[NR_DOMAIN_KEYS];
};

static void write_key(const struct writer *w, unsigned int depth,
                      const char *name)
{
    fprintf(w->out, "%*s", depth * INDENT, "");
    scalar_write(name, false, w->out);
    fputc(':', w->out);
}

/* Numbers and truth values are what they look like. */
static void write_item(const struct writer *w, const struct text *item,
                       bool as_it_is, bool in_list)
{
    if ( as_it_is )
        fputs(item->str, w->out);
    else
        scalar_write(item->str, in_list, w->out);
}

static unsigned int list_width(const struct text *items, unsigned int nr)
{
    unsigned int width = 0, i;

    for ( i = 0; i < nr; i++ )
        width += scalar_width(items[i].str, true) + (i ? strlen(", ") : 0);

    return width;
}

/* Behind @key, which is at @depth. */
static void write_list(const struct writer *w, unsigned int depth,
                       const char *key, const struct text *items,
                       unsigned int nr, bool as_it_is)
{
    unsigned int width = depth * INDENT + strlen(key) + strlen(": []") +
                         list_width(items, nr);
    bool one_line = width <= MAX_WIDTH;
    unsigned int i;

    if ( one_line )
        fputs(" [", w->out);
    for ( i = 0; i < nr; i++ )
    {
        if ( !one_line )
            fprintf(w->out, "\n%*s- ", (depth + 1) * INDENT, "");
        else if ( i )
            fputs(", ", w->out);
        write_item(w, &items[i], as_it_is, one_line);
    }
    fputs(one_line ? "]\n" : "\n", w->out);
}

static bool has_digits_only(const char *text)
{
    const char *digits = "0123456789";

    if ( !strncmp(text, "0x", 2) )
    {
        text += 2;
        digits = "0123456789abcdefABCDEF";
    }

    return *text && !text[strspn(text, digits)];
}

/* A number, of a key which is meant to be one. */
static bool is_number(const struct key *key, const char *text)
{
    static const char *const names[] = {
        "cpus", "domid", "boot-domain-timeout", "host-address", "address",
        "port"
    };
    unsigned int i;

    for ( i = 0; i < NR(names); i++ )
        if ( !strcmp(names[i], key->name) )
            return has_digits_only(text);

    return false;
}

/* A single word stands for a list of it, but words in one text for several. */
static bool is_list(enum form form, const struct value *value)
{
    if ( form == FORM_FILES )
        return true;

    return form == FORM_WORDS &&
           (value->nr != 1 || !*value->items[0].str ||
            strpbrk(value->items[0].str, " \t\r\n,"));
}

static void write_value(const struct writer *w, unsigned int depth,
                        const struct key *key, const struct value *value)
{
    static const struct text nothing = { "" };
    const struct text *item = value->nr ? value->items : &nothing;

    if ( !value->given )
        return;

    write_key(w, depth, key->name);
    if ( is_list(key->form, value) )
    {
        write_list(w, depth, key->name, value->items, value->nr, false);
        return;
    }

    fputc(' ', w->out);
    write_item(w, item,
               key->form == FORM_FLAG || is_number(key, item->str), false);
    fputc('\n', w->out);
}

static bool has_all_of_dom0(const struct value *roles)
{
    unsigned int i, j;

    for ( i = 0; i < NR_ROLES_DOM0; i++ )
    {
        for ( j = 0; j < roles->nr; j++ )
            if ( !strcmp(roles->items[j].str, roles_dom0[i]) )
                break;
        if ( j == roles->nr )
            return false;
    }

    return roles->nr == i;
}

/* As a text by itself it would say whether the property is there. */
static bool is_flag(const struct property *property)
{
    return property->nr == 1 && !property->numbers &&
           (!strcmp(property->items[0].str, "true") ||
            !strcmp(property->items[0].str, "false"));
}

static void write_properties(const struct writer *w,
                             const struct domain *domain)
{
    unsigned int i;

    if ( !domain->nr_properties )
        return;

    write_key(w, 2, domain_keys.keys[DK_PROPERTIES].name);
    fputc('\n', w->out);
    for ( i = 0; i < domain->nr_properties; i++ )
    {
        const struct property *property = &domain->properties[i];

        write_key(w, 3, property->name);
        if ( property->nr > 1 || is_flag(property) )
        {
            write_list(w, 3, property->name, property->items, property->nr,
                       property->numbers);
            continue;
        }
        fputc(' ', w->out);
        if ( property->nr )
            write_item(w, &property->items[0], property->numbers, false);
        else
            fputs("true", w->out);
        fputc('\n', w->out);
    }
}

static void write_children(const struct writer *w, const struct key *key,
                           const struct key_table *table,
                           const struct children *children)
{
    unsigned int i, j;

    if ( !children->nr )
        return;

    write_key(w, 2, key->name);
    fputc('\n', w->out);
    for ( i = 0; i < children->nr; i++ )
    {
        const struct child *child = &children->children[i];

        /* A port is a number. */
        if ( table == &event_channel_keys && has_digits_only(child->name) )
            fprintf(w->out, "%*s%s:", 3 * INDENT, "", child->name);
        else
            write_key(w, 3, child->name);
        fputc('\n', w->out);
        for ( j = 0; j < table->nr; j++ )
            write_value(w, 4, &table->keys[j], &child->values[j]);
    }
}

static bool same_value(const struct value *a, const struct value *b)
{
    unsigned int i;

    if ( a->given != b->given || a->nr != b->nr )
        return false;
    for ( i = 0; i < a->nr; i++ )
        if ( strcmp(a->items[i].str, b->items[i].str) )
            return false;

    return true;
}

static void write_domain(const struct writer *w, const struct domain *domain)
{
    unsigned int key;

    write_key(w, 1, domain->name);
    fputc('\n', w->out);
    for ( key = 0; key < NR_DOMAIN_KEYS; key++ )
    {
        const struct value *value = &domain->values[key];

        if ( key == DK_PROPERTIES )
            write_properties(w, domain);
        else if ( key == DK_SHARED_MEMORY )
            write_children(w, &domain_keys.keys[key], &shared_memory_keys,
                           &domain->shared_memory);
        else if ( key == DK_EVENT_CHANNELS )
            write_children(w, &domain_keys.keys[key], &event_channel_keys,
                           &domain->event_channels);
        else if ( key == DK_ROLES && has_all_of_dom0(value) )
        {
            write_key(w, 2, domain_keys.keys[key].name);
            fputs(" " ROLES_DOM0_ALIAS "\n", w->out);
        }
        else if ( !w->defaults[key].given ||
                  !same_value(value, &w->defaults[key]) )
            write_value(w, 2, &domain_keys.keys[key], value);
    }
}

/* What can hardly be meant for more than one domain is no default. */
static bool can_be_default(unsigned int key)
{
    switch ( key )
    {
    case DK_ROLES:
    case DK_DOMID:
    case DK_UUID:
    case DK_START_AFTER:
    case DK_PCI_DEVICES:
    case DK_SHARED_MEMORY:
    case DK_EVENT_CHANNELS:
    case DK_PROPERTIES:
        return false;
    }

    return true;
}

static unsigned int count_same(const struct launch *launch, unsigned int key,
                               const struct value *value)
{
    unsigned int nr = 0, i;

    for ( i = 0; i < launch->nr_domains; i++ )
        nr += same_value(&launch->domains[i].values[key], value);

    return nr;
}

/*
 * A key is a default if no domain does without it, and more than one, and more
 * than half of them have the same value.
 */
static void find_default(struct writer *w, unsigned int key)
{
    const struct launch *launch = w->launch;
    const struct value *best = NULL;
    unsigned int i, most = 1;

    for ( i = 0; i < launch->nr_domains; i++ )
    {
        const struct value *value = &launch->domains[i].values[key];
        unsigned int nr = count_same(launch, key, value);

        if ( !value->given )
            return;
        if ( nr > most )
        {
            best = value;
            most = nr;
        }
    }

    if ( best && 2 * most > launch->nr_domains )
        w->defaults[key] = *best;
}

static void write_defaults(struct writer *w)
{
    bool any = false;
    unsigned int key;

    for ( key = 0; key < NR_DOMAIN_KEYS; key++ )
    {
        if ( can_be_default(key) )
            find_default(w, key);
        if ( w->defaults[key].given && !any )
        {
            write_key(w, 0, launch_keys.keys[LK_DEFAULTS].name);
            fputc('\n', w->out);
            any = true;
        }
        write_value(w, 1, &domain_keys.keys[key], &w->defaults[key]);
    }
}

static void write_machine(const struct writer *w)
{
    bool any = false;
    unsigned int key;

    for ( key = 0; key < NR_MACHINE_KEYS; key++ )
    {
        if ( w->launch->machine[key].given && !any )
        {
            write_key(w, 0, launch_keys.keys[LK_MACHINE].name);
            fputc('\n', w->out);
            any = true;
        }
        write_value(w, 1, &machine_keys.keys[key], &w->launch->machine[key]);
    }
}

static void write_domains(const struct writer *w)
{
    unsigned int i;

    write_key(w, 0, launch_keys.keys[LK_DOMAINS].name);
    fputs(w->launch->nr_domains ? "\n" : " {}\n", w->out);
    for ( i = 0; i < w->launch->nr_domains; i++ )
        write_domain(w, &w->launch->domains[i]);
}

static void write_arch(const struct writer *w)
{
    const struct value *value = &w->launch->values[LK_ARCH];

    if ( !value->given && strcmp(w->launch->arch, "x86_64") )
    {
        write_key(w, 0, launch_keys.keys[LK_ARCH].name);
        fprintf(w->out, " %s\n", w->launch->arch);
    }
    write_value(w, 0, &launch_keys.keys[LK_ARCH], value);
}

/* Whatever is in it, it does not end the comment. */
static void write_comment(const char *text, FILE *out)
{
    const char *c;

    fputs(*text ? "# " : "#", out);
    for ( c = text; *c; c++ )
        if ( (unsigned char)*c < 0x20 || (unsigned char)*c > 0x7e )
            fprintf(out, "\\x%02x", (unsigned char)*c);
        else
            fputc(*c, out);
    fputc('\n', out);
}

void launch_write(const struct launch *launch, const char *const *comments,
                  FILE *out)
{
    struct writer w = { .launch = launch, .out = out };
    const char *const *line;
    unsigned int key;

    for ( line = comments; line && *line; line++ )
        write_comment(*line, out);
    if ( line != comments )
        fputc('\n', out);

    for ( key = 0; key < NR_LAUNCH_KEYS; key++ )
        switch ( key )
        {
        case LK_ARCH:
            write_arch(&w);
            break;

        case LK_MACHINE:
            write_machine(&w);
            break;

        case LK_DEFAULTS:
            write_defaults(&w);
            break;

        case LK_DOMAINS:
            write_domains(&w);
            break;

        default:
            write_value(&w, 0, &launch_keys.keys[key], &launch->values[key]);
            break;
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
