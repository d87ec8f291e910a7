/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An arm64 board: where U-Boot is to load what, and the LCM as a part of the
 * board's device tree.
 */

#include <endian.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/units.h"

#include "board.h"
#include "memory.h"
#include "script.h"

#define PAGE     0x1000
#define MIB      0x100000
#define RAM      0x40000000 /* of QEMU's "virt", and of many boards */
#define BEFORE   (16 * MIB) /* what firmware and U-Boot have there */
#define BEHIND   (64 * MIB) /* where U-Boot moves itself to */
#define MAX_TREE (2 * MIB)  /* that Xen reads */

/* Far from what dtc and firmware use. */
#define PHANDLES 0x484c0000
#define LAST_PHANDLE 0xfffffffeU
#define MAX_NODES (MAX_TREE / 8) /* an empty one takes more */

static bool is_usable(const struct place *place, const void *fdt,
                      struct report *report)
{
    if ( tree_is_flat(fdt) )
        return true;
    report_add(report, SEV_ERROR, place, "bad-tree",
               "is no device tree that can be used: more than 64 nodes lie inside each other");

    return false;
}

static bool read_tree(const char *path, struct tree *tree,
                      struct report *report)
{
    struct place place = { path };
    struct hl_diags diags;
    struct blob blob;
    int rc = file_read(path, MAX_TREE + 1, &blob);
    char text[512];

    if ( rc )
        report_add(report, SEV_ERROR, &place, "bad-tree", "cannot read: %s",
                   strerror(rc));
    else if ( !hl_fdt_check(blob.data, blob.size, &diags) )
    {
        *text = '\0';
        if ( diags.nr )
            hl_diag_format(blob.data, &diags.diag[0], text, sizeof(text));
        report_add(report, SEV_ERROR, &place, "bad-tree",
                   "is no device tree that can be used%s%s",
                   *text ? ": " : "", text);
        report_hint(report, "a board's device tree is a *.dtb file, which comes with its Linux or its U-Boot");
    }
    else if ( is_usable(&place, blob.data, report) )
        tree_open(tree, blob.data);
    free(blob.data);

    return tree->fdt;
}

/* How much memory Xen takes from where it is loaded to on. */
static uint64_t size_of_xen(const struct boot_file *xen)
{
    uint64_t header[8] = {}, size;
    FILE *file = fopen(xen->path, "rb");

    if ( !file )
        return xen->size;
    size = fread(header, sizeof(header), 1, file) ? le64toh(header[2]) : 0;
    fclose(file);

    return size > xen->size && size < 1ULL << 30 ? size : xen->size;
}

/* False if where it begins is but a guess. */
static bool find_memory(struct memory *memory,
                        const struct board_options *options,
                        const struct launch *launch,
                        const struct tree *host)
{
    const char *size = value_str(&launch->machine[MK_MEMORY]);
    uint64_t kib;
    bool known;

    *memory = (struct memory){};
    known = host->fdt && memory_of_tree(memory, host->fdt);
    if ( !known )
        memory->ram = (struct region){ RAM, size && parse_memory(size, &kib)
                                            ? RAM + (kib << 10) : UINT64_MAX };
    if ( options->has_ram )
        memory->ram = (struct region){
            options->ram, options->ram_size ? options->ram + options->ram_size
                                            : UINT64_MAX };

    return known || options->has_ram;
}

/* Anybody who has another board would find out only when it does not boot. */
static void say_guess(const struct input *input, const struct memory *memory,
                      struct report *report)
{
    struct place place = { input->path };

    report_add(report, SEV_NOTE, &place, "ram-assumed",
               "memory of the board is assumed to begin with 0x%llx, as that of QEMU's does",
               (unsigned long long)memory->ram.start);
    report_hint(report, "for another board, say where it is by --ram, or --dtb");
}

/* What is being placed, and where. */
struct placing {
    struct memory memory;
    bool known;
    uint64_t next, limit;
    struct plan *plan;
    struct report *report;
};

static uint64_t place(struct placing *p, const char *what, uint64_t size,
                      uint64_t align)
{
    uint64_t address;

    if ( memory_place(&p->memory, p->next, p->limit, size, align, &address) )
    {
        p->next = address + size;
        return address;
    }

    if ( p->plan->complete )
    {
        report_add(p->report, SEV_ERROR, NULL, "no-room",
                   "%s: no room for its %llu bytes in memory from 0x%llx to 0x%llx",
                   what, (unsigned long long)size, (unsigned long long)p->next,
                   (unsigned long long)p->limit);
        report_hint(p->report, "say with --ram where the board's memory is; the last 64 MiB are left to U-Boot");
    }
    p->plan->complete = false;

    return 0;
}

static void place_file(struct placing *p, struct boot_file *file, uint64_t size,
                       uint64_t align)
{
    file->address = place(p, file->path, size, align);
    file->is_loaded = true;
}

/* The address to begin with. */
static uint64_t first_address(const struct board_options *options,
                              struct placing *p)
{
    const struct region *ram = &p->memory.ram;

    if ( !options->has_load_address )
        return ram->start < UINT64_MAX - BEFORE ? ram->start + BEFORE
                                                : UINT64_MAX;

    if ( p->known && (options->load_address < ram->start ||
                      options->load_address >= ram->end) )
    {
        report_add(p->report, SEV_ERROR, NULL, "not-in-memory",
                   "--load-address: 0x%llx is not in the board's memory, which is from 0x%llx to 0x%llx",
                   (unsigned long long)options->load_address,
                   (unsigned long long)ram->start,
                   (unsigned long long)ram->end);
        report_hint(p->report, "leave it out, or say with --ram where the board's memory is");
        p->plan->complete = false;
    }

    return options->load_address;
}

static void place_all(struct board *board, const struct board_options *options,
                      struct placing *p)
{
    struct plan *plan = p->plan;
    const struct region *ram = &p->memory.ram;
    unsigned int i;

    p->next = first_address(options, p);
    p->limit = ram->end == UINT64_MAX ? ram->end
               : ram->end - ram->start > BEHIND ? ram->end - BEHIND
               : ram->start;

    place_file(p, &plan->xen, size_of_xen(&plan->xen), XEN_BLOCK);
    board->tree_room = MAX_TREE;
    board->tree_address = place(p, "device tree", board->tree_room, XEN_BLOCK);
    for ( i = 0; i < plan->nr_modules; i++ )
        place_file(p, &plan->modules[i], plan->modules[i].size, PAGE);
}

/* Words with one space in between. */
static char *one_line(struct pool *pool, const char *words)
{
    char *rest = pool_strdup(pool, words), *word, *line = NULL;

    while ( (word = strsep(&rest, " \t\r\n")) )
        if ( *word )
            line = line ? pool_printf(pool, "%s %s", line, word) : word;

    return line ? line : pool_strdup(pool, "");
}

static void complete_lcm(struct tree *tree, const struct hl_lcm *lcm,
                         struct plan *plan, struct report *report)
{
    tree_set_addresses(tree, lcm, plan, report);
    if ( plan->xen_options )
    {
        const char *line = one_line(plan->pool, plan->xen_options);

        tree_set(tree, fdt_path_offset(tree->fdt, "/chosen"),
                 "xen,xen-bootargs", line, strlen(line) + 1);
    }
}

/* The LCM takes the place of one that is there. */
static void remove_old(struct tree *host, const char *path,
                       struct report *report)
{
    struct place place = { path };
    int node = fdt_path_offset(host->fdt, "/chosen/hypervisor");

    if ( node < 0 )
        return;
    report_add(report, SEV_WARNING, &place, "other-lcm",
               "its /chosen/hypervisor is replaced");
    fdt_del_node(host->fdt, node);
}

static void merge(struct board *board, struct tree *host, const char *path,
                  struct report *report)
{
    uint32_t most = 0;
    struct place place = { path };

    remove_old(host, path, report);
    fdt_find_max_phandle(host->fdt, &most);
    if ( most > LAST_PHANDLE - MAX_NODES )
    {
        report_add(report, SEV_ERROR, &place, "bad-tree",
                   "is no device tree that can be used: its phandles go up to 0x%x, which leaves none for the LCM",
                   most);
        most = 0;
    }
    tree_renumber(&board->tree, most < PHANDLES ? PHANDLES : most + 1);
    tree_merge(host, &board->tree);
    tree_free(&board->tree);
    board->tree = *host;
    board->merged = true;
    if ( tree_size(&board->tree) > MAX_TREE )
        report_add(report, SEV_ERROR, &place, "large-tree",
                   "with the LCM in it, it has %zu bytes, and Xen reads no more than 2 MiB",
                   tree_size(&board->tree));
}

void board_prepare(struct board *board, const struct board_options *options,
                   struct plan *plan, const struct input *input,
                   struct report *report)
{
    struct place place = { input->path };
    struct placing placing = { .plan = plan, .report = report };
    struct tree host = {};

    *board = (struct board){};
    if ( options->dtb && !read_tree(options->dtb, &host, report) )
        plan->complete = false;
    if ( input->lcm && !is_usable(&place, input->blob.data, report) )
        plan->complete = false;
    if ( !plan->complete || !input->lcm )
    {
        tree_free(&host);
        return;
    }

    placing.known = find_memory(&placing.memory, options,
                                &input->launch, &host);
    if ( !placing.known && !options->is_qemu && !options->has_load_address )
        say_guess(input, &placing.memory, report);
    place_all(board, options, &placing);
    memory_free(&placing.memory);
    tree_open(&board->tree, input->blob.data);
    complete_lcm(&board->tree, input->lcm, plan, report);
    if ( host.fdt )
        merge(board, &host, options->dtb, report);
    else
    {
        tree_renumber(&board->tree, PHANDLES);
        if ( !script_check(&board->tree, report) )
            plan->complete = false;
    }
}

void board_free(struct board *board)
{
    tree_free(&board->tree);
}

bool board_put(struct board *board, struct plan *plan)
{
    if ( !board->merged )
    {
        plan->lcm.path = NULL;
        return true;
    }
    plan->lcm.address = board->tree_address;
    plan->lcm.is_loaded = true;

    return plan_put(plan, &plan->lcm, PLAN_TREE, board->tree.fdt,
                    tree_size(&board->tree));
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
