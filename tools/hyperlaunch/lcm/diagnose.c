/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the hypervisor's parser finds wrong, in terms of the file that the user
 * wrote.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "diagnose.h"
#include "expected.h"
#include "hints.h"
#include "role-taken.h"

#define MAX_PATH_LEN 1024
#define MAX_MESSAGE 2048

/* The hypervisor ignores what it does not know; here, it is a slip of the pen. */
static enum severity severity_of(const struct hl_diag *diag)
{
    if ( diag->code == HL_E_UNKNOWN_PROPERTY ||
         diag->code == HL_E_UNKNOWN_NODE )
        return SEV_WARNING;

    return diag->severity == HL_NOTE ? SEV_NOTE : SEV_ERROR;
}

/* The path of the node; false if it has none that could be found. */
static bool node_path(const struct input *input, const struct hl_diag *diag,
                      char *path)
{
    return diag->node >= 0 &&
           !fdt_get_path(input->blob.data, diag->node, path, MAX_PATH_LEN);
}

/* What is behind "<path>: " and "<property>: " in a message. */
static const char *skip_prefix(const char *message, const char *prefix)
{
    size_t len = strlen(prefix);

    return !strncmp(message, prefix, len) && !strncmp(&message[len], ": ", 2)
           ? &message[len + 2] : message;
}

/* Domains are known by their names, whoever of their nodes it is about. */
static const char *domain_label(const struct input *input,
                                const struct hl_diag *diag)
{
    return diag->domain >= 0 && diag->domain < input->launch.nr_domains
           ? input->launch.domains[diag->domain].name : NULL;
}

/* Where that other node comes from. */
static void see_line(const struct input *input, int node, char *buf,
                     size_t size)
{
    const struct place_entry *entry;
    char path[MAX_PATH_LEN];

    if ( fdt_get_path(input->blob.data, node, path, sizeof(path)) )
        return;
    entry = places_find(&input->places, path, NULL);
    if ( entry && entry->place.line )
        snprintf(buf, size, " (see line %u)", entry->place.line);
}

/* A message about a launch file, whose author knows nothing of nodes. */
static void add_for_launch_file(const struct input *input,
                                const struct hl_diag *diag, const char *path,
                                const struct place *place,
                                struct report *report)
{
    const char *label = domain_label(input, diag), *text;
    int key = diag->property ? domain_key_of_property(diag->property) : -1;
    struct hl_diag plain = *diag;
    char message[MAX_MESSAGE], see[32] = "";

    /* Nor of numbers of modules; and there is a hint instead of nodes. */
    if ( diag->other )
        plain.found_as = HL_FOUND_NOTHING;
    plain.expected = has_plain_hint(diag->code)
                     ? NULL : expected_in_launch_file(diag, &report->pool);
    plain.other = 0;

    hl_diag_format(input->blob.data, &plain, message, sizeof(message));
    text = skip_prefix(message, path);
    if ( key >= 0 )
        text = skip_prefix(text, diag->property);
    if ( diag->other )
        see_line(input, diag->other, see, sizeof(see));

    report_add(report, severity_of(diag), place, hl_code_name(diag->code),
               "%.80s%s%s%s%s%s", label ? label : "", label ? ": " : "",
               key >= 0 ? domain_keys.keys[key].name : "",
               key >= 0 ? ": " : "", text, see);
}

static void diagnose_one(const struct input *input,
                         const struct hl_diag *diag, struct report *report)
{
    char path[MAX_PATH_LEN], message[MAX_MESSAGE];
    const struct place_entry *entry = NULL;
    struct place place = { input->path };

    if ( !node_path(input, diag, path) )
        path[0] = '\0';
    else
        entry = places_find(&input->places, path, diag->property);
    if ( entry )
        place = entry->place;

    if ( input->kind == INPUT_LAUNCH_FILE &&
         diag->code == HL_E_ROLE_TAKEN )
    {
        entry = places_find(&input->places, path, "roles");
        report_roles_taken(input, diag, entry ? &entry->place : &place, report);
        return;
    }
    if ( input->kind == INPUT_LAUNCH_FILE )
        add_for_launch_file(input, diag, path, &place, report);
    else
    {
        hl_diag_format(input->blob.data, diag, message, sizeof(message));
        report_add(report, severity_of(diag), &place,
                   hl_code_name(diag->code), "%s", message);
    }
    hint_for(input, diag, report);
}

void diagnose(const struct input *input, struct report *report)
{
    const struct hl_diags *diags = input->diags;
    struct place place = { input->path };
    unsigned int i;

    for ( i = 0; i < diags->nr; i++ )
        diagnose_one(input, &diags->diag[i], report);
    if ( diags->dropped )
        report_add(report, diags->nr_errors ? SEV_ERROR : SEV_NOTE, &place,
                   "dropped", "%u more messages", diags->dropped);
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
