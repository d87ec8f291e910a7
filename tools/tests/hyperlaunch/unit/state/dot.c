/* SPDX-License-Identifier: GPL-2.0-only */
/* The picture of docs/hyperlaunch/launch.md, for Graphviz, from the table. */

#include <stdio.h>

#include <xen/hyperlaunch/state.h>

/* Several events which lead from one state to another are one arrow. */
static void print_arrow(unsigned int from, unsigned int to)
{
    unsigned int event, nr = 0;

    for ( event = 0; event < HL_NR_EVENTS; event++ )
        if ( hl_state_next(from, event) == to )
            printf("%s%s", nr++ ? "\\n" : "", hl_event_name(event));
}

static unsigned int count(unsigned int from, unsigned int to)
{
    unsigned int event, nr = 0;

    for ( event = 0; event < HL_NR_EVENTS; event++ )
        nr += hl_state_next(from, event) == to;

    return nr;
}

int main(void)
{
    unsigned int from, to;

    printf("// Made by tools/tests/hyperlaunch/unit/state/dot.c from the table of states.\n"
           "digraph launch {\n"
           "    rankdir = TB;\n"
           "    node [shape = box, style = rounded, fontname = \"sans-serif\"];\n"
           "    edge [fontname = \"sans-serif\", fontsize = 10];\n\n");

    for ( from = 0; from < HL_NR_STATES; from++ )
        printf("    %s%s;\n", hl_state_name(from),
               hl_state_is_end(from) ? " [peripheries = 2]" : "");

    printf("\n");

    /* What is only noted down would make the picture unreadable. */
    for ( from = 0; from < HL_NR_STATES; from++ )
        for ( to = 0; to < HL_NR_STATES; to++ )
        {
            if ( from == to || !count(from, to) )
                continue;

            printf("    %s -> %s [label = \"", hl_state_name(from),
                   hl_state_name(to));
            print_arrow(from, to);
            printf("\"];\n");
        }

    printf("}\n");

    return 0;
}
