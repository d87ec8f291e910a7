/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What files are called on the medium which a machine boots from.
 */

#ifndef HYPERLAUNCH__IMAGE__NAMES_H
#define HYPERLAUNCH__IMAGE__NAMES_H

#include "plan.h"

/*
 * Give each file of @plan a name like that which it has here, but such that
 * neither GRUB's nor U-Boot's shell makes anything else of it, and that it is
 * another one on FAT, too.
 */
void plan_name_files(struct plan *plan);

#endif /* HYPERLAUNCH__IMAGE__NAMES_H */
