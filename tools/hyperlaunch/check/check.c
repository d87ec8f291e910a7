/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is wrong with a launch although its LCM is a good one.
 */

#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "check.h"

#define MAX_PATH_LEN 1024

struct place place_of_node(const struct input *input, int node,
                           const char *property)
{
    struct place place = { input->path };
    const struct place_entry *entry;
    char path[MAX_PATH_LEN];

    if ( fdt_get_path(input->blob.data, node, path, sizeof(path)) )
        return place;
    entry = places_find(&input->places, path, property);

    return entry ? entry->place : place;
}

struct place place_of_domain(const struct input *input,
                             const struct hl_domain *domain,
                             const char *property)
{
    return place_of_node(input, domain->node, property);
}

struct place place_of_module(const struct input *input,
                             const struct hl_module *module,
                             const char *property)
{
    return place_of_node(input, module->node, property);
}

const struct module *module_file(const struct input *input,
                                 const struct hl_module *module)
{
    return module->by_index && module->index &&
           module->index <= input->modules.nr
           ? &input->modules.module[module->index - 1] : NULL;
}

void check_launch(const struct input *input, struct report *report)
{
    check_roles(input, report);
    check_files(input, report);
    check_xen(input, report);
    check_xen_options(input, report);
    check_uuids(input, report);
    check_memory(input, report);
    check_support(input, report);
    if ( strcmp(input->arch, "arm64") )
        return;
    check_addresses(input, report);
    check_dom0less(input, report);
    check_sharing(input, report);
    check_devices(input, report);
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
