/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The image of a memory card, as an arm64 board boots from it.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/files.h"
#include "../base/trouble.h"

#include "card.h"
#include "tools.h"

#define SECTOR 512
#define MIB    0x100000ULL
#define START  MIB             /* where everybody has the first partition */
#define SLACK  (8 * MIB)       /* for directories, and FATs of small cards */
#define PER_FAT 128            /* both take less than this part of a large one */
#define MAX_FILE 0xffffffffULL /* of FAT */

/* What there is to be, in whole MiB. */
static uint64_t size_of_partition(struct plan *plan)
{
    uint64_t size = SLACK;
    unsigned int i;

    for ( i = 0; i < plan_nr_files(plan); i++ )
        if ( plan_stores(plan, i) )
            size += (plan_file(plan, i)->size / MIB + 1) * MIB;

    return size + size / PER_FAT / MIB * MIB;
}

static void put_le32(uint8_t *to, uint32_t value)
{
    unsigned int i;

    for ( i = 0; i < 4; i++ )
        to[i] = value >> (8 * i);
}

/* One partition, of FAT by sector numbers, marked as the one to boot from. */
static void partition_table(uint8_t sector[SECTOR], uint64_t size)
{
    uint8_t *entry = &sector[446];

    memset(sector, 0, SECTOR);
    memcpy(entry, "\x80\xfe\xff\xff\x0c\xfe\xff\xff", 8);
    put_le32(&entry[8], START / SECTOR);
    put_le32(&entry[12], size / SECTOR);
    sector[510] = 0x55;
    sector[511] = 0xaa;
}

static bool write_empty(const char *image, uint64_t start, uint64_t size)
{
    uint8_t sector[SECTOR] = {};
    FILE *file = fopen(image, "wb");
    bool good;

    if ( start )
        partition_table(sector, size);
    good = file && fwrite(sector, SECTOR, 1, file) && !fflush(file) &&
           !ftruncate(fileno(file), start + size);
    if ( !good )
        trouble(image, "cannot write: %s", strerror(errno));
    if ( file )
        fclose(file);

    return good;
}

void card_needs(struct missing *missing)
{
    missing_program(missing, "mkimage", "u-boot-tools");
    missing_program(missing, "mformat", "mtools");
    missing_program(missing, "mmd", "mtools");
    missing_program(missing, "mcopy", "mtools");
}

static bool format(struct plan *plan, const char *partition, uint64_t start,
                   uint64_t size)
{
    const char *const argv[] = {
        "mformat", "-i", partition, "-v", "HYPERLAUNCH", "-N", "484c0001",
        "-T", pool_printf(plan->pool, "%llu",
                          (unsigned long long)(size / SECTOR)),
        "-h", "64", "-s", "32",
        "-H", pool_printf(plan->pool, "%llu",
                          (unsigned long long)(start / SECTOR)), "::", NULL
    };
    const char *const directory[] = {
        "mmd", "-i", partition, "::/" PLAN_DIRECTORY, NULL
    };

    return tools_run(argv, "mtools") && tools_run(directory, "mtools");
}

static bool copy(struct plan *plan, const char *partition, const char *from,
                 const char *to)
{
    const char *const argv[] = {
        "mcopy", "-i", partition, from,
        pool_printf(plan->pool, "::/%s", to), NULL
    };

    return tools_run(argv, "mtools");
}

/* mtools would take some file names for those of drives. */
static bool copy_all(struct plan *plan, const char *partition)
{
    const char *stage = tools_directory(plan->pool, "card");
    unsigned int i;

    if ( !stage || !tools_stage(plan, stage) )
        return false;
    for ( i = 0; i < plan_nr_files(plan); i++ )
    {
        const char *name = plan_file(plan, i)->name;

        if ( plan_stores(plan, i) &&
             !copy(plan, partition,
                   pool_printf(plan->pool, "%s/%s", stage, name),
                   pool_printf(plan->pool, PLAN_DIRECTORY "/%s", name)) )
            return false;
    }

    return true;
}

static const char *make_script(struct plan *plan, struct board *board)
{
    static const struct script card;
    const char *path = pool_printf(plan->pool, "%s/card.scr",
                                   temporary_directory());
    size_t size;
    char *text;
    FILE *out = open_memstream(&text, &size);
    bool good;

    if ( !out )
        return NULL;
    script_write(out, &card, plan, board);
    fclose(out);
    good = script_make(text, path);
    free(text);

    return good ? path : NULL;
}

static bool all_fit(struct plan *plan)
{
    unsigned int i;

    for ( i = 0; i < plan_nr_files(plan); i++ )
        if ( plan_file(plan, i)->size > MAX_FILE )
            return trouble(plan_file(plan, i)->path,
                           "is too large for FAT, which has files of 4 GiB at most");

    return true;
}

bool card_make(struct plan *plan, struct board *board, bool partitioned,
               const char *image)
{
    uint64_t start = partitioned ? START : 0, size = size_of_partition(plan);
    const char *work = temporary_directory(), *partition, *script;
    const char *card;

    if ( !work || !all_fit(plan) || !(script = make_script(plan, board)) ||
         !write_empty(image, start, size) )
        return false;

    card = tools_link(plan->pool, image, work, "card.img");
    if ( !card )
        return false;
    partition = pool_printf(plan->pool, "%s@@%llu", card,
                            (unsigned long long)start);

    return format(plan, partition, start, size) && copy_all(plan, partition) &&
           copy(plan, partition, script, "boot.scr");
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
