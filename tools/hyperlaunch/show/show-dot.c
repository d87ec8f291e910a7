/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A launch as a picture, in the language of Graphviz.
 *
 * Domains are in groups by when they are started, from top to bottom.  Black
 * arrows go from a domain to those which wait for it, coloured ones from a
 * domain to who serves it.
 */

#include <inttypes.h>

#include "dot-style.h"
#include "output.h"
#include "text.h"

/* @text in a label of the kind that looks like HTML. */
static const char *escape(struct pool *pool, const char *text)
{
    const char *escaped = "", *plain = text_plain(pool, text);

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

    fputs("<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\"><TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"2\"><TR>",
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

static void put_module(struct view *view, const char *what, int node, FILE *out)
{
    const struct shown_module *m = view_module(view, node);
    struct pool *pool = &view->pool;

    if ( m )
        put_line(pool_printf(pool, "<FONT COLOR=\"" COLOUR_FAINT "\" POINT-SIZE=\"10\">%s </FONT><FONT POINT-SIZE=\"10\">%s</FONT>",
                             what, escape(pool, file_name(m->label))), out);
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

static void put_size(struct view *view, const struct hl_domain *hd, FILE *out)
{
    struct pool *pool = &view->pool;
    const char *mode = hd->mode == HL_MODE_DEFAULT
                       ? "" : pool_printf(pool, "%s, ", text_mode(hd->mode));
    const char *memory = hd->has_memory ? text_memory(pool, hd->memory_kb)
                                        : "the rest";

    put_line(pool_printf(pool, "%s%" PRIu32 " vCPU%s, %s", mode, hd->cpus,
                         hd->cpus == 1 ? "" : "s", memory), out);
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
    put_size(view, hd, out);
    put_module(view, "kernel", hd->kernel, out);
    put_module(view, "ramdisk", hd->ramdisk, out);
    fputs("</TABLE>>];\n", out);
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

#define NR_GROUPS (sizeof(groups) / sizeof(groups[0]))

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
 * Domains which nobody waits for would all be in one line, however many there
 * are: have several lines, by edges that nobody sees.
 */
static void break_lines(const struct view *view, enum start start, FILE *out)
{
    unsigned int line[HL_MAX_DOMAINS], nr = 0, i, max;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( view->domains[i].start == start && !view->domains[i].hd->after )
            line[nr++] = i;

    for ( max = 4; max * max < nr; max++ )
        ;
    for ( i = max; i < nr; i++ )
        fprintf(out, "  d%u -> d%u [style = invis];\n", line[i - max],
                line[i]);
}

/* A group comes below all that is in the one before. */
static void stack_groups(const struct view *view, FILE *out)
{
    int above = -1, below;
    unsigned int group, i;

    for ( group = 0; group < NR_GROUPS; group++ )
    {
        below = first_of(view, group);
        if ( below < 0 )
            continue;
        for ( i = 0; above >= 0 && i < view->nr_domains; i++ )
            if ( view->domains[i].start == groups[above].start )
                fprintf(out, "  d%u -> d%d [style = invis];\n", i, below);
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

static void put_ring(unsigned int from, int to, const char *colour, bool sure,
                     FILE *out)
{
    fprintf(out, "  d%u -> d%d [color = \"%s\", constraint = false, arrowhead = vee%s];\n",
            from, to, colour, sure ? "" : ", style = dashed");
}

/* Where both are served by the same domain, it is one arrow with two lines. */
static void put_rings(const struct view *view, unsigned int i, FILE *out)
{
    const struct ring *xenstore = &view->domains[i].rings[RING_XENSTORE];
    const struct ring *console = &view->domains[i].rings[RING_CONSOLE];

    if ( xenstore->backend >= 0 && xenstore->backend == console->backend )
    {
        put_ring(i, xenstore->backend, COLOUR_BOTH_RINGS, !xenstore->provided,
                 out);
        return;
    }

    if ( xenstore->backend >= 0 )
        put_ring(i, xenstore->backend, ring_colours[RING_XENSTORE],
                 !xenstore->provided, out);
    if ( console->backend >= 0 )
        put_ring(i, console->backend, ring_colours[RING_CONSOLE],
                 !console->provided, out);
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

static void put_arrow_legend(const struct view *view, FILE *out)
{
    static const char *const texts[NR_RINGS] = {
        "gets xenstore from", "gets its console from",
    };
    unsigned int i;

    if ( has_waits(view) )
        fputs("<TD><FONT COLOR=\"" COLOUR_LINE "\">&#10142;</FONT> is waited for by</TD>",
              out);
    for ( i = 0; i < NR_RINGS; i++ )
        if ( has_ring(view, i) )
            fprintf(out, "<TD><FONT COLOR=\"%s\">&#10142;</FONT> %s</TD>",
                    ring_colours[i], texts[i]);
}

static void put_role_legend(const struct view *view, FILE *out)
{
    unsigned int roles = 0, i;

    for ( i = 0; i < view->nr_domains; i++ )
        roles |= view->domains[i].hd->roles;

    for ( i = 0; i < NR_ROLE_STYLES; i++ )
        if ( roles & role_styles[i].role )
            fprintf(out, "<TD BGCOLOR=\"%s\" STYLE=\"ROUNDED\"> %s </TD>",
                    role_styles[i].colour, role_styles[i].name);
    if ( roles )
        fputs("<TD>role of a domain</TD>", out);
}

static void put_legend(struct view *view, FILE *out)
{
    fprintf(out, "  label = <<TABLE BORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"2\"><TR><TD ALIGN=\"LEFT\" COLSPAN=\"12\"><FONT POINT-SIZE=\"16\"><B>%s</B></FONT></TD></TR><TR>",
            escape(&view->pool, file_name(view->path)));
    put_role_legend(view, out);
    put_arrow_legend(view, out);
    fputs("<TD></TD></TR></TABLE>>;\n", out);
}

static void put_style(FILE *out)
{
    fputs("digraph launch {\n"
          "  graph [rankdir = TB, compound = true, newrank = true, nodesep = 0.4, ranksep = 0.55, pad = 0.3, labelloc = t, labeljust = l, fontname = \"sans-serif\", fontsize = 11, fontcolor = \"" COLOUR_TEXT "\"];\n"
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
    for ( i = 0; i < view->nr_domains; i++ )
        put_rings(view, i, out);
    for ( i = 0; i < NR_GROUPS; i++ )
        break_lines(view, groups[i].start, out);
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
