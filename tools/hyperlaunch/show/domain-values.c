/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a launch says of a domain.
 */

#include <inttypes.h>
#include <stdlib.h>

#include "text.h"
#include "value-add.h"

/* Amounts that were not given are as memory, which may not be given either. */
static void add_memory(struct view *view, const struct hl_domain *hd,
                       struct shown_values *values)
{
    struct pool *pool = &view->pool;

    value_list_add(view, values, "memory",
                   hd->has_memory ? text_memory(pool, hd->memory_kb) : "rest",
                   !hd->has_memory);
    value_list_add(view, values, "mem-min",
                   hd->mem_min_kb ? text_memory(pool, hd->mem_min_kb)
                                  : "rest",
                   hd->mem_min_kb == hd->memory_kb);
    value_list_add(view, values, "mem-max",
                   hd->mem_max_kb ? text_memory(pool, hd->mem_max_kb)
                                  : "unlimited",
                   hd->mem_max_kb == hd->memory_kb);
}

static void add_pci_devices(struct view *view, const struct hl_domain *hd,
                            struct shown_values *values)
{
    const char *text = "";
    unsigned int i;

    for ( i = 0; i < hd->nr_pci_devices; i++ )
        text = pool_printf(&view->pool, "%s%s%s", text, i ? "," : "",
                           text_pci_device(&view->pool, hd->pci_devices[i]));

    value_list_add_given(view, values, "pci-devices", i ? text : NULL);
}

static const char *text_start(const struct hl_domain *hd)
{
    return hd->start_manual ? "manual" : "auto";
}

static const char *text_domid(struct view *view, const struct hl_domain *hd)
{
    return hd->domid == HL_NO_DOMID
           ? "none" : pool_printf(&view->pool, "%" PRIu16, hd->domid);
}

static void add_properties(struct view *view, const struct hl_domain *hd,
                           struct shown_values *values)
{
    struct pool *pool = &view->pool;

    value_list_add(view, values, "domid", text_domid(view, hd),
                   !hd->has_domid);
    value_list_add(view, values, "roles", text_roles(pool, hd->roles),
                   !hd->roles);
    value_list_add(view, values, "mode", text_mode(hd->mode),
                   hd->mode == HL_MODE_DEFAULT);
    value_list_add(view, values, "cpus",
                   pool_printf(pool, "%" PRIu32, hd->cpus), hd->cpus == 1);
    add_memory(view, hd, values);
    value_list_add_given(view, values, "uuid",
                         hd->uuid ? text_uuid(pool, hd->uuid) : NULL);
    value_list_add(view, values, "start", text_start(hd), !hd->start_manual);
    value_list_add(view, values, "boot-access", text_access(hd->boot_access),
                   hd->boot_access == (HL_ACCESS_QUERY | HL_ACCESS_START));
    value_list_add(view, values, "console-output",
                   hd->console_output ? "true" : "false",
                   !hd->console_output);
    value_list_add(view, values, "enhanced", text_enhanced(hd->enhanced),
                   hd->enhanced == HL_ENHANCED_DEFAULT);
    value_list_add_given(view, values, "security-label", hd->security_id);
    add_pci_devices(view, hd, values);
}

/* A module, its command line, and its digest. */
static void add_module(struct view *view, const char *name,
                       const char *cmdline, const char *digest, int node,
                       struct shown_values *values)
{
    const struct hl_module *m =
        node == HL_NO_MODULE ? NULL : &view->input.lcm->modules[node];

    value_list_add_module(view, values, name, view_module(view, node));
    value_list_add_given(view, values, cmdline, m ? m->bootargs : NULL);
    value_list_add_given(view, values, digest,
                         m && m->sha256 ? text_digest(&view->pool, m->sha256)
                                        : NULL);
}

static void add_modules(struct view *view, const struct hl_domain *hd,
                        struct shown_values *values)
{
    add_module(view, "kernel", "cmdline", "kernel sha256", hd->kernel, values);
    add_module(view, "ramdisk", "ramdisk bootargs", "ramdisk sha256",
               hd->ramdisk, values);
    add_module(view, "device-tree", "device-tree bootargs",
               "device-tree sha256", hd->device_tree, values);
    add_module(view, "config", "config bootargs", "config sha256", hd->config,
               values);
}

void values_of_domain(struct view *view, const struct shown_domain *d,
                      struct shown_values *values)
{
    const char *after = text_domains(view, d->after, ",");
    unsigned int i;

    *values = (struct shown_values){};
    add_modules(view, d->hd, values);
    add_properties(view, d->hd, values);
    value_list_add_given(view, values, "start-after", *after ? after : NULL);
    for ( i = 0; i < d->nr_properties; i++ )
        value_list_add(view, values, d->properties[i].name,
                       d->properties[i].text, false);
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
