/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The image of a memory card, as an arm64 board boots from it.
 */

#ifndef HYPERLAUNCH__IMAGE__CARD_H
#define HYPERLAUNCH__IMAGE__CARD_H

#include "../base/missing.h"

#include "script.h"

/* What card_make() needs. */
void card_needs(struct missing *missing);

/*
 * A FAT file system with all files and a boot.scr; @partitioned: in a partition.
 * False if it cannot be made; it is said why.
 */
bool card_make(struct plan *plan, struct board *board, bool partitioned,
               const char *image);

#endif /* HYPERLAUNCH__IMAGE__CARD_H */
