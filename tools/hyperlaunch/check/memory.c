/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Does all fit into the memory of its domain, and of the machine?
 */

#include <inttypes.h>

#include "../base/units.h"

#include "check.h"

/* What Xen needs at least for itself. */
#define XEN_KIB (64U << 10)

static const struct module *module_of(const struct input *input, int index)
{
    return index == HL_NO_MODULE
           ? NULL : module_file(input, &input->lcm->modules[index]);
}

static uint64_t kib_of(const struct module *module)
{
    return module ? module->size >> 10 : 0;
}

/* Kernel and ramdisk as they are; unpacked, they will need even more. */
static void check_images(const struct input *input, const struct hl_domain *d,
                         struct report *report)
{
    const struct module *kernel = module_of(input, d->kernel);
    const struct module *ramdisk = module_of(input, d->ramdisk);
    uint64_t needed = kib_of(kernel) + kib_of(ramdisk);
    struct place place = place_of_domain(input, d, "memory");
    char has[MEMORY_TEXT];

    /* Nothing is known of files of a device tree, or of a bad amount. */
    if ( !needed || !d->memory_kb || needed < d->memory_kb )
        return;

    report_add(report, SEV_ERROR, &place, "memory-too-small",
               "%.*s: memory of %s, but %s %" PRIu64 "K", NAME(d),
               format_kib(d->memory_kb, has),
               ramdisk ? "kernel and ramdisk take" : "the kernel takes",
               needed);
    report_hint(report, "most kernels need at least twice that");
}

/* A boot domain gives its memory back before it could be missed, but not before
 * all others have theirs. */
static uint64_t kib_of_all(const struct hl_lcm *lcm)
{
    uint64_t sum = 0;
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
        sum += lcm->domains[i].has_memory ? lcm->domains[i].mem_min_kb : 0;

    return sum;
}

static void check_machine(const struct input *input, struct report *report)
{
    const struct value *memory = &input->launch.machine[MK_MEMORY];
    uint64_t has, needed = kib_of_all(input->lcm) + XEN_KIB;
    char text[MEMORY_TEXT];
    unsigned int i;

    if ( !memory->nr || !parse_memory(memory->items[0].str, &has) )
        return;
    for ( i = 0; i < input->modules.nr; i++ )
        needed += input->modules.module[i].size >> 10;
    if ( needed <= has )
        return;

    report_add(report, SEV_ERROR, &memory->items[0].place, "machine-too-small",
               "the machine's memory of %s does not do: domains, files and Xen need %" PRIu64 "M",
               format_kib(has, text), (needed + 1023) >> 10);
}

/* More vCPUs than CPUs do work, slowly. */
static void check_cpus(const struct input *input, struct report *report)
{
    const struct value *cpus = &input->launch.machine[MK_CPUS];
    uint64_t has;
    unsigned int i;

    if ( !cpus->nr || !parse_unsigned(cpus->items[0].str, UINT32_MAX, &has) )
        return;

    for ( i = 0; i < input->lcm->nr_domains; i++ )
    {
        const struct hl_domain *d = &input->lcm->domains[i];
        struct place place = place_of_domain(input, d, "cpus");

        if ( d->cpus > has )
            report_add(report, SEV_WARNING, &place, "cpus-shared",
                       "%.*s: %" PRIu32 " vCPUs have to share the machine's %" PRIu64 " CPU%s",
                       NAME(d), d->cpus, has, plural(has));
    }
}

void check_memory(const struct input *input, struct report *report)
{
    unsigned int i;

    for ( i = 0; i < input->lcm->nr_domains; i++ )
        check_images(input, &input->lcm->domains[i], report);
    check_machine(input, report);
    check_cpus(input, report);
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
