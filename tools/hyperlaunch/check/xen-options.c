/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Options of Xen's that do nothing, since the LCM says what they are about.
 */

#include <string.h>

#include "../base/array.h"

#include "check.h"

static const struct {
    const char *option;
    const char *item;      /* one of its items that is meant; NULL: any */
    const char *instead;
} useless[] = {
    { "dom0=", "pvh", "write 'mode: pvh' for that domain" },
    { "dom0=", "pv", "write 'mode: pv' for that domain" },
    { "hardware_dom=", NULL, "give that domain the role hardware" },
    { "dom0_max_vcpus=", NULL, "write 'cpus' for that domain" },
};

/* Items have commas between them. */
static bool has_item(const char *items, size_t size, const char *item)
{
    size_t len, want = strlen(item);

    while ( size )
    {
        const char *comma = memchr(items, ',', size);

        len = comma ? comma - items : size;
        if ( len == want && !memcmp(items, item, len) )
            return true;
        if ( !comma )
            break;
        items += len + 1;
        size -= len + 1;
    }

    return false;
}

static void check_word(const struct text *text, const char *word, size_t size,
                       struct report *report)
{
    unsigned int i;

    for ( i = 0; i < NR(useless); i++ )
    {
        size_t len = strlen(useless[i].option);

        if ( size < len || memcmp(word, useless[i].option, len) ||
             (useless[i].item &&
              !has_item(word + len, size - len, useless[i].item)) )
            continue;
        report_add(report, SEV_NOTE, &text->place, "useless-option",
                   "xen-options: %.*s does nothing: the launch says this",
                   (int)size, word);
        report_hint(report, "%s", useless[i].instead);
    }
}

void check_xen_options(const struct input *input, struct report *report)
{
    const struct value *options = &input->launch.values[LK_XEN_OPTIONS];
    const char *word = value_str(options);

    while ( word && *(word += strspn(word, " \t\n")) )
    {
        size_t size = strcspn(word, " \t\n");

        check_word(&options->items[0], word, size, report);
        word += size;
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
