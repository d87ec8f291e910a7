/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What other tools call that which is in a launch file.
 */

#include <stdbool.h>
#include <stddef.h>
#include <strings.h>

#include "../base/array.h"

#include "synonyms.h"

#define BELOW_PROPERTIES "it belongs below 'properties' of the domain"

struct synonym {
    const char *name;
    const char *meaning;
};

static const struct synonym archs[] = {
    { "x86", "x86_64" },
    { "x86-64", "x86_64" },
    { "amd64", "x86_64" },
    { "x64", "x86_64" },
    { "aarch64", "arm64" },
    { "arm", "arm64" },
    { "armv8", "arm64" },
};

/* Of dom0less, ImageBuilder, xl, libvirt and boot loaders. */
static const struct synonym of_domain[] = {
    { "extra", "did you mean 'cmdline'?" },
    { "args", "did you mean 'cmdline'?" },
    { "cmd", "did you mean 'cmdline'?" },
    { "bootargs", "did you mean 'cmdline'?" },
    { "boot-args", "did you mean 'cmdline'?" },
    { "append", "did you mean 'cmdline'?" },
    { "initrd", "did you mean 'ramdisk'?" },
    { "initramfs", "did you mean 'ramdisk'?" },
    { "type", "did you mean 'mode'?" },
    { "mem", "did you mean 'memory'?" },
    { "maxmem", "did you mean 'mem-max'?" },
    { "vcpus", "did you mean 'cpus'?" },
    { "maxvcpus", "did you mean 'cpus'?" },
    { "pci", "did you mean 'pci-devices'?" },
    { "seclabel", "did you mean 'security-label'?" },
    { "dtb", "did you mean 'device-tree'?" },
    { "after", "did you mean 'start-after'?" },
    { "depends", "did you mean 'start-after'?" },
    { "depends-on", "did you mean 'start-after'?" },
    { "name", "the key with the colon below 'domains' is the domain's name" },
    { "vpl011", BELOW_PROPERTIES },
    { "passthrough", BELOW_PROPERTIES },
    { "nr_spis", BELOW_PROPERTIES },
    { "direct-map", BELOW_PROPERTIES },
    { "sve", BELOW_PROPERTIES },
    { "llc-colors", BELOW_PROPERTIES },
    { "domain-cpupool", BELOW_PROPERTIES },
    { "xen,static-mem", BELOW_PROPERTIES },
    { "max_grant_version", BELOW_PROPERTIES },
    { "max_grant_frames", BELOW_PROPERTIES },
    { "max_maptrack_frames", BELOW_PROPERTIES },
};

/* People mix up '_' and '-'. */
static bool same_word(const char *a, const char *b)
{
    for ( ; *a && *b; a++, b++ )
        if ( (*a == '_' ? '-' : *a) != (*b == '_' ? '-' : *b) )
            return false;

    return *a == *b;
}

static const char *find(const struct synonym *synonyms, unsigned int nr,
                        const char *name)
{
    unsigned int i;

    for ( i = 0; i < nr; i++ )
        if ( same_word(synonyms[i].name, name) )
            return synonyms[i].meaning;

    return NULL;
}

const char *arch_synonym(const char *name)
{
    unsigned int i;

    for ( i = 0; i < NR(archs); i++ )
        if ( !strcasecmp(archs[i].name, name) )
            return archs[i].meaning;

    return NULL;
}

const char *key_synonym_hint(const struct key_table *table, const char *name)
{
    if ( table == &domain_keys )
        return find(of_domain, NR(of_domain), name);

    /* What is misspelt is for others to find. */
    if ( table == &launch_keys &&
         (key_find(&domain_keys, name) >= 0 ||
          find(of_domain, NR(of_domain), name)) )
        return "keys of a domain stand below its name, or below 'defaults' if they are for all domains";

    return NULL;
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
