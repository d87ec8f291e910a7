/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What domains of ImageBuilder share: memory and event channels.
 */

#include <inttypes.h>
#include <string.h>

#include "imagebuilder.h"

#define MEMORY "DOMU_SHARED_MEM"
#define CHANNELS "DOMU_STATIC_EVTCHNS"

/* The numbers in @text, with blanks in between: are there @nr of them? */
static bool split_numbers(char *text, unsigned int nr, uint64_t max,
                          uint64_t *numbers)
{
    unsigned int i = 0;
    char *word;

    while ( (word = strsep(&text, " \t\n")) )
        if ( *word && (i == nr || !convert_number(word, max, &numbers[i++])) )
            return false;

    return i == nr;
}

/* "name host-address address size" */
static void convert_memory(struct imagebuilder *ib, struct domain *domain,
                           const struct text *text)
{
    struct convert *convert = ib->convert;
    const char *start = text->str + strspn(text->str, " \t\n");
    size_t len = strcspn(start, " \t\n");
    char *rest = pool_strdup(&convert->pool, start + len);
    uint64_t numbers[3];
    struct child *child;

    if ( !len || memchr(start, '@', len) ||
         !split_numbers(rest, 3, UINT64_MAX, numbers) || numbers[2] % 1024 )
    {
        imagebuilder_wrong(ib, text, MEMORY,
                           "a name, the address of the host, that of the domain, and a size in whole pages");
        return;
    }

    child = convert_child(convert, &domain->shared_memory,
                          pool_strndup(&convert->pool, start, len),
                          &text->place);
    convert_set(convert, &child->values[SK_HOST_ADDRESS], &text->place,
                "%#" PRIx64, numbers[0]);
    convert_set(convert, &child->values[SK_ADDRESS], &text->place,
                "%#" PRIx64, numbers[1]);
    convert_set_memory(convert, &child->values[SK_SIZE], &text->place,
                       numbers[2] >> 10);
}

/* "port domain port"; false if it is not, or has a port of another one. */
static bool convert_channel(struct imagebuilder *ib, struct domain *domain,
                            const struct text *text, char *definition)
{
    struct convert *convert = ib->convert;
    struct children *channels = &domain->event_channels;
    uint64_t numbers[3];
    struct child *child;
    const char *port;

    if ( !split_numbers(definition, 3, UINT32_MAX, numbers) )
        return false;
    port = pool_printf(&convert->pool, "%" PRIu64, numbers[0]);
    if ( children_find(channels, port) )
        return false;

    child = convert_child(convert, channels, port, &text->place);
    convert_set(convert, &child->values[EK_DOMAIN], &text->place, "%s",
                imagebuilder_domain(ib, numbers[1]));
    convert_set(convert, &child->values[EK_PORT], &text->place, "%" PRIu64,
                numbers[2]);

    return true;
}

/* With ';' in between. */
static void convert_channels(struct imagebuilder *ib, struct domain *domain,
                             const struct text *text)
{
    char *rest = pool_strdup(&ib->convert->pool, text->str), *definition;

    while ( (definition = strsep(&rest, ";")) )
        if ( definition[strspn(definition, " \t\n")] &&
             !convert_channel(ib, domain, text, definition) )
        {
            imagebuilder_wrong(ib, text, CHANNELS,
                               "for each channel another port, the number of a domain and its port, and ; in between");
            return;
        }
}

void imagebuilder_sharing(struct imagebuilder *ib, struct domain *domain,
                          int index)
{
    const struct text *memory = imagebuilder_text(ib, MEMORY, index);
    const struct text *channels = imagebuilder_text(ib, CHANNELS, index);

    if ( memory )
        convert_memory(ib, domain, memory);
    if ( channels )
        convert_channels(ib, domain, channels);
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
