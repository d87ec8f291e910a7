/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Is each device given to one domain only?  (Arm)
 *
 * A device tree that comes with a domain says by xen,path which node of the
 * machine's a device is, and by xen,reg where it is: address, size and the
 * address that the domain sees, all by the root's cells.
 */

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "../lcm/cells.h"

#include "check.h"

/* What Xen reads of such a file. */
#define MAX_TREE (2U << 20)
/* More than any machine has; all are compared with each other. */
#define MAX_DEVICES 4096

struct device {
    unsigned int domain;
    char *path;                /* of the machine's node; or NULL, and then: */
    uint64_t start, size;
};

struct devices {
    const struct input *input;
    struct report *report;
    unsigned int domain;       /* whose are being looked at */
    unsigned int nr;
    struct device *device;
};

static bool is_same(const struct device *a, const struct device *b)
{
    if ( a->path || b->path )
        return a->path && b->path && !strcmp(a->path, b->path);

    return a->size && b->size && (a->start - b->start < b->size ||
                                  b->start - a->start < a->size);
}

static struct place place_of_tree(const struct devices *all)
{
    const struct hl_lcm *lcm = all->input->lcm;
    int module = lcm->domains[all->domain].device_tree;

    return place_of_module(all->input, &lcm->modules[module], NULL);
}

static void add(struct devices *all, const struct device *device)
{
    const struct hl_domain *domains = all->input->lcm->domains;
    struct place place = place_of_tree(all);
    uint64_t told = 1ULL << device->domain;
    unsigned int i;

    for ( i = 0; i < all->nr && !report_is_full(all->report); i++ )
    {
        const struct device *other = &all->device[i];

        /* Once for each domain is enough. */
        if ( ((told >> other->domain) & 1) || !is_same(other, device) )
            continue;
        told |= 1ULL << other->domain;
        if ( device->path )
            report_add(all->report, SEV_ERROR, &place, "device-shared",
                       "%.*s: the device %s (xen,path) is given to %.*s already",
                       NAME(&domains[device->domain]), device->path,
                       NAME(&domains[other->domain]));
        else
            report_add(all->report, SEV_ERROR, &place, "device-shared",
                       "%.*s: 0x%" PRIx64 ", 0x%" PRIx64 " bytes (xen,reg) are given to %.*s already",
                       NAME(&domains[device->domain]), device->start,
                       device->size, NAME(&domains[other->domain]));
    }

    if ( all->nr == MAX_DEVICES )
    {
        report_add(all->report, SEV_ERROR, &place, "limit",
                   "%.*s: more than %u devices are given to domains: whether others are given to two has not been looked at",
                   NAME(&domains[device->domain]), MAX_DEVICES);
        return;
    }
    all->device = grow_by_one(all->device, all->nr, sizeof(*all->device));
    all->device[all->nr++] = *device;
}

static void read_device(struct devices *all, const void *fdt, int node)
{
    struct cells cells = { fdt_address_cells(fdt, 0), fdt_size_cells(fdt, 0) };
    int each = 2 * cells.address + cells.size, len;
    const char *path = fdt_getprop(fdt, node, "xen,path", &len);
    struct device device = { .domain = all->domain };
    const fdt32_t *reg;

    if ( path && len > 0 && strnlen(path, len) == len - 1 )
    {
        device.path = pool_strdup(&all->report->pool, path);
        add(all, &device);
        device.path = NULL;
    }

    reg = fdt_getprop(fdt, node, "xen,reg", &len);
    if ( !reg || !cells_are_good(&cells) )
        return;
    for ( len /= sizeof(*reg); len >= each; len -= each )
    {
        device.start = cells_take(&reg, cells.address);
        device.size = cells_take(&reg, cells.size);
        cells_take(&reg, cells.address);
        add(all, &device);
    }
}

static void read_devices(struct devices *all, const void *fdt)
{
    int node = -1, depth = 0;

    while ( (node = fdt_next_node(fdt, node, &depth)) >= 0 )
        read_device(all, fdt, node);
}

static void read_tree(struct devices *all, const struct module *module)
{
    struct place place = place_of_tree(all);
    struct hl_diags diags;
    struct blob blob;

    /* What is missing or empty has been found to be so. */
    if ( !module->readable || !module->size )
        return;
    if ( module->size > MAX_TREE )
    {
        report_add(all->report, SEV_ERROR, &place, "large-tree",
                   "%.*s: %s: has %" PRIu64 " bytes, and Xen reads no more than 2 MiB of a device tree",
                   NAME(&all->input->lcm->domains[all->domain]), module->name,
                   module->size);
        return;
    }
    if ( file_read(module->path, MAX_TREE, &blob) )
        return;

    if ( hl_fdt_check(blob.data, blob.size, &diags) )
        read_devices(all, blob.data);
    else
        report_add(all->report, SEV_ERROR, &place, "not-a-device-tree",
                   "%.*s: %s: is no flattened device tree: dtc makes one of its source",
                   NAME(&all->input->lcm->domains[all->domain]), module->name);
    free(blob.data);
}

void check_devices(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    struct devices all = { input, report };

    for ( ; all.domain < lcm->nr_domains; all.domain++ )
    {
        int tree = lcm->domains[all.domain].device_tree;
        const struct module *module = tree == HL_NO_MODULE ? NULL
            : module_file(input, &lcm->modules[tree]);

        if ( module )
            read_tree(&all, module);
    }
    free(all.device);
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
