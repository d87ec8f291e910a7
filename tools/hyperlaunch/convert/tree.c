/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What there is in a device tree, and where its source says so.
 */

#include <inttypes.h>
#include <string.h>

#include "../lcm/cells.h"
#include "../lcm/vocabulary.h"

#include "tree.h"

#define MAX_PATH 1024

const char *tree_path(const struct tree *tree, int node)
{
    char path[MAX_PATH];

    if ( fdt_get_path(tree->fdt, node, path, sizeof(path)) )
        return "/";

    return pool_strdup(&tree->convert->pool, path);
}

struct place tree_place(const struct tree *tree, int node,
                        const char *property)
{
    const struct places *places = &tree->input->places;
    const struct place_entry *entry = NULL;

    /* Only a source has any, and a path takes a search through the tree. */
    if ( places->nr )
        entry = places_find(places, tree_path(tree, node), property);

    return entry ? entry->place : (struct place){ .file = tree->input->path };
}

/* Without NULs but at the end, so that it is a text. */
static bool is_string(const char *data, int len)
{
    return len > 0 && strnlen(data, len) == len - 1;
}

const char *tree_string(const struct tree *tree, int node, const char *name)
{
    int len;
    const char *data = fdt_getprop(tree->fdt, node, name, &len);

    return data && is_string(data, len) ? data : NULL;
}

bool tree_has(const struct tree *tree, int node, const char *name)
{
    return fdt_getprop(tree->fdt, node, name, NULL);
}

bool tree_is_compatible(const struct tree *tree, int node, const char *word)
{
    return !fdt_node_check_compatible(tree->fdt, node, word);
}

bool tree_number(const void *data, int len, unsigned int cells,
                 unsigned int index, uint64_t *number)
{
    const fdt32_t *cell = data;

    if ( !data || (index + 1) * cells * sizeof(*cell) > len )
        return false;
    cell += index * cells;
    *number = cells_take(&cell, cells);

    return true;
}

static const char taken[] = "there is another one of this name";

/* Of a tree that is not dtc's, a node may have several of the same name. */
static bool is_taken(const struct domain *domain, const char *name)
{
    unsigned int i;

    for ( i = 0; i < domain->nr_properties; i++ )
        if ( !strcmp(domain->properties[i].name, name) )
            return true;

    return false;
}

/* NULL, or why a property cannot be kept. */
static const char *why_not_kept(const struct domain *domain, const char *name,
                                const char *data, int len)
{
    /* In a launch file, '@' is followed by an architecture. */
    if ( !name || !*name || strchr(name, '@') || !data ||
         (len % 4 && !is_string_list(data, len)) )
        return "it is neither texts nor numbers";

    return is_taken(domain, name) ? taken : NULL;
}

void tree_keep_property(const struct tree *tree, int node, int offset,
                        struct domain *domain)
{
    struct convert *convert = tree->convert;
    struct property *property;
    const char *name = NULL;
    uint64_t number;
    int len, i;
    const char *data = fdt_getprop_by_offset(tree->fdt, offset, &name, &len);
    const char *why = why_not_kept(domain, name, data, len);
    struct place place;

    if ( why )
    {
        tree_left_out(tree, node, name, why);
        return;
    }

    place = tree_place(tree, node, name);
    property = convert_property(convert, domain, name, &place, NULL);
    if ( is_string_list(data, len) )
        for ( i = 0; i < len; i += strlen(&data[i]) + 1 )
            property_add(&convert->launch, property, &data[i], &place);
    else
        for ( i = 0; tree_number(data, len, 1, i, &number); i++ )
        {
            property->numbers = true;
            convert_property_add(convert, property, &place, number);
        }
}

void tree_left_out(const struct tree *tree, int node, const char *property,
                   const char *why)
{
    struct place place;
    const char *path;

    /* Where a node is takes a search through all that is in front of it. */
    if ( convert_is_full(tree->convert) )
        return;

    place = tree_place(tree, node, property);
    path = tree_path(tree, node);
    if ( property )
        path = pool_printf(&tree->convert->pool, "%s: %s", path, property);
    convert_left_out(tree->convert, &place, path, NULL, why);
}

unsigned int tree_cells(const struct tree *tree, int node, const char *name)
{
    unsigned int nr = cells_inherited(tree->fdt, node, name, 0);

    return nr <= 2 ? nr : 0;
}

bool tree_keep_static_memory(const struct tree *tree, int node, int offset,
                             struct domain *domain)
{
    static const char name[] = "xen,static-mem";
    struct place place = tree_place(tree, node, name);
    int parent = fdt_parent_offset(tree->fdt, node), len;
    struct cells cells = {
        tree_cells(tree, parent, "#address-cells"),
        tree_cells(tree, parent, "#size-cells")
    };
    const fdt32_t *data = fdt_getprop_by_offset(tree->fdt, offset, NULL, &len);
    struct property *property;
    uint64_t pair[2];
    unsigned int i, j;

    /* The machine's device tree would say how many: mostly, it is two of each. */
    if ( !cells_are_good(&cells) )
        cells.address = cells.size = len % 16 ? 1 : 2;
    if ( len <= 0 || len % ((cells.address + cells.size) * 4) )
        return false;
    if ( is_taken(domain, name) )
    {
        tree_left_out(tree, node, name, taken);
        return true;
    }

    property = convert_property(tree->convert, domain, name, &place, NULL);
    property->numbers = true;
    for ( i = 0; cells_pair(data, len, &cells, i, &pair[0], &pair[1]); i++ )
        for ( j = 0; j < 2; j++ )
        {
            convert_property_add(tree->convert, property, &place,
                                 pair[j] >> 32);
            convert_property_add(tree->convert, property, &place, pair[j]);
        }

    return true;
}

void tree_note_properties(const struct tree *tree, int node,
                          const char *known, const char *why)
{
    int offset;

    fdt_for_each_property_offset(offset, tree->fdt, node)
    {
        const char *name = NULL;

        fdt_getprop_by_offset(tree->fdt, offset, &name, NULL);
        if ( name && !has_word(known, name) &&
             !has_word("compatible phandle linux,phandle #address-cells #size-cells name status",
                            name) )
            tree_left_out(tree, node, name, why);
    }
}

bool tree_address(const struct tree *tree, int node, uint64_t *address)
{
    int parent = fdt_parent_offset(tree->fdt, node), len;
    unsigned int cells = tree_cells(tree, parent, "#address-cells");
    const void *reg = fdt_getprop(tree->fdt, node, "reg", &len);

    return tree_number(reg, len, cells ? cells : 2, 0, address);
}

/* A boot module with an address has no number that somebody could look up. */
static void note_address(const struct tree *tree, unsigned int index, int node)
{
    uint64_t address;

    if ( tree_address(tree, node, &address) )
        convert_comment(tree->convert, NULL,
                        "    module-%u: at 0x%" PRIx64 ", %s", index, address,
                        tree_path(tree, node));
}

const char *tree_file(const struct tree *tree, unsigned int index, int node)
{
    struct convert *convert = tree->convert;
    const char *binary = tree_string(tree, node, "xen,uefi-binary");
    struct place place;

    if ( index && index <= convert->nr_files )
        return convert_path(convert, NULL, convert->files[index - 1]);
    /* UEFI looks for it there. */
    if ( binary )
        return convert_path(convert, tree->input->path, binary);

    if ( !convert->placeholder )
    {
        place = tree_place(tree, node, NULL);
        report_add(&convert->report, SEV_NOTE, &place, "unknown-file",
                   "%s: a device tree does not say which files the boot modules are: 'module-%u' stands for this one, and so on",
                   tree_path(tree, node), index);
        report_hint(&convert->report,
                    "name them by -m FILE, in the order of the boot modules");
        convert_comment(convert, NULL,
                        "  names of files: 'module-%u' stands for boot module %u, and so on",
                        index, index);
    }
    /* They have their numbers in the order in which they are first seen. */
    if ( index > convert->placeholder )
    {
        convert->placeholder = index;
        note_address(tree, index, node);
    }

    return pool_printf(&convert->pool, "module-%u", index);
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
