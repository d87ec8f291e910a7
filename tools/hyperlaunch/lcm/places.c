/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Where the nodes and properties of a device tree come from.
 */

#include <stdlib.h>
#include <string.h>

#include "places.h"

void places_add(struct places *places, const char *node, const char *property,
                const char *label, const struct place *place)
{
    places->entries = grow_by_one(places->entries, places->nr,
                                  sizeof(*places->entries));
    places->entries[places->nr++] = (struct place_entry){
        node, property, *place, label
    };
}

static const struct place_entry *find(const struct places *places,
                                      const char *node, size_t len,
                                      const char *property)
{
    unsigned int i;

    for ( i = 0; i < places->nr; i++ )
    {
        const struct place_entry *entry = &places->entries[i];

        if ( strncmp(entry->node, node, len) || entry->node[len] )
            continue;
        if ( property ? entry->property && !strcmp(entry->property, property)
                      : !entry->property )
            return entry;
    }

    return NULL;
}

const struct place_entry *places_find(const struct places *places,
                                      const char *node, const char *property)
{
    size_t len = strlen(node);
    const struct place_entry *entry;

    if ( property && (entry = find(places, node, len, property)) )
        return entry;

    while ( len > 1 )
    {
        entry = find(places, node, len, NULL);
        if ( entry )
            return entry;
        while ( len > 1 && node[--len] != '/' )
            ;
    }

    return find(places, "/", 1, NULL);
}

void places_free(struct places *places)
{
    free(places->entries);
    *places = (struct places){};
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
