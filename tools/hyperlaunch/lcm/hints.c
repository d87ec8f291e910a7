/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What to do about what the hypervisor's parser finds wrong.
 */

#include <stdlib.h>
#include <string.h>

#include <lcm-private.h>

#include "../base/array.h"

#include "expected.h"
#include "hints.h"

static const struct hl_vocabulary *vocabulary_of(const struct input *input,
                                                 int node)
{
    const struct hl_lcm *lcm = input->lcm;
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
        if ( lcm->domains[i].node == node )
            return &hl_domain_vocabulary;
    for ( i = 0; i < lcm->nr_modules; i++ )
        if ( lcm->modules[i].node == node )
            return &hl_module_vocabulary;

    return lcm->config_node == node ? &hl_config_vocabulary : NULL;
}

/* All that one should use today. */
static unsigned int words_of(const struct hl_vocabulary *v,
                             const char **words)
{
    unsigned int i, nr = 0;

    for ( i = 0; i < v->nr_words; i++ )
        if ( !v->words[i].instead )
            words[nr++] = v->words[i].name;
    for ( i = 0; v->passive && v->passive[i]; i++ )
        words[nr++] = v->passive[i];

    return nr;
}

static void suggest_property(const struct input *input,
                             const struct hl_diag *diag,
                             struct report *report)
{
    const struct hl_vocabulary *v = vocabulary_of(input, diag->node);
    const char *words[128];

    if ( v && diag->property )
        report_suggest(report, diag->property, words, words_of(v, words));
}

/* What says yes or no elsewhere. */
static const char *word_for_flag(const char *property, const char *found)
{
    if ( strcmp(property, "xen,enhanced") )
        return NULL;

    return !strcasecmp(found, "true") || !strcasecmp(found, "yes") ||
           !strcasecmp(found, "on") ? "enabled" :
           !strcasecmp(found, "false") || !strcasecmp(found, "no") ||
           !strcasecmp(found, "off") ? "disabled" : NULL;
}

static void suggest_value(const struct hl_diag *diag, struct report *report)
{
    const char *const *words = words_of_property(diag->property);
    const char *found, *word;
    unsigned int nr = 0;

    if ( !words || diag->found_as != HL_FOUND_STRING )
        return;
    while ( words[nr] )
        nr++;

    found = pool_strndup(&report->pool, diag->found.str, diag->found.str_len);
    word = word_for_flag(diag->property, found);
    if ( word )
        report_hint(report, "did you mean '%s'?", word);
    else
        report_suggest(report, found, words, nr);
}

/* What is said to those who write launch files. */
static const struct {
    enum hl_code code;
    const char *hint;
} plain_hints[] = {
    { HL_E_KERNEL_MISSING, "name the file: 'kernel: vmlinuz'" },
    { HL_E_MEMORY_MISSING, "say how much: 'memory: 512M'" },
    { HL_E_AFTER_CYCLE, "remove one of them from 'start-after'" },
    { HL_E_NO_RECOVERY, "give one domain the role recovery" },
    { HL_E_KIND_REUSED,
      "a file can be a kernel, or a ramdisk, for all domains only" },
    { HL_E_BAD_PCI,
      "leave out 'pci-devices': this version of Xen assigns none at boot" },
    { HL_E_BOOT_WAITS, "leave it out" },
    { HL_E_BOOT_NOT_ALONE, "give the other roles to another domain" },
};

static const char *plain_hint(enum hl_code code)
{
    unsigned int i;

    for ( i = 0; i < NR(plain_hints); i++ )
        if ( plain_hints[i].code == code )
            return plain_hints[i].hint;

    return NULL;
}

bool has_plain_hint(enum hl_code code)
{
    return plain_hint(code);
}

/* Which format a file has is told by its name. */
static void hint_for_format(const struct input *input, struct report *report)
{
    if ( file_has_suffix(input->path, ".iso") ||
         file_has_suffix(input->path, ".img") )
        report_hint(report,
                    "hyperlaunch show and diff look into images; here it has to be the launch file");
    else
        report_hint(report,
                    "the name of a launch file ends in .yaml or .yml, that of the source of a device tree in .dts");
}

void hint_for(const struct input *input, const struct hl_diag *diag,
              struct report *report)
{
    switch ( diag->code )
    {
    case HL_E_UNKNOWN_PROPERTY:
        suggest_property(input, diag, report);
        return;

    case HL_E_BAD_MAGIC:
        hint_for_format(input, report);
        return;

    case HL_E_UNKNOWN_VALUE:
        suggest_value(diag, report);
        return;

    default:
        break;
    }

    if ( input->kind == INPUT_LAUNCH_FILE && has_plain_hint(diag->code) )
        report_hint(report, "%s", plain_hint(diag->code));
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
