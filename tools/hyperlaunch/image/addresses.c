/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What an LCM says of boot modules, for a board, which has no list of them.
 */

#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "tree.h"

/* Some nodes have one of the older names for it. */
static const char *const index_names[] = { "module-index", "mb-index" };

/*
 * How many cells of 32 bits @parent gives its children for what @name says.  If
 * it does not say, it is made to: not everybody takes the same default.
 */
static unsigned int cells(struct tree *tree, int parent, const char *name)
{
    int len;
    const fdt32_t *value = fdt_getprop(tree->fdt, parent, name, &len);

    if ( value && len == 4 )
        return fdt32_ld(value);
    tree_set_cell(tree, parent, name, 2);

    return 2;
}

static unsigned int put_cells(fdt32_t *value, uint64_t number, unsigned int nr)
{
    if ( nr == 2 )
        *value++ = cpu_to_fdt32(number >> 32);
    *value = cpu_to_fdt32(number);

    return nr;
}

static void remove_index(struct tree *tree, int node)
{
    unsigned int i;

    for ( i = 0; i < 2; i++ )
        fdt_delprop(tree->fdt, node, index_names[i]);
}

/*
 * Nodes move when properties are added, and by its path libfdt may find another
 * one, as unit addresses can be left out there.  Their order stays.
 */
static unsigned int number_of(const void *fdt, int node)
{
    unsigned int nr = 0;
    int at;

    for ( at = 0; at >= 0 && at < node; at = fdt_next_node(fdt, at, NULL) )
        nr++;

    return nr;
}

static int node_of(const void *fdt, unsigned int nr)
{
    int at = 0;

    for ( ; nr && at >= 0; nr-- )
        at = fdt_next_node(fdt, at, NULL);

    return at;
}

static void set_address(struct tree *tree, unsigned int nr,
                        const struct boot_file *file, struct report *report)
{
    int parent = fdt_parent_offset(tree->fdt, node_of(tree->fdt, nr)), node;
    unsigned int address = cells(tree, parent, "#address-cells");
    unsigned int size = cells(tree, parent, "#size-cells");
    fdt32_t reg[4];
    char path[1024];

    if ( address - 1 > 1 || size - 1 > 1 ||
         (address == 1 && file->address + file->size - 1 > UINT32_MAX) ||
         (size == 1 && file->size > UINT32_MAX) )
    {
        if ( fdt_get_path(tree->fdt, parent, path, sizeof(path)) )
            strcpy(path, "node");
        report_add(report, SEV_ERROR, NULL, "bad-cells",
                   "%s: #address-cells and #size-cells: %u and %u are not enough for 0x%llx and 0x%llx",
                   path, address, size, (unsigned long long)file->address,
                   (unsigned long long)file->size);
        report_hint(report, "leave them out: then they become 2 and 2");
        return;
    }

    put_cells(&reg[put_cells(reg, file->address, address)], file->size, size);
    node = node_of(tree->fdt, nr);
    tree_set(tree, node, "reg", reg, 4 * (address + size));
    remove_index(tree, node);
}

void tree_set_addresses(struct tree *tree, const struct hl_lcm *lcm,
                        const struct plan *plan, struct report *report)
{
    unsigned int i;

    for ( i = 0; i < lcm->nr_modules; i++ )
    {
        const struct hl_module *module = &lcm->modules[i];

        if ( module->by_index && module->index &&
             module->index <= plan->nr_modules )
            set_address(tree, number_of(lcm->fdt, module->node),
                        &plan->modules[module->index - 1], report);
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
