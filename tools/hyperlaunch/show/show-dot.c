/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A launch as a picture, in the language of Graphviz.
 *
 * Domains are in groups by when they are started, from top to bottom.  Black
 * arrows go from a domain to those which wait for it, coloured ones from a
 * domain to who serves it; with many domains, that is only written.
 */

#include <inttypes.h>

#include "../base/array.h"
#include "../base/harmless.h"
#include "../base/units.h"

#include "dot-style.h"
#include "output.h"
#include "text.h"

/* @text in a label of the kind that looks like HTML. */
static const char *escape(struct pool *pool, const char *text)
{
    const char *escaped = "", *plain = harmless_text(pool, text);

    for ( ; *plain; plain++ )
    {
        const char *entity = *plain == '&' ? "&amp;" : *plain == '<' ? "&lt;"
                             : *plain == '>' ? "&gt;"
                             : *plain == '"' ? "&quot;" : NULL;

        escaped = entity ? pool_printf(pool, "%s%s", escaped, entity)
                         : pool_printf(pool, "%s%c", escaped, *plain);
    }

    return escaped;
}

/* --- a domain */

static void put_roles(unsigned int roles, FILE *out)
{
    unsigned int i;

    if ( !roles )
        return;

    fputs("<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\"><TABLE ALIGN=\"LEFT\" BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"2\"><TR>",
          out);
    for ( i = 0; i < NR_ROLE_STYLES; i++ )
        if ( roles & role_styles[i].role )
            fprintf(out, "<TD BGCOLOR=\"%s\" STYLE=\"ROUNDED\"><FONT POINT-SIZE=\"10\"> %s </FONT></TD>",
                    role_styles[i].colour, role_styles[i].name);
    fputs("</TR></TABLE></TD></TR>", out);
}

static void put_line(const char *text, FILE *out)
{
    fprintf(out, "<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\">%s</TD></TR>", text);
}

/* The file's name; Graphviz refuses an element with nothing in it. */
static const char *short_label(const struct shown_module *m)
{
    const char *name = file_name(m->label);

    return *name ? name : m->label;
}

static void put_module(struct view *view, const char *what, int node, FILE *out)
{
    const struct shown_module *m = view_module(view, node);
    struct pool *pool = &view->pool;

    if ( m )
        put_line(pool_printf(pool, "<FONT COLOR=\"" COLOUR_FAINT "\" POINT-SIZE=\"10\">%s </FONT><FONT POINT-SIZE=\"10\">%s</FONT>",
                             what, escape(pool, short_label(m))), out);
}

static void put_backends(struct view *view, const struct shown_domain *d,
                         FILE *out)
{
    static const char *const colours[NR_RINGS] = {
        [RING_XENSTORE] = COLOUR_XENSTORE,
        [RING_CONSOLE] = COLOUR_CONSOLE,
    };
    struct pool *pool = &view->pool;
    unsigned int i;

    for ( i = 0; i < NR_RINGS; i++ )
        if ( d->rings[i].backend >= 0 )
            put_line(pool_printf(pool, "<FONT COLOR=\"%s\" POINT-SIZE=\"10\">%s: %s</FONT>",
                                 colours[i], ring_names[i],
                                 escape(pool, text_ring(view, &d->rings[i]))),
                     out);
}

/* In front of the name: when its turn is. */
static const char *badge(struct view *view, const struct shown_domain *d)
{
    if ( d->start == START_NEVER )
        return "&#10007; ";
    if ( d->start != START_IN_ORDER )
        return "";

    return pool_printf(&view->pool, "<FONT COLOR=\"" COLOUR_FAINT "\">%u&#160;&#160;</FONT>",
                       d->position);
}

static void put_size(struct view *view, const struct shown_domain *d,
                     FILE *out)
{
    struct pool *pool = &view->pool;
    const char *mode = d->hd->mode == HL_MODE_DEFAULT
                       ? "" : pool_printf(pool, "%s, ", text_mode(d->hd->mode));

    put_line(pool_printf(pool, "%s%s vCPU%s, %s", mode,
                         escape(pool, text_cpus_of(pool, d)),
                         plural(d->hd->cpus),
                         escape(pool, text_memory_of(pool, d))), out);
}

static void put_domain(struct view *view, unsigned int i, FILE *out)
{
    const struct shown_domain *d = &view->domains[i];
    const struct hl_domain *hd = d->hd;
    bool bad = d->start == START_NEVER;

    fprintf(out, "    d%u [color = \"%s\"%s, label = <<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\">",
            i, bad ? COLOUR_ERROR : COLOUR_LINE,
            d->start == START_MANUAL || d->start == START_RECOVERY || bad
            ? ", style = \"rounded,filled,dashed\"" : "");
    fprintf(out, "<TR><TD ALIGN=\"LEFT\">%s<B>%s</B></TD>", badge(view, d),
            escape(&view->pool, d->name));
    if ( hd->domid == HL_NO_DOMID )
        fputs("<TD></TD></TR>", out);
    else
        fprintf(out, "<TD ALIGN=\"RIGHT\"><FONT COLOR=\"" COLOUR_FAINT "\">d%" PRIu16 "</FONT></TD></TR>",
                hd->domid);
    put_roles(hd->roles, out);
    put_size(view, d, out);
    put_module(view, "kernel", hd->kernel, out);
    put_module(view, "ramdisk", hd->ramdisk, out);
    put_backends(view, d, out);
    fputs("</TABLE>>];\n", out);
}

/* --- who serves whom */

/* More arrows than that are of no use. */
#define MAX_WIRED 8

static bool is_wired(const struct shown_domain *d)
{
    return d->rings[RING_XENSTORE].backend >= 0 ||
           d->rings[RING_CONSOLE].backend >= 0;
}

static bool has_ring_arrows(const struct view *view)
{
    unsigned int i, nr = 0;

    for ( i = 0; i < view->nr_domains; i++ )
        nr += is_wired(&view->domains[i]);

    return nr <= MAX_WIRED;
}

/* Whose place is higher up?  Of two in one group, who is started earlier. */
static bool is_above(const struct shown_domain *a, const struct shown_domain *b)
{
    return a->start != b->start ? a->start < b->start
                                : a->position < b->position;
}

/* As seen by Graphviz, which is to put the one that serves on top if it can. */
static void put_ring(const struct view *view, const struct shown_domain *d,
                     const struct ring *ring, const char *colour, FILE *out)
{
    const struct shown_domain *backend = &view->domains[ring->backend];

    fprintf(out, "  d%d -> d%d [dir = back, arrowtail = vee, color = \"%s\"%s%s];\n",
            ring->backend, (int)(d - view->domains), colour,
            is_above(backend, d) ? "" : ", constraint = false",
            ring->provided ? ", style = dashed" : "");
}

/* Where both are served by the same domain, it is one arrow with two lines. */
static void put_rings(const struct view *view, const struct shown_domain *d,
                      FILE *out)
{
    const struct ring *xenstore = &d->rings[RING_XENSTORE];
    const struct ring *console = &d->rings[RING_CONSOLE];

    if ( xenstore->backend >= 0 && xenstore->backend == console->backend )
    {
        put_ring(view, d, xenstore, COLOUR_BOTH_RINGS, out);
        return;
    }

    if ( xenstore->backend >= 0 )
        put_ring(view, d, xenstore, COLOUR_XENSTORE, out);
    if ( console->backend >= 0 )
        put_ring(view, d, console, COLOUR_CONSOLE, out);
}

/* --- groups */

static const struct {
    enum start start;
    const char *title;
} groups[] = {
    { START_FIRST, "first, and alone: prepares the launch" },
    { START_IN_ORDER, "started by Xen, in the order of the numbers" },
    { START_MANUAL, "left paused until somebody starts it" },
    { START_RECOVERY, "only if something has failed" },
    { START_NEVER, "not built, because of errors" },
};

#define NR_GROUPS NR(groups)

/* Index of the first domain of a group, or -1. */
static int first_of(const struct view *view, unsigned int group)
{
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].start == groups[group].start )
            return i;

    return -1;
}

static void put_group(struct view *view, unsigned int group, FILE *out)
{
    unsigned int i;

    fprintf(out, "  subgraph cluster_%u {\n", group);
    fprintf(out, "    label = \"%s\";\n", groups[group].title);
    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].start == groups[group].start )
            put_domain(view, i, out);
    fputs("  }\n", out);
}

/*
 * Domains to which no arrow leads are beside each other, in LCM order; many of
 * them in several lines.  All of this is by edges that nobody sees.
 */
static void put_in_lines(const struct view *view, enum start start, FILE *out)
{
    unsigned int line[HL_MAX_DOMAINS], nr = 0, i, max;
    bool has_arrows = has_ring_arrows(view);

    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].start == start && !view->domains[i].hd->after &&
             !(has_arrows && is_wired(&view->domains[i])) )
            line[nr++] = i;

    for ( max = 4; max * max < nr; max++ )
        ;

    for ( i = 1; i < nr; i++ )
        if ( i % max )
            fprintf(out, "  { rank = same; d%u -> d%u [style = invis]; }\n",
                    line[i - 1], line[i]);
    for ( i = max; i < nr; i++ )
        fprintf(out, "  d%u -> d%u [style = invis];\n", line[i - max],
                line[i]);
}

/* Whatever is in @group comes below what is in @above. */
static void put_below(const struct view *view, unsigned int above,
                      unsigned int group, FILE *out)
{
    unsigned int i;

    fprintf(out, "  gap%u [shape = point, style = invis, width = 0, height = 0];\n",
            group);
    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].start == groups[above].start )
            fprintf(out, "  d%u -> gap%u [style = invis];\n", i, group);
        else if ( view->domains[i].start == groups[group].start )
            fprintf(out, "  gap%u -> d%u [style = invis];\n", group, i);
}

static void stack_groups(const struct view *view, FILE *out)
{
    unsigned int above = NR_GROUPS, group;

    for ( group = 0; group < NR_GROUPS; group++ )
    {
        if ( first_of(view, group) < 0 )
            continue;
        if ( above < NR_GROUPS )
            put_below(view, above, group, out);
        above = group;
    }
}

/* --- arrows */

static void put_boot(const struct view *view, FILE *out)
{
    int first = first_of(view, 1);

    if ( view->boot >= 0 && first >= 0 )
        fprintf(out, "  d%d -> d%d [lhead = cluster_1, penwidth = 2];\n",
                view->boot, first);
}

static void put_waits(const struct view *view, FILE *out)
{
    unsigned int i, j;

    for ( i = 0; i < view->nr_domains; i++ )
        for ( j = 0; j < view->nr_domains; j++ )
            if ( (view->domains[i].hd->after >> j) & 1 )
                fprintf(out, "  d%u -> d%u;\n", j, i);
}

/* --- what the picture means */

static bool has_ring(const struct view *view, enum ring_kind kind)
{
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].rings[kind].backend >= 0 )
            return true;

    return false;
}

static bool has_waits(const struct view *view)
{
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].hd->after )
            return true;

    return false;
}

#define ROW_BEGIN "<TR><TD ALIGN=\"LEFT\"><TABLE ALIGN=\"LEFT\" BORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"2\"><TR>"
#define ROW_END   "</TR></TABLE></TD></TR>"

static void put_arrow(const char *colour, const char *text, FILE *out)
{
    fprintf(out, "<TD><FONT COLOR=\"%s\"><B>&#8594;</B></FONT> %s&#160;&#160;</TD>",
            colour, text);
}

static void put_arrow_legend(const struct view *view, FILE *out)
{
    bool has_arrows = has_ring_arrows(view), waits = has_waits(view),
         xenstore = has_arrows && has_ring(view, RING_XENSTORE),
         console = has_arrows && has_ring(view, RING_CONSOLE);

    if ( !waits && !xenstore && !console )
        return;

    fputs(ROW_BEGIN, out);
    if ( waits )
        put_arrow(COLOUR_LINE, "starts before", out);
    if ( xenstore )
        put_arrow(COLOUR_XENSTORE, "gets xenstore from", out);
    if ( console )
        put_arrow(COLOUR_CONSOLE, "gets its console from", out);
    fputs(ROW_END, out);
}

static void put_role_legend(const struct view *view, FILE *out)
{
    unsigned int roles = 0, i;

    for ( i = 0; i < view->nr_domains; i++ )
        roles |= view->domains[i].hd->roles;
    if ( !roles )
        return;

    fputs(ROW_BEGIN "<TD>Roles:</TD>", out);
    for ( i = 0; i < NR_ROLE_STYLES; i++ )
        if ( roles & role_styles[i].role )
            fprintf(out, "<TD BGCOLOR=\"%s\" STYLE=\"ROUNDED\"> %s </TD>",
                    role_styles[i].colour, role_styles[i].name);
    fputs(ROW_END, out);
}

static void put_legend(struct view *view, FILE *out)
{
    fprintf(out, "  label = <<TABLE BORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"2\"><TR><TD ALIGN=\"LEFT\"><FONT POINT-SIZE=\"16\"><B>%s</B></FONT></TD></TR>",
            escape(&view->pool, file_name(view->path)));
    put_role_legend(view, out);
    put_arrow_legend(view, out);
    fputs("</TABLE>>;\n", out);
}

static void put_style(FILE *out)
{
    fputs("digraph launch {\n"
          "  graph [rankdir = TB, ordering = out, compound = true, newrank = true, nodesep = 0.4, ranksep = 0.55, pad = 0.3, labelloc = t, labeljust = l, fontname = \"sans-serif\", fontsize = 11, fontcolor = \"" COLOUR_TEXT "\"];\n"
          "  node [shape = box, style = \"rounded,filled\", fillcolor = white, fontname = \"sans-serif\", fontsize = 11, fontcolor = \"" COLOUR_TEXT "\", penwidth = 1.2];\n"
          "  edge [color = \"" COLOUR_LINE "\", penwidth = 1.4, arrowsize = 0.8];\n",
          out);
}

void show_dot(struct view *view, FILE *out)
{
    unsigned int i;

    put_style(out);
    put_legend(view, out);

    fputs("  subgraph {\n  graph [style = \"rounded,filled\", color = \"" COLOUR_GROUP "\", fontcolor = \"" COLOUR_FAINT "\"];\n",
          out);
    for ( i = 0; i < NR_GROUPS; i++ )
        if ( first_of(view, i) >= 0 )
            put_group(view, i, out);
    fputs("  }\n", out);

    put_boot(view, out);
    put_waits(view, out);
    for ( i = 0; has_ring_arrows(view) && i < view->nr_domains; i++ )
        put_rings(view, &view->domains[i], out);
    for ( i = 0; i < NR_GROUPS; i++ )
        put_in_lines(view, groups[i].start, out);
    stack_groups(view, out);
    fputs("}\n", out);
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
