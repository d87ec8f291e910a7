/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What U-Boot has to be told.
 */

#include <stdio.h>
#include <string.h>

#include "../base/files.h"

#include "copy.h"
#include "script.h"
#include "tools.h"

#define HALF_A_MIB 0x80000

/* There is no way out of a script that all versions of U-Boot have. */
#define GOOD "if test -z \"${" SCRIPT_FAILED "}\"; then\n"

static void write_load(FILE *out, const struct script *script,
                       const struct boot_file *file)
{
    const char *name = file->name;

    if ( script->tftp )
        fprintf(out, "tftpboot 0x%llx " PLAN_DIRECTORY "/%s" SCRIPT_CHECK "\n",
                (unsigned long long)file->address, name);
    else
        fprintf(out, "load %s 0x%llx %s" PLAN_DIRECTORY "/%s" SCRIPT_CHECK "\n",
                script->device ? script->device
                               : "${devtype} ${devnum}:${distro_bootpart}",
                (unsigned long long)file->address,
                script->device ? "" : "${prefix}", name);
}

/*
 * Firmware may have handed U-Boot a device tree (fdt_addr), else the one which
 * U-Boot itself works with has to do.  It is moved to where there is room.
 */
static void write_move(FILE *out, const struct board *board, uint64_t size)
{
    fputs("setenv hl_fdt ${fdtcontroladdr}\n"
          "test -n \"${fdt_addr}\" && fdt addr ${fdt_addr} && setenv hl_fdt ${fdt_addr}\n",
          out);
    fprintf(out, "fdt move ${hl_fdt} 0x%llx 0x%llx" SCRIPT_CHECK "\n"
                 "fdt chosen" SCRIPT_CHECK "\n",
            (unsigned long long)board->tree_address, (unsigned long long)size);
}

/* Room for as much again as the LCM takes, and for the board's own tree. */
static uint64_t room_for(struct board *board)
{
    uint64_t size = 2 * tree_size(&board->tree) + 2 * HALF_A_MIB;

    size = (size + 0xffff) & ~0xffffULL;

    return size < board->tree_room ? size : board->tree_room;
}

void script_write(FILE *out, const struct script *script, struct plan *plan,
                  struct board *board)
{
    unsigned int i;

    fprintf(out, "# %s: has U-Boot start Xen with this launch.\n"
                 "echo \"Loading Xen and the launch ...\"\n"
                 "setenv " SCRIPT_FAILED "\n", plan->title);
    for ( i = 0; i < plan_nr_files(plan); i++ )
        if ( plan_file(plan, i)->is_loaded )
            write_load(out, script, plan_file(plan, i));

    fputs(GOOD, out);
    if ( board->merged )
        fprintf(out, "fdt addr 0x%llx" SCRIPT_CHECK "\n",
                (unsigned long long)board->tree_address);
    else
    {
        write_move(out, board, room_for(board));
        script_tree(out, &board->tree);
    }
    fprintf(out, "fi\n" GOOD "booti 0x%llx - 0x%llx\nfi\n"
                 "echo \"Xen was not started: see above\"\n",
            (unsigned long long)plan->xen.address,
            (unsigned long long)board->tree_address);
}

const char *script_put(const char *commands, struct pool *pool)
{
    const char *dir = temporary_directory();
    const char *file, *scr;

    if ( !dir )
        return NULL;
    file = pool_printf(pool, "%s/boot.cmd", dir);
    scr = pool_printf(pool, "%s/boot.scr", dir);
    {
        const char *const argv[] = {
            "mkimage", "-A", "arm64", "-T", "script", "-C", "none",
            "-n", "Hyperlaunch", "-d", file, scr, NULL
        };

        return file_write(file, commands, strlen(commands)) &&
               tools_run(argv, "u-boot-tools") ? scr : NULL;
    }
}

bool script_make(const char *commands, const char *output)
{
    struct pool pool;
    const char *scr;
    bool good;

    pool_init(&pool);
    scr = script_put(commands, &pool);
    good = scr && copy_file(scr, output);
    pool_free(&pool);

    return good;
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
