/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * QEMU's arguments for a machine.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/files.h"
#include "../base/trouble.h"

#include "machine.h"

#define MAX_FIRMWARE (64U << 20)

static void add(struct arguments *arguments, const char *option,
                const char *value)
{
    arguments_add(arguments, option);
    if ( value )
        arguments_add(arguments, value);
}

/* A file name as part of an argument: QEMU wants its commas doubled. */
static const char *quoted(struct pool *pool, const char *path)
{
    char *quoted = pool_alloc(pool, 2 * strlen(path) + 1), *out = quoted;

    for ( ; *path; path++ )
    {
        if ( *path == ',' )
            *out++ = ',';
        *out++ = *path;
    }

    return quoted;
}

/* A file of a firmware's package, in the folder that @variable may name. */
static const char *firmware_file(struct pool *pool, const char *variable,
                                 const char *folder, const char *name,
                                 const char *package)
{
    const char *where = getenv(variable);
    const char *path = pool_printf(pool, "%s/%s",
                                   where && *where ? where : folder, name);

    if ( !access(path, R_OK) )
        return path;
    trouble(NULL, "%s: %s (package %s; %s can name another folder)", path,
            strerror(errno), package, variable);

    return NULL;
}

/* The variable store is written to: every machine has its own. */
static const char *copy_of(struct pool *pool, const char *path)
{
    const char *dir = temporary_directory();
    struct blob blob;
    const char *copy;
    bool good;

    if ( !dir || file_read(path, MAX_FIRMWARE, &blob) )
        return NULL;
    copy = pool_printf(pool, "%s/%s", dir, file_name(path));
    good = file_write(copy, blob.data, blob.size);
    free(blob.data);

    return good ? copy : NULL;
}

static bool add_uefi(struct arguments *arguments, struct pool *pool)
{
    static const char folder[] = "/usr/share/OVMF";
    const char *code = firmware_file(pool, "OVMF_DIR", folder,
                                     "OVMF_CODE_4M.fd", "ovmf");
    const char *vars = code ? firmware_file(pool, "OVMF_DIR", folder,
                                            "OVMF_VARS_4M.fd", "ovmf") : NULL;

    vars = vars ? copy_of(pool, vars) : NULL;
    if ( !vars )
        return false;
    add(arguments, "-machine", "q35");
    add(arguments, "-drive",
        pool_printf(pool, "if=pflash,unit=0,format=raw,readonly=on,file=%s",
                    quoted(pool, code)));
    add(arguments, "-drive",
        pool_printf(pool, "if=pflash,unit=1,format=raw,file=%s",
                    quoted(pool, vars)));

    return true;
}

/*
 * The CPU has what PVH domains need, and nothing of what QEMU emulates in a way
 * that Xen or Linux trip over.  The firmware's driver for virtio disks is several
 * times faster than the one for CDs.
 */
static bool add_pc(const struct machine *machine, const char *image,
                   struct arguments *arguments, struct pool *pool)
{
    add(arguments, "-cpu", machine->kvm ? "host"
                                        : "qemu64,+rdrand,+npt,-rdtscp");
    if ( !strcmp(machine->firmware, "uefi") && !add_uefi(arguments, pool) )
        return false;
    add(arguments, "-drive",
        pool_printf(pool, "file=%s,format=raw,if=none,id=image,readonly=on",
                    quoted(pool, image)));
    add(arguments, "-device", "virtio-blk-pci,drive=image,bootindex=0");

    return true;
}

static bool add_board(const char *image, struct arguments *arguments,
                      struct pool *pool)
{
    const char *u_boot = firmware_file(pool, "UBOOT_DIR",
                                       "/usr/lib/u-boot/qemu_arm64",
                                       "u-boot.bin", "u-boot-qemu");

    if ( !u_boot )
        return false;
    add(arguments, "-machine",
        "virt,virtualization=on,gic-version=3,dtb-randomness=off");
    add(arguments, "-cpu", "cortex-a57");
    add(arguments, "-bios", u_boot);
    add(arguments, "-drive",
        pool_printf(pool, "file=%s,format=raw,if=none,id=image,readonly=on",
                    quoted(pool, image)));
    add(arguments, "-device", "virtio-blk-device,drive=image");

    return true;
}

static const char *emulator_of(const struct machine *machine)
{
    return machine->is_pc ? "qemu-system-x86_64" : "qemu-system-aarch64";
}

void machine_needs(const struct machine *machine, struct missing *missing)
{
    missing_program(missing, emulator_of(machine),
                    machine->is_pc ? "qemu-system-x86" : "qemu-system-arm");
}

static bool kvm_is_there(void)
{
    return !access("/dev/kvm", R_OK | W_OK) ||
           trouble(NULL, "--accel=kvm: /dev/kvm: %s", strerror(errno));
}

bool machine_arguments(const struct machine *machine, const char *image,
                       struct arguments *arguments, struct pool *pool)
{
    unsigned int i;

    if ( machine->kvm && !kvm_is_there() )
        return false;

    add(arguments, emulator_of(machine), "-nodefaults");
    add(arguments, "-display", "none");
    add(arguments, "-no-reboot", NULL);
    add(arguments, "-accel", machine->kvm ? "kvm" : "tcg");
    add(arguments, "-m", pool_printf(pool, "%llu",
                                     (unsigned long long)machine->memory_mib));
    add(arguments, "-smp", pool_printf(pool, "%u", machine->cpus));
    if ( !(machine->is_pc ? add_pc(machine, image, arguments, pool)
                          : add_board(image, arguments, pool)) )
        return false;

    for ( i = 0; i < machine->qemu_options->nr; i++ )
        arguments_add(arguments, machine->qemu_options->items[i].str);

    return true;
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
