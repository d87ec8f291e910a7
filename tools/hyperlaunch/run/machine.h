/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The emulated machine that a launch is tried on: a PC, or the arm64 board
 * "virt" with U-Boot.
 */

#ifndef HYPERLAUNCH__RUN__MACHINE_H
#define HYPERLAUNCH__RUN__MACHINE_H

#include "../base/missing.h"
#include "../base/report.h"
#include "../lcm/input.h"

#include "qemu.h"

/* What the command line says of it; NULL and 0: nothing. */
struct machine_options {
    const char *firmware, *memory, *cpus;
    bool kvm;
    bool qemu_options;         /* take those of the launch file */
};

struct machine {
    bool is_pc;                /* else that board */
    bool kvm;
    const char *firmware;      /* "bios", "uefi", "u-boot" */
    uint64_t memory_mib;
    unsigned int cpus;
    const struct value *qemu_options; /* of the launch file */
};

/* What a key is taken to be which is not given; NULL: the launch decides. */
const char *machine_assumed(enum machine_key key, bool is_pc);

/*
 * What the machine for @input is to be like: what the options say, what
 * "machine" in the launch file says, or what will do.  What is wrong with it is
 * added to the report.  @input is then for a machine as the options have it.
 */
void machine_make(struct machine *machine, struct input *input,
                  const struct machine_options *options,
                  struct report *report);

/* The options for QEMU that the launch file has, as they would be typed. */
const char *machine_qemu_options(const struct machine *machine,
                                 struct pool *pool);

/* Look for the emulator. */
void machine_needs(const struct machine *machine, struct missing *missing);

/*
 * Add the emulator, which has been looked for, and its arguments for booting @image.  If something is
 * missing for that, says what on standard error and returns false.
 */
bool machine_arguments(const struct machine *machine, const char *image,
                       struct arguments *arguments, struct pool *pool);

#endif /* HYPERLAUNCH__RUN__MACHINE_H */
