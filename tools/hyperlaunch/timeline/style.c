/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Colours.  Not everything that shows SVG knows variables in style sheets: each
 * class has its colour twice.
 */

#include <string.h>

#include "../base/array.h"

#include "style.h"
#include "timeline.h"

static const struct {
    const char *class, *rule, *dark;   /* NULL: the same in the dark */
} rules[] = {
    { "bg", "fill:#ffffff", "fill:#0d1117" },
    { "text", "fill:#1f2328", "fill:#e6edf3" },
    { "dim", "fill:#59636e", "fill:#9198a1" },
    { "bad", "fill:#cf222e", "fill:#ff7b72" },
    { "bold", "font-weight:600", NULL },
    { "rule", "stroke:#d1d9e0", "stroke:#30363d" },
    { "edge", "stroke:#59636e;stroke-opacity:.45;stroke-dasharray:2 3", "stroke:#9198a1" },
    { "band", "fill-opacity:.26", "fill-opacity:.42" },
    { "tint", "fill-opacity:.06", "fill-opacity:.12" },
    { "xen", "fill:#8c959f", "fill:#6e7681" },
    { "building", "fill:#0969da", "fill:#388bfd" },
    { "preparing", "fill:#8250df", "fill:#a371f7" },
    { "reclaiming", "fill:#bf8700", "fill:#d29922" },
    { "starting", "fill:#1b7c83", "fill:#39c5cf" },
    { "done", "fill:#1a7f37", "fill:#3fb950" },
    { "recovery", "fill:#cf222e", "fill:#f85149" },
    { "build", "fill:#0969da;fill-opacity:.2;stroke:#0969da;stroke-width:1.2", "fill:#388bfd;stroke:#58a6ff" },
    { "wait", "stroke:#8c959f;stroke-width:1.6;stroke-dasharray:1.5 4;stroke-linecap:round", "stroke:#8b949e" },
    { "run", "fill:#2da44e", "fill:#2ea043" },
    { "onrun", "fill:#ffffff", NULL },
    { "waits", "fill:#8c959f", "fill:#8b949e" },
    { "ended", "fill:#0969da", "fill:#58a6ff" },
    { "ready", "fill:#ffffff;stroke:#116329;stroke-width:1.6", NULL },
    { "cross", "stroke:#ffffff;stroke-width:2;stroke-linecap:round", NULL },
};

#define NR_RULES (NR(rules))

void svg_style(FILE *out)
{
    unsigned int i;

    fputs("<style>\ntext{font-family:system-ui,-apple-system,\"Segoe UI\",\"Liberation Sans\",Arial,sans-serif}\n",
          out);
    for ( i = 0; i < NR_RULES; i++ )
        fprintf(out, ".%s{%s}\n", rules[i].class, rules[i].rule);
    fputs("@media (prefers-color-scheme:dark){\n", out);
    for ( i = 0; i < NR_RULES; i++ )
        if ( rules[i].dark )
            fprintf(out, ".%s{%s}\n", rules[i].class, rules[i].dark);
    fputs("}\n</style>\n", out);
}

const char *phase_class(const char *name)
{
    unsigned int i;

    for ( i = 0; i < NR_RULES; i++ )
        if ( !strcmp(rules[i].class, name) )
            return name;

    return "xen";
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
