/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Differences as lines of text:
 *
 *   - dom0: memory 512M
 *   + dom0: memory 1G
 */

#include "../base/harmless.h"

#include "print.h"

struct printer {
    FILE *out;
    bool colours;
};

static void print_line(const struct printer *printer, char sign,
                       const char *domain, const char *name, const char *text)
{
    bool colours = printer->colours;

    fprintf(printer->out, "%s%c ",
            !colours ? "" : sign == '-' ? "\033[31m" : "\033[32m", sign);
    harmless_write(domain ? domain : "", printer->out);
    fputs(domain && name ? ": " : "", printer->out);
    harmless_write(name ? name : "", printer->out);
    fputs(text ? " " : "", printer->out);
    harmless_write(text ? text : "", printer->out);
    fputs(colours ? "\033[0m\n" : "\n", printer->out);
}

static void print_change(const struct printer *printer, const char *domain,
                         const struct change *change)
{
    if ( change->a )
        print_line(printer, '-', domain, change->name, change->a);
    if ( change->b )
        print_line(printer, '+', domain, change->name, change->b);
}

static void print_changes(const struct printer *printer, const char *domain,
                          const struct changes *changes)
{
    unsigned int i;

    for ( i = 0; i < changes->nr; i++ )
        print_change(printer, domain, &changes->changes[i]);
}

static void print_domain(const struct printer *printer,
                         const struct domain_difference *d)
{
    if ( !d->in_a || !d->in_b )
        print_line(printer, d->in_a ? '-' : '+', d->name, NULL, NULL);
    print_changes(printer, d->name, &d->changes);
}

void difference_print(const struct difference *difference, const char *path_a,
                      const char *path_b, bool colours, FILE *out)
{
    struct printer printer = { out, colours };
    unsigned int i;

    if ( difference_is_none(difference) )
        return;

    fprintf(out, "%s--- %s\n+++ %s%s\n", colours ? "\033[1m" : "", path_a,
            path_b, colours ? "\033[0m" : "");
    print_changes(&printer, NULL, &difference->launch);
    if ( difference->order_a )
    {
        print_line(&printer, '-', NULL, "order of domains:",
                   difference->order_a);
        print_line(&printer, '+', NULL, "order of domains:",
                   difference->order_b);
    }
    for ( i = 0; i < difference->nr_domains; i++ )
        print_domain(&printer, &difference->domains[i]);
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
