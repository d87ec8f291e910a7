/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * From times to places on the picture.
 */

#include <string.h>

#include "scale.h"

#define MIN_WIDTH  84.0
/* Behind what was last heard of, to show that it goes on. */
#define LAST_WIDTH 40.0

/* In ns. */
static double length(const struct phase *phase)
{
    return phase->end - phase->begin;
}

/*
 * The phases that would be too narrow get what they need; the others share the
 * rest, which may make another one too narrow.
 */
static void share(struct scale *s, double width)
{
    const struct phase *phases = s->timeline->phases;
    double widths[MAX_PHASES] = {}, rest, sum;
    unsigned int i;
    bool again;

    if ( s->nr > 1 && !strcmp(phases[0].name, PHASE_XEN) )
        widths[0] = MIN_WIDTH;
    do {
        rest = width;
        sum = 0;
        for ( i = 0; i < s->nr; i++ )
        {
            rest -= widths[i];
            sum += widths[i] ? 0 : length(&phases[i]);
        }
        again = false;
        for ( i = 0; i < s->nr && !again; i++ )
            if ( !widths[i] &&
                 (!sum || rest * length(&phases[i]) / sum < MIN_WIDTH) )
            {
                widths[i] = MIN_WIDTH;
                again = true;
            }
    } while ( again );

    for ( i = 0; i < s->nr; i++ )
        s->left[i + 1] = s->left[i] +
                         (widths[i] ?: rest * length(&phases[i]) / sum);
}

void scale_make(struct scale *scale, const struct timeline *timeline,
                double left, double right)
{
    *scale = (struct scale){ .timeline = timeline, .left = { left },
                             .nr = timeline->nr_phases };
    if ( scale->nr > MAX_PHASES )
        scale->nr = MAX_PHASES;
    share(scale, right - left);
}

double scale_x(const struct scale *s, uint64_t time)
{
    const struct phase *phase = s->timeline->phases;
    double width, part;
    unsigned int i;

    for ( i = 0; i + 1 < s->nr && time > phase[i].end; i++ )
        ;
    width = s->left[i + 1] - s->left[i] - (phase[i].last ? LAST_WIDTH : 0);
    part = length(&phase[i]) > 0 && time > phase[i].begin
           ? (time - phase[i].begin) / length(&phase[i]) : 0;

    return s->left[i] + width * (part > 1 ? 1 : part);
}

uint64_t nice_step(double ns)
{
    static const unsigned int factors[] = { 1, 2, 5, 10 };
    uint64_t power = 1000;
    unsigned int i = 0;

    while ( power * 10 < ns )
        power *= 10;
    while ( i < 3 && factors[i] * power < ns )
        i++;

    return factors[i] * power;
}

const char *duration_text(struct pool *pool, uint64_t ns)
{
    double ms = ns / 1e6;

    if ( ms < 10 )
        return pool_printf(pool, "%.2f ms", ms);
    if ( ms < 1000 )
        return pool_printf(pool, "%.0f ms", ms);

    return pool_printf(pool, ms < 10000 ? "%.2f s" : "%.1f s", ms / 1000);
}

const char *time_text(struct pool *pool, uint64_t ns)
{
    return pool_printf(pool, "%.3f s", ns / 1e9);
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
