/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Pieces of an SVG picture.
 */

#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "../base/harmless.h"

#include "write.h"

/* Bytes of the next character; 0: it is none to be shown, or that XML can have. */
static unsigned int character(const char *text)
{
    if ( !strncmp(text, "\xef\xbf\xbe", 3) ||
         !strncmp(text, "\xef\xbf\xbf", 3) )
        return 0;

    return harmless_length(text);
}

static void put_character(FILE *out, const char *text, unsigned int len)
{
    if ( !len )
        fputc('?', out);
    else if ( *text == '&' )
        fputs("&amp;", out);
    else if ( *text == '<' )
        fputs("&lt;", out);
    else if ( *text == '>' )
        fputs("&gt;", out);
    else if ( *text == '"' )
        fputs("&quot;", out);
    else
        fwrite(text, 1, len, out);
}

void svg_escaped(FILE *out, const char *text)
{
    while ( *text )
    {
        unsigned int len = character(text);

        put_character(out, text, len);
        text += len ?: 1;
    }
}

void svg_begin(FILE *out, const char *title, ...)
{
    va_list args;
    char *text;
    int len;

    va_start(args, title);
    len = vasprintf(&text, title, args);
    va_end(args);

    fputs("<g>", out);
    if ( len < 0 )
        return;
    fputs("<title>", out);
    svg_escaped(out, text);
    fputs("</title>\n", out);
    free(text);
}

void svg_end(FILE *out)
{
    fputs("</g>\n", out);
}

void svg_rect(FILE *out, const char *class, double x, double y, double width,
              double height, double radius)
{
    fprintf(out, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"",
            class, x, y, width, height);
    if ( radius )
        fprintf(out, " rx=\"%.1f\"", radius);
    fputs("/>\n", out);
}

void svg_line(FILE *out, const char *class, double x1, double y1, double x2,
              double y2)
{
    fprintf(out, "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>\n",
            class, x1, y1, x2, y2);
}

/* Letters differ, and so do fonts: this is rather too much than too little. */
double svg_text_width(const char *text, double size)
{
    double width = 0;

    while ( *text )
    {
        unsigned int len = character(text);

        width += (len > 1 ? 1 : strchr("iljt.,:;'|!()[] ", *text) ? 0.35 :
                  strchr("mwMW@", *text) ? 0.9 : 0.56) * size;
        text += len ?: 1;
    }

    return width;
}

/* As many bytes of @text as there is room for, with three dots behind them. */
static size_t fitting(const char *text, struct svg_at at)
{
    double used = at.size;
    size_t fits = 0;

    while ( text[fits] )
    {
        unsigned int len = character(&text[fits]) ?: 1;
        char letter[5] = {};

        memcpy(letter, &text[fits], len);
        used += svg_text_width(letter, at.size);
        if ( used > at.width )
            break;
        fits += len;
    }

    return fits;
}

void svg_text(FILE *out, const char *class, struct svg_at at,
              const char *text)
{
    static const char *const anchors[] = {
        [SVG_START] = "",
        [SVG_MIDDLE] = " text-anchor=\"middle\"",
        [SVG_END] = " text-anchor=\"end\"",
    };
    bool cut = at.width && svg_text_width(text, at.size) > at.width;
    char *part = strndup(text, cut ? fitting(text, at) : strlen(text));

    fprintf(out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\" font-size=\"%g\"%s>",
            class, at.x, at.y, at.size, anchors[at.anchor]);
    svg_escaped(out, part ?: "");
    fprintf(out, "%s</text>\n", cut ? "…" : "");
    free(part);
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
