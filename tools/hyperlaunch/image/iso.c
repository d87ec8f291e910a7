/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An ISO image that boots a PC through GRUB.
 *
 * This is what grub-mkrescue would do, which puts the time into the image and
 * everything that GRUB has.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/files.h"
#include "../base/trouble.h"

#include "grub-entry.h"
#include "iso.h"
#include "tools.h"

#define BIOS      "/usr/lib/grub/i386-pc"
#define UEFI      "/usr/lib/grub/x86_64-efi"
#define MAX_FILES 256      /* that Xen takes */
#define DATE      "2000010100000000"

/* All that GRUB needs is in its own image. */
#define MODULES   "normal", "iso9660", "part_msdos", "part_gpt", "multiboot2", \
                  "gzio", "echo", "test", "serial", "terminal"

/* GRUB's configuration. */
static void print_config(FILE *out, struct plan *plan)
{
    fputs("set timeout=0\n\nmenuentry 'Xen with Hyperlaunch' {\n", out);
    grub_load(out, plan, "/" PLAN_DIRECTORY);
    fputs("}\n", out);
}

void iso_needs(struct missing *missing)
{
    missing_program(missing, "grub-mkimage", "grub-common");
    missing_file(missing, BIOS "/boot_hybrid.img", "grub-pc-bin");
    missing_file(missing, BIOS "/multiboot2.mod", "grub-pc-bin");
    missing_file(missing, UEFI "/multiboot2.mod", "grub-efi-amd64-bin");
    missing_program(missing, "mformat", "mtools");
    missing_program(missing, "mmd", "mtools");
    missing_program(missing, "mcopy", "mtools");
    missing_program(missing, "xorriso", "xorriso");
}

static bool make_bios(const char *image)
{
    const char *const argv[] = {
        "grub-mkimage", "--directory=" BIOS, "--format=i386-pc-eltorito",
        "--prefix=/boot/grub", "-o", image, "biosdisk", MODULES, NULL
    };

    return tools_run(argv, "grub-common");
}

static bool make_uefi(const char *image, const char *config)
{
    const char *const argv[] = {
        "grub-mkimage", "--directory=" UEFI, "--format=x86_64-efi",
        "--prefix=/boot/grub", "-c", config, "-o", image, "search_fs_file",
        MODULES, NULL
    };

    return tools_run(argv, "grub-common");
}

/* The partition that UEFI reads. */
static bool make_partition(const char *partition, const char *program)
{
    const char *const format[] = {
        "mformat", "-C", "-f", "2880", "-N", "0", "-i", partition, "::", NULL
    };
    const char *const directories[] = {
        "mmd", "-i", partition, "::/EFI", "::/EFI/BOOT", NULL
    };
    const char *const copy[] = {
        "mcopy", "-i", partition, program, "::/EFI/BOOT/BOOTX64.EFI", NULL
    };

    return tools_run(format, "mtools") && tools_run(directories, "mtools") &&
           tools_run(copy, "mtools");
}

static bool make_image(const char *image, const char *stage)
{
    const char *const argv[] = {
        "xorriso", "-as", "mkisofs", "-quiet", "-V", "HYPERLAUNCH", "-r", "-f",
        "--modification-date=" DATE, "--set_all_file_dates", DATE,
        "--gpt_disk_guid", "modification-date",
        "-b", "boot/grub/bios.img", "-no-emul-boot", "-boot-load-size", "4",
        "-boot-info-table", "--grub2-boot-info",
        "--grub2-mbr", BIOS "/boot_hybrid.img",
        "--efi-boot", "boot/grub/uefi.img", "-efi-boot-part",
        "--efi-boot-image", "--protective-msdos-label",
        "-o", image, stage, NULL
    };

    return tools_run(argv, "xorriso");
}

/* xorriso would take some names, like "stdio:a.iso", for those of drives. */
static const char *plain_path(struct pool *pool, const char *path)
{
    return pool_printf(pool, "%s%s", *path == '/' ? "" : "./", path);
}

static bool write_config(struct plan *plan, const char *path)
{
    size_t size;
    char *text;
    FILE *out = open_memstream(&text, &size);
    bool good;

    if ( !out )
        return false;
    print_config(out, plan);
    fclose(out);
    good = file_write(path, text, size);
    free(text);

    return good;
}

/*
 * GRUB on UEFI has to find this very image among all disks: by a file whose name
 * depends on all that is in it.
 */
static bool write_mark(struct plan *plan, const char *dir, const char *config)
{
    const char *options = plan->xen_options ? plan->xen_options : "";
    uint8_t digests[MAX_FILES + 1][DIGEST_BYTES], digest[DIGEST_BYTES];
    unsigned int i, nr = plan_nr_files(plan);
    char text[DIGEST_TEXT];
    const char *mark;

    for ( i = 0; i < nr && i < MAX_FILES; i++ )
        memcpy(digests[i], plan_file(plan, i)->sha256, DIGEST_BYTES);
    digest_data(options, strlen(options), digests[i++]);
    digest_data(digests, i * DIGEST_BYTES, digest);
    mark = pool_printf(plan->pool, "/boot/grub/%.16s",
                       format_digest(digest, text));
    if ( !file_write(pool_printf(plan->pool, "%s%s", dir, mark), "\n", 1) )
        return false;

    mark = pool_printf(plan->pool,
                       "search.file %s root\nset prefix=($root)/boot/grub\n",
                       mark);

    return file_write(config, mark, strlen(mark));
}

static bool make_directories(struct pool *pool)
{
    return tools_directory(pool, "iso") && tools_directory(pool, "iso/boot") &&
           tools_directory(pool, "iso/boot/grub") &&
           tools_directory(pool, "iso/" PLAN_DIRECTORY);
}

bool iso_make(struct plan *plan, const char *image)
{
    struct pool *pool = plan->pool;
    const char *work, *stage, *grub, *search, *program;

    if ( !make_directories(pool) )
        return false;

    work = temporary_directory();
    stage = pool_printf(pool, "%s/iso", work);
    grub = pool_printf(pool, "%s/boot/grub", stage);
    search = pool_printf(pool, "%s/search.cfg", work);
    program = pool_printf(pool, "%s/boot.efi", work);

    return tools_stage(plan, pool_printf(pool, "%s/" PLAN_DIRECTORY, stage)) &&
           write_config(plan, pool_printf(pool, "%s/grub.cfg", grub)) &&
           write_mark(plan, stage, search) &&
           make_bios(pool_printf(pool, "%s/bios.img", grub)) &&
           make_uefi(program, search) &&
           make_partition(pool_printf(pool, "%s/uefi.img", grub), program) &&
           make_image(plain_path(pool, image), stage);
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
