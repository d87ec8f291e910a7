/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the emulated machine is to be like.
 */

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "../base/units.h"

#include "machine.h"

#define MAX_MIB  (1U << 24)
#define MAX_CPUS 255

/* What Xen needs for itself and for tables, in MiB. */
#define FOR_XEN 384
/* A hardware domain that gets what is left should get that much, in MiB. */
#define FOR_DOM0 1024

/* Who has read the launch file may have found the same fault. */
static bool is_said(const struct report *report, const struct place *place)
{
    unsigned int i;

    for ( i = 0; place && place->file && i < report->nr; i++ )
    {
        const struct place *said = &report->messages[i].place;

        if ( said->file && !strcmp(said->file, place->file) &&
             said->line == place->line && said->column == place->column )
            return true;
    }

    return false;
}

/* Enough for all domains, with boot modules there twice for a while. */
static uint64_t memory_needed(const struct input *input)
{
    uint64_t mib = FOR_XEN, bytes = 0;
    unsigned int i;

    for ( i = 0; input->lcm && i < input->lcm->nr_domains; i++ )
    {
        const struct hl_domain *domain = &input->lcm->domains[i];

        mib += domain->has_memory ? (domain->memory_kb + 1023) / 1024
                                  : FOR_DOM0;
    }
    for ( i = 0; i < input->modules.nr; i++ )
        bytes += 2 * input->modules.module[i].size;

    mib += mib / 16 + (bytes >> 20);
    mib = (mib + 255) / 256 * 256;

    return mib < 1024 ? 1024 : mib;
}

static const struct place *place_of(const struct value *value)
{
    return value->nr ? &value->items[0].place : &value->place;
}

static void take_memory(struct machine *machine, const struct input *input,
                        const char *text, const struct place *place,
                        struct report *report)
{
    uint64_t kib;

    machine->memory_mib = memory_needed(input);
    if ( !text )
        return;

    if ( !parse_memory(text, &kib) || kib < 1024 || kib / 1024 > MAX_MIB )
    {
        if ( is_said(report, place) )
            return;
        report_add(report, SEV_ERROR, place, "bad-value",
                   "memory of the machine: '%s' is no amount that it can have",
                   text);
        report_hint(report, "write an amount with a unit, like 1536M");
        return;
    }
    machine->memory_mib = kib / 1024;
}

const char *machine_assumed(enum machine_key key, bool is_pc)
{
    switch ( key )
    {
    case MK_CPUS:
        return "2";

    case MK_FIRMWARE:
        return is_pc ? "bios" : "u-boot";

    default:
        return NULL;
    }
}

static void take_cpus(struct machine *machine, const char *text,
                      const struct place *place, struct report *report)
{
    uint64_t cpus;

    if ( !text )
        text = machine_assumed(MK_CPUS, machine->is_pc);
    if ( !parse_unsigned(text, MAX_CPUS, &cpus) || !cpus )
    {
        cpus = 1;
        if ( is_said(report, place) )
            return;
        report_add(report, SEV_ERROR, place, "bad-value",
                   "CPUs of the machine: '%s' is no number from 1 to %u", text,
                   MAX_CPUS);
    }
    machine->cpus = cpus;
}

static void take_firmware(struct machine *machine, const char *text,
                          const struct place *place, struct report *report)
{
    machine->firmware = machine_assumed(MK_FIRMWARE, machine->is_pc);
    if ( !text || !strcmp(text, machine->firmware) )
        return;

    if ( machine->is_pc && !strcmp(text, "uefi") )
        machine->firmware = "uefi";
    else if ( !is_said(report, place) )
        report_add(report, SEV_ERROR, place, "bad-value",
                   "firmware '%s' is not for %s: must be %s", text,
                   machine->is_pc ? "x86_64" : "arm64",
                   machine->is_pc ? "bios or uefi" : "u-boot");
}

const char *machine_qemu_options(const struct machine *machine,
                                 struct pool *pool)
{
    const struct value *value = machine->qemu_options;
    const char *text = "";
    unsigned int i;

    for ( i = 0; i < value->nr; i++ )
        text = pool_printf(pool, "%s%s%s", text, i ? " " : "",
                           value->items[i].str);

    return text;
}

/* They can do all that the user can, and the file may be somebody else's. */
static void check_qemu_options(const struct machine *machine,
                               const struct machine_options *options,
                               struct report *report)
{
    const struct value *value = machine->qemu_options;

    if ( !value->nr || options->qemu_options )
        return;
    report_add(report, SEV_ERROR, place_of(value), "qemu-options",
               "the launch file has options for QEMU, which can run any program: %s",
               machine_qemu_options(machine, &report->pool));
    report_hint(report,
                "if you know what they do, --allow-qemu-options takes them");
}

/* What @option says, else the launch file; and where that stands. */
static const char *choose(const char *option, const struct value *value,
                          const struct place **place)
{
    *place = option ? NULL : place_of(value);

    return option ? option : value_str(value);
}

/* The launch is to be checked against the machine that it will have. */
static void use_option(struct input *input, enum machine_key key,
                       const char *option)
{
    static const struct place command_line;

    if ( option )
        value_set(&input->launch, &input->launch.machine[key], option,
                  &command_line);
}

void machine_make(struct machine *machine, struct input *input,
                  const struct machine_options *options,
                  struct report *report)
{
    const struct value *said = input->launch.machine;
    const struct place *place;
    const char *text;

    *machine = (struct machine){
        .is_pc = !strcmp(input->arch, "x86_64"),
        .kvm = options->kvm,
        .qemu_options = &said[MK_QEMU_OPTIONS],
    };
    text = choose(options->memory, &said[MK_MEMORY], &place);
    take_memory(machine, input, text, place, report);
    text = choose(options->cpus, &said[MK_CPUS], &place);
    take_cpus(machine, text, place, report);
    text = choose(options->firmware, &said[MK_FIRMWARE], &place);
    take_firmware(machine, text, place, report);
    check_qemu_options(machine, options, report);
    use_option(input, MK_MEMORY, options->memory);
    use_option(input, MK_CPUS, options->cpus);

    if ( machine->kvm && !machine->is_pc )
        report_add(report, SEV_ERROR, NULL, "bad-value",
                   "--accel=kvm is for x86_64: on arm64 it leaves no room for a hypervisor");
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
