/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * An ISO image that boots a PC through GRUB: on BIOS and on UEFI, as a CD and as
 * a disk.
 */

#ifndef HYPERLAUNCH__IMAGE__ISO_H
#define HYPERLAUNCH__IMAGE__ISO_H

#include "../base/missing.h"

#include "plan.h"

/* What iso_make() needs. */
void iso_needs(struct missing *missing);

/* False if it cannot be made; it is said why. */
bool iso_make(struct plan *plan, const char *image);

#endif /* HYPERLAUNCH__IMAGE__ISO_H */
