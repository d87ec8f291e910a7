/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An arm64 board: where in its memory U-Boot is to load what, and the LCM as a
 * part of its device tree.
 */

#ifndef HYPERLAUNCH__IMAGE__BOARD_H
#define HYPERLAUNCH__IMAGE__BOARD_H

#include <argp.h>

#include "plan.h"
#include "tree.h"

#define XEN_BLOCK 0x200000     /* Xen has to begin with a multiple of it */

/*
 *   --dtb=FILE           the board's device tree; else U-Boot's is completed
 *   --ram=BASE[:SIZE]    where its memory is
 *   --load-address=ADDR  where to begin with loading
 */
struct board_options {
    const char *dtb;
    bool is_qemu;                         /* what is assumed is so */
    bool has_ram, has_load_address;       /* 0 is as good as any address */
    uint64_t ram, load_address;
    uint64_t ram_size;                    /* 0: not given */
};

/* argp's input for it is a struct board_options. */
extern const struct argp board_argp;

struct board {
    bool merged;               /* the tree is the board's, with the LCM in it; if
                                * not, it is the LCM alone */
    struct tree tree;
    uint64_t tree_address, tree_room;
};

/*
 * Find room for all files, and complete the device tree.  What is wrong is added
 * to the report.
 */
void board_prepare(struct board *board, const struct board_options *options,
                   struct plan *plan, const struct input *input,
                   struct report *report);
void board_free(struct board *board);

/* Have the device tree in a file, if it is to be one. */
bool board_put(struct board *board, struct plan *plan);

#endif /* HYPERLAUNCH__IMAGE__BOARD_H */
