/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A timeline as a picture: a band of phases above, a row for each domain below
 * it, then what has failed, and what the signs mean.
 */

#include <inttypes.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "../base/units.h"

#include "scale.h"
#include "style.h"
#include "timeline.h"
#include "write.h"

#define MARGIN      24.0
#define LABELS      (MARGIN)           /* names of domains */
#define CHART       212.0
#define CHART_END   872.0
#define OUTCOMES    (CHART_END + 16)
#define WIDTH       1160.0

#define BAND_TOP    78.0
#define BAND_HEIGHT 40.0
#define ROWS_TOP    (BAND_TOP + BAND_HEIGHT + 32)
#define ROW_HEIGHT  44.0
#define BAR_TOP     14.0               /* in a row */
#define BAR_HEIGHT  16.0
#define LINE        20.0               /* of text below the rows */

struct picture {
    const struct timeline *t;
    struct scale scale;
    double rows_end;
    FILE *out;
};

static struct svg_at at(double x, double y, double size, double width)
{
    return (struct svg_at){ x, y, size, width, SVG_START };
}

static struct svg_at middle(double x, double y, double size)
{
    return (struct svg_at){ x, y, size, 0, SVG_MIDDLE };
}

/* --- above */

static const char *result_text(const struct timeline *t)
{
    const struct launch_log *log = t->log;

    if ( log->panic )
        return pool_printf(t->pool, "Xen stopped: %s", log->panic);
    if ( log->finalised )
        return pool_printf(t->pool,
                           "%u of %u domains started; launch finalised after %s",
                           log->nr_started, log->nr_to_start,
                           time_text(t->pool, log->finalised_at));
    if ( t->nr_phases && !strcmp(t->phases[t->nr_phases - 1].name, "done") )
        return "the launch is done";

    return pool_printf(t->pool, "the last that is known of it: %s",
                       t->phases[t->nr_phases - 1].name);
}

static void draw_title(struct picture *p)
{
    const struct timeline *t = p->t;
    const char *title = pool_printf(t->pool, "Launch of %u domain%s",
                                    t->nr_rows, plural(t->nr_rows));

    fputs("<title>", p->out);
    svg_escaped(p->out, title);
    fputs("</title>\n<desc>", p->out);
    svg_escaped(p->out, result_text(t));
    fputs("</desc>\n", p->out);
    svg_text(p->out, "text bold", at(MARGIN, 36, 19, 0), title);
    svg_text(p->out, t->log->panic ? "bad" : "dim",
             at(MARGIN, 58, 13, WIDTH - 2 * MARGIN),
             pool_printf(t->pool, "%s: %s", t->source, result_text(t)));
}

static void draw_phase(struct picture *p, unsigned int i)
{
    const struct phase *phase = &p->t->phases[i];
    const char *class = phase_class(phase->name);
    double left = p->scale.left[i], right = p->scale.left[i + 1];
    double centre = (left + right) / 2;
    struct pool *pool = p->t->pool;

    svg_begin(p->out, "%s, from %s%s%s%s%s%s", phase->name,
              time_text(pool, phase->begin), phase->last ? " on" : " to ",
              phase->last ? "" : time_text(pool, phase->end),
              phase->event ? " (after: " : "", phase->event ?: "",
              phase->event ? ")" : "");
    svg_rect(p->out, pool_printf(pool, "tint %s", class), left, BAND_TOP,
             right - left, p->rows_end - BAND_TOP, 0);
    svg_rect(p->out, pool_printf(pool, "band %s", class), left + 1, BAND_TOP,
             right - left - 2, BAND_HEIGHT, 4);
    svg_text(p->out, "text bold",
             middle(centre, BAND_TOP + (phase->last ? 25 : 17), 12.5),
             phase->name);
    if ( !phase->last )
        svg_text(p->out, "dim", middle(centre, BAND_TOP + 32, 11),
                 duration_text(pool, phase->end - phase->begin));
    svg_end(p->out);
}

/* Within a wide phase, round times. */
static void draw_ticks(struct picture *p, unsigned int i)
{
    const struct phase *phase = &p->t->phases[i];
    double left = p->scale.left[i], right = p->scale.left[i + 1];
    uint64_t step, time;

    if ( phase->end == phase->begin || right - left < 180 )
        return;
    step = nice_step((phase->end - phase->begin) * 90.0 / (right - left));
    for ( time = (phase->begin / step + 1) * step; time < phase->end;
          time += step )
    {
        double x = scale_x(&p->scale, time);

        if ( x < left + 52 || x > right - 52 )
            continue;
        svg_line(p->out, "rule", x, BAND_TOP + BAND_HEIGHT + 6, x,
                 p->rows_end);
        svg_text(p->out, "dim", middle(x, BAND_TOP + BAND_HEIGHT + 20, 11),
                 pool_printf(p->t->pool, "%g s", time / 1e9));
    }
}

static void draw_phases(struct picture *p)
{
    unsigned int i;

    for ( i = 0; i < p->scale.nr; i++ )
    {
        draw_phase(p, i);
        draw_ticks(p, i);
        svg_line(p->out, "edge", p->scale.left[i], BAND_TOP + BAND_HEIGHT + 6,
                 p->scale.left[i], p->rows_end);
        svg_text(p->out, "text",
                 middle(p->scale.left[i], BAND_TOP + BAND_HEIGHT + 20, 11),
                 time_text(p->t->pool, p->t->phases[i].begin));
    }
}

/* --- domains */

/* A Dom0's roles are many words, which Xen writes in this order. */
static const char *roles_text(struct pool *pool, const char *roles)
{
    char dom0[HL_ROLES_STR_MAX];

    hl_roles_format(HL_ROLES_DOM0, dom0, sizeof(dom0));
    if ( !strncmp(roles, dom0, strlen(dom0)) )
        return pool_printf(pool, "dom0%s", &roles[strlen(dom0)]);

    return roles;
}

static const char *details(const struct picture *p, const struct row *row)
{
    const struct log_domain *domain = row->domain;
    struct pool *pool = p->t->pool;
    const char *roles = domain->roles && strcmp(domain->roles, "none")
                        ? pool_printf(pool, " · %s",
                                      roles_text(pool, domain->roles)) : "";
    const char *memory = domain->memory_kb && !*roles
                         ? pool_printf(pool, " · %" PRIu64 " MiB",
                                       domain->memory_kb / 1024) : "";

    if ( !domain->has_domid )
        return "";

    return pool_printf(pool, "d%u%s%s%s%s", domain->domid,
                       domain->mode ? " · " : "", domain->mode ?: "", memory,
                       roles);
}

/* Something that has taken from @begin to @end, with that in it if it fits. */
static void draw_bar(struct picture *p, const char *class,
                     const char *text_class, double y, uint64_t begin,
                     uint64_t end)
{
    /* A log can say anything, as that something ended before it began. */
    uint64_t last = end > begin ? end : begin;
    const char *text = duration_text(p->t->pool, last - begin);
    double left = scale_x(&p->scale, begin), right = scale_x(&p->scale, last);

    if ( right - left < 2 )
        left = right - 2;
    svg_rect(p->out, class, left, y, right - left, BAR_HEIGHT, 3);
    if ( svg_text_width(text, 10.5) < right - left - 6 )
        svg_text(p->out, text_class,
                 middle((left + right) / 2, y + 12, 10.5), text);
}

/* It runs on: an arrow up to the edge. */
static void draw_arrow(struct picture *p, double y, double left)
{
    double right = CHART_END - 6;

    fprintf(p->out, "<path class=\"run\" d=\"M%.1f %.1fH%.1fL%.1f %.1fL%.1f %.1fH%.1fZ\"/>\n",
            left, y, right - 8, right, y + BAR_HEIGHT / 2, right - 8,
            y + BAR_HEIGHT, left);
}

/* It has ended, but nobody has said when. */
static void draw_fading(struct picture *p, double y, double left)
{
    static const double opacity[] = { 0.65, 0.4, 0.2 };
    double right = CHART_END - 6, slice = (right - left) / 6;
    unsigned int i;

    svg_rect(p->out, "run", left, y, 3 * slice, BAR_HEIGHT, 0);
    for ( i = 0; i < 3; i++ )
    {
        fprintf(p->out, "<g opacity=\"%g\">", opacity[i]);
        svg_rect(p->out, "run", left + (3 + i) * slice, y, slice, BAR_HEIGHT,
                 0);
        svg_end(p->out);
    }
}

static void draw_cross(FILE *out, double x, double y)
{
    fprintf(out, "<circle class=\"recovery\" cx=\"%.1f\" cy=\"%.1f\" r=\"8\"/>\n",
            x, y);
    svg_line(out, "cross", x - 3, y - 3, x + 3, y + 3);
    svg_line(out, "cross", x - 3, y + 3, x + 3, y - 3);
}

static void draw_ready(FILE *out, double x, double y)
{
    fprintf(out, "<path class=\"ready\" d=\"M%.1f %.1fl6 6l-6 6l-6 -6z\"/>\n",
            x, y - 6);
}

/* Up to when it ran; 0: it still does, for all that is known. */
static uint64_t run_end(const struct row *row)
{
    if ( row->domain->ended )
        return row->domain->ended;

    return row->outcome == OUTCOME_FAILED ? row->failed : 0;
}

static void draw_build(struct picture *p, const struct row *row, double y)
{
    const struct log_domain *domain = row->domain;
    struct pool *pool = p->t->pool;

    if ( !domain->created )
        return;
    svg_begin(p->out, "%s: built in %s, at %s", row->label,
              duration_text(pool, domain->created - row->build_begin),
              time_text(pool, domain->created));
    draw_bar(p, "build", "text", y, row->build_begin, domain->created);
    svg_end(p->out);
}

static void draw_wait(struct picture *p, const struct row *row, double y)
{
    const struct log_domain *domain = row->domain;
    double left = scale_x(&p->scale, domain->created);
    double right = domain->started ? scale_x(&p->scale, domain->started)
                                   : CHART_END - 6;

    if ( domain->created && right - left > 4 )
        svg_line(p->out, "wait", left + 3, y + BAR_HEIGHT / 2, right - 2,
                 y + BAR_HEIGHT / 2);
}

static void draw_run(struct picture *p, const struct row *row, double y)
{
    const struct log_domain *domain = row->domain;
    struct pool *pool = p->t->pool;
    uint64_t end = run_end(row);

    if ( !domain->started )
        return;
    svg_begin(p->out, "%s: started at %s%s%s; %s", row->label,
              time_text(pool, domain->started), end ? ", until " : "",
              end ? time_text(pool, end) : "", row->text);
    if ( end )
        draw_bar(p, "run", "onrun", y, domain->started, end);
    else if ( row->outcome == OUTCOME_RUNS )
        draw_arrow(p, y, scale_x(&p->scale, domain->started));
    else
        draw_fading(p, y, scale_x(&p->scale, domain->started));
    svg_end(p->out);
}

static void draw_signs(struct picture *p, const struct row *row, double y)
{
    const struct log_domain *domain = row->domain;
    struct pool *pool = p->t->pool;
    double centre = y + BAR_HEIGHT / 2;

    if ( domain->ready )
    {
        svg_begin(p->out, "%s: ready at %s", row->label,
                  time_text(pool, domain->ready));
        draw_ready(p->out, scale_x(&p->scale, domain->ready), centre);
        svg_end(p->out);
    }
    if ( row->failed )
    {
        svg_begin(p->out, "%s: failed: %s, at %s", row->label, row->text,
                  time_text(pool, row->failed));
        draw_cross(p->out, scale_x(&p->scale, row->failed), centre);
        svg_end(p->out);
    }
    else if ( row->outcome == OUTCOME_FAILED )
        draw_cross(p->out, CHART_END - 14, centre);
}

static void draw_outcome(struct picture *p, const struct row *row, double y)
{
    static const char *const dots[] = {
        [OUTCOME_RUNS] = "run",
        [OUTCOME_ENDED] = "ended",
        [OUTCOME_WAITS] = "waits",
        [OUTCOME_FAILED] = "recovery",
    };

    svg_begin(p->out, "%s: %s", row->label, row->text);
    fprintf(p->out, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"4\"/>\n",
            dots[row->outcome], OUTCOMES + 4, y + 22);
    svg_text(p->out, row->outcome == OUTCOME_FAILED ? "bad" : "text",
             at(OUTCOMES + 16, y + 26.5, 13, WIDTH - MARGIN - OUTCOMES - 16),
             row->text);
    svg_end(p->out);
}

static void draw_row(struct picture *p, unsigned int i)
{
    const struct row *row = &p->t->rows[i];
    double y = ROWS_TOP + i * ROW_HEIGHT;

    svg_line(p->out, "rule", MARGIN, y, WIDTH - MARGIN, y);
    svg_begin(p->out, "%s: %s", row->label, row->domain->roles ?: row->text);
    svg_text(p->out, "text bold",
             at(LABELS, y + (row->domain->has_domid ? 20 : 26.5), 13.5,
                CHART - LABELS - 12), row->label);
    svg_text(p->out, "dim", at(LABELS, y + 35, 11, CHART - LABELS - 12),
             details(p, row));
    svg_end(p->out);

    draw_build(p, row, y + BAR_TOP);
    draw_wait(p, row, y + BAR_TOP);
    draw_run(p, row, y + BAR_TOP);
    draw_signs(p, row, y + BAR_TOP);
    draw_outcome(p, row, y);
}

/* --- below */

static double draw_failures(struct picture *p, double y)
{
    const struct launch_log *log = p->t->log;
    struct pool *pool = p->t->pool;
    unsigned int i;

    for ( i = 0; i < log->nr_failures; i++, y += LINE )
    {
        const struct log_failure *failure = &log->failures[i];
        const char *time = failure->time
            ? pool_printf(pool, "%s%s", failure->exact ? "" : "before ",
                          time_text(pool, failure->time)) : "";

        draw_cross(p->out, MARGIN + 8, y - 4.5);
        svg_text(p->out, "bad",
                 at(MARGIN + 26, y, 13, WIDTH - 2 * MARGIN - 26),
                 pool_printf(pool, "%s: %s%s%s%s%s%s", failure->cause,
                             failure->name, *failure->name ? ": " : "",
                             failure->text, *time ? " (" : "", time,
                             *time ? ")" : ""));
    }

    return y;
}

static double draw_key(struct picture *p, double x, double y, const char *text)
{
    svg_text(p->out, "dim", at(x + 28, y, 11.5, 0), text);

    return x + 28 + svg_text_width(text, 11.5) + 18;
}

static void draw_legend(struct picture *p, double y)
{
    double x = MARGIN, bar = y - 10;

    svg_rect(p->out, "build", x, bar, 22, 12, 3);
    x = draw_key(p, x, y, "is built");
    svg_line(p->out, "wait", x + 2, y - 4, x + 20, y - 4);
    x = draw_key(p, x, y, "waits");
    svg_rect(p->out, "run", x, bar, 22, 12, 3);
    x = draw_key(p, x, y, "runs");
    draw_ready(p->out, x + 14, y - 4);
    x = draw_key(p, x, y, "has said that it is ready");
    draw_cross(p->out, x + 14, y - 4);
    draw_key(p, x, y, "has failed");

    if ( p->scale.nr > 1 )
        svg_text(p->out, "dim",
                 (struct svg_at){ WIDTH - MARGIN, y, 11.5, 0, SVG_END },
                 "Each phase has a scale of its own.");
}

void timeline_svg(const struct timeline *t, FILE *out)
{
    double rows_end = ROWS_TOP + t->nr_rows * ROW_HEIGHT;
    double failures = t->log->nr_failures * LINE;
    double height = rows_end + (failures ? failures + 14 : 0) + 58;
    struct picture picture = { .t = t, .rows_end = rows_end, .out = out };
    unsigned int i;

    scale_make(&picture.scale, t, CHART, CHART_END);
    fprintf(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\" height=\"%.0f\" role=\"img\">\n",
            WIDTH, height, WIDTH, height);
    svg_style(out);
    svg_rect(out, "bg", 0, 0, WIDTH, height, 0);
    draw_title(&picture);
    draw_phases(&picture);
    for ( i = 0; i < t->nr_rows; i++ )
        draw_row(&picture, i);
    svg_line(out, "rule", MARGIN, rows_end, WIDTH - MARGIN, rows_end);
    draw_failures(&picture, rows_end + 30);
    draw_legend(&picture, height - 22);
    fputs("</svg>\n", out);
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
