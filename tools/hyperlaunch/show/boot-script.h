/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The LCM that a script for U-Boot makes.
 */

#ifndef HYPERLAUNCH__SHOW__BOOT_SCRIPT_H
#define HYPERLAUNCH__SHOW__BOOT_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>

/* In front of the text; in it, where the size of all that follows is. */
#define SCRIPT_HEADER      64
#define SCRIPT_SIZE        12

/* Is it the beginning, of SCRIPT_HEADER bytes at least, of such a script? */
bool is_boot_script(const char *data);

/*
 * Make the device tree in @fdt, of @room bytes, which the script in the @size
 * bytes at @data makes.  False if it makes none.
 */
bool boot_script_run(const char *data, size_t size, char *fdt, size_t room);

#endif /* HYPERLAUNCH__SHOW__BOOT_SCRIPT_H */
