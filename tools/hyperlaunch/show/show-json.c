/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A launch as JSON.
 */

#include <string.h>

#include "../base/units.h"

#include "output.h"
#include "text.h"
#include "value.h"

/* Each name in @names whose bit is set. */
static void json_bits(struct json *j, const char *key, unsigned int bits,
                      const char *const *names)
{
    json_open(j, key, '[');
    for ( ; bits && *names; bits >>= 1, names++ )
        if ( bits & 1 )
            json_string(j, NULL, *names);
    json_close(j, ']');
}

static void json_domains(struct json *j, const char *key,
                         const struct view *view, uint64_t domains)
{
    unsigned int i;

    json_open(j, key, '[');
    for ( i = 0; i < view->nr_domains; i++ )
        if ( (domains >> i) & 1 )
            json_string(j, NULL, view->domains[i].name);
    json_close(j, ']');
}

/* Nothing is there, or what was read does not say: null. */
static void json_setting(struct json *j, const struct shown_value *value)
{
    uint64_t number;

    if ( value->is_none )
        json_null(j, value->name);
    else if ( value->is_number && value->text &&
              parse_unsigned(value->text, UINT32_MAX, &number) )
        json_number(j, value->name, number);
    else
        json_text(j, value->name, value->text);
}

static void json_settings(struct json *j, struct view *view)
{
    struct shown_values values;
    unsigned int i;

    values_of_launch(view, &values);
    json_open(j, "settings", '{');
    for ( i = 0; i < values.nr; i++ )
        json_setting(j, &values.values[i]);
    json_close(j, '}');
}

static void json_module_of(struct json *j, const char *key, struct view *view,
                           int node)
{
    const struct shown_module *m = view_module(view, node);
    const struct hl_module *hm;

    if ( !m )
    {
        json_null(j, key);
        return;
    }

    hm = &view->input.lcm->modules[node];
    json_open(j, key, '{');
    json_number(j, "module", m - view->modules);
    json_string(j, "label", m->label);
    json_text(j, "bootargs", hm->bootargs);
    json_text(j, "sha256",
              hm->sha256 ? text_digest(&view->pool, hm->sha256) : NULL);
    json_close(j, '}');
}

static void json_rings(struct json *j, const struct view *view,
                       const struct shown_domain *d)
{
    unsigned int i;

    json_open(j, "wiring", '{');
    for ( i = 0; i < NR_RINGS; i++ )
    {
        const struct ring *ring = &d->rings[i];

        if ( ring->backend < 0 )
        {
            json_null(j, ring_names[i]);
            continue;
        }
        json_open(j, ring_names[i], '{');
        json_string(j, "backend", view->domains[ring->backend].name);
        json_text(j, "provided", ring->provided);
        json_close(j, '}');
    }
    json_close(j, '}');
}

static void json_memory(struct json *j, const struct hl_domain *hd)
{
    if ( !hd->has_memory )
        json_null(j, "memory_kib");
    else
        json_number(j, "memory_kib", hd->memory_kb);
    if ( !hd->mem_min_kb )
        json_null(j, "mem_min_kib");
    else
        json_number(j, "mem_min_kib", hd->mem_min_kb);
    if ( !hd->mem_max_kb )
        json_null(j, "mem_max_kib");
    else
        json_number(j, "mem_max_kib", hd->mem_max_kb);
}

static void json_start(struct json *j, const struct view *view,
                       const struct shown_domain *d)
{
    static const char *const starts[] = {
        [START_NEVER] = "never",
        [START_FIRST] = "first",
        [START_IN_ORDER] = "in-order",
        [START_MANUAL] = "manual",
        [START_RECOVERY] = "recovery",
    };

    json_string(j, "start", starts[d->start]);
    if ( d->position )
        json_number(j, "position", d->position);
    else
        json_null(j, "position");
    json_domains(j, "start_after", view, d->after);
}

static void json_pci_devices(struct json *j, struct view *view,
                             const struct hl_domain *hd)
{
    unsigned int i;

    json_open(j, "pci_devices", '[');
    for ( i = 0; i < hd->nr_pci_devices; i++ )
        json_string(j, NULL, text_pci_device(&view->pool, hd->pci_devices[i]));
    json_close(j, ']');
}

static void json_properties(struct json *j, const struct shown_domain *d)
{
    unsigned int i;

    json_open(j, "properties", '{');
    for ( i = 0; i < d->nr_properties; i++ )
        json_string(j, d->properties[i].name, d->properties[i].text);
    json_close(j, '}');
}

static void json_domain(struct json *j, struct view *view,
                        const struct shown_domain *d)
{
    static const char *const roles[] = {
        "control", "hardware", "console", "xenstore", "boot", "recovery", NULL
    };
    static const char *const access[] = {
        "query", "start", "configure", NULL
    };
    const struct hl_domain *hd = d->hd;

    json_open(j, NULL, '{');
    json_string(j, "name", d->name);
    if ( hd->domid == HL_NO_DOMID )
        json_null(j, "domid");
    else
        json_number(j, "domid", hd->domid);
    json_bool(j, "good", !hd->nr_errors && !d->as_written);
    json_bits(j, "roles", hd->roles, roles);
    json_string(j, "mode", text_mode(hd->mode));
    json_number(j, "vcpus", hd->cpus);
    json_memory(j, hd);
    json_text(j, "uuid", hd->uuid ? text_uuid(&view->pool, hd->uuid) : NULL);
    json_module_of(j, "kernel", view, hd->kernel);
    json_module_of(j, "ramdisk", view, hd->ramdisk);
    json_module_of(j, "device_tree", view, hd->device_tree);
    json_module_of(j, "config", view, hd->config);
    json_start(j, view, d);
    json_bits(j, "boot_access", hd->boot_access, access);
    json_bool(j, "console_output", hd->console_output);
    json_string(j, "enhanced", text_enhanced(hd->enhanced));
    json_rings(j, view, d);
    json_text(j, "security_label", hd->security_id);
    json_pci_devices(j, view, hd);
    json_properties(j, d);
    json_close(j, '}');
}

static void json_module(struct json *j, const struct view *view,
                        const struct shown_module *m)
{
    json_open(j, NULL, '{');
    if ( m->by_index )
        json_number(j, "index", m->index);
    else
    {
        json_number(j, "address", m->addr);
        json_number(j, "size", m->size);
    }
    if ( m->file )
    {
        json_string(j, "file", m->file->name);
        json_string(j, "path", m->file->path);
        json_bool(j, "readable", m->file->readable);
        if ( m->file->readable )
            json_number(j, "bytes", m->file->size);
    }
    json_text(j, "kind", m->node ? text_module_kind(m->node->kind) : NULL);
    json_bool(j, "used_by_xen", m->of_xen);
    json_domains(j, "domains", view, m->domains);
    json_close(j, '}');
}

void show_json(struct view *view, struct json *j)
{
    static const char *const kinds[] = {
        [INPUT_LAUNCH_FILE] = "launch-file",
        [INPUT_SOURCE] = "device-tree-source",
        [INPUT_BLOB] = "device-tree",
    };
    unsigned int i;

    json_string(j, "file", view->path);
    json_string(j, "form",
                view->is_image ? "image" : kinds[view->input.kind]);
    json_string(j, "arch", view->input.arch ? view->input.arch : "x86_64");
    if ( !view->input.lcm )
        return;

    json_settings(j, view);
    json_open(j, "domains", '[');
    for ( i = 0; i < view->nr_domains; i++ )
        json_domain(j, view, &view->domains[i]);
    json_close(j, ']');
    json_open(j, "modules", '[');
    for ( i = 0; i < view->nr_modules; i++ )
        json_module(j, view, &view->modules[i]);
    json_close(j, ']');
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
