/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The commands of the host tool.
 *
 * Each parses its own command line (argv[0] is what to call the program in
 * messages) and returns an exit code.  What it found goes to standard output,
 * all else to standard error.
 */

#ifndef HYPERLAUNCH__COMMANDS_H
#define HYPERLAUNCH__COMMANDS_H

int cmd_init(int argc, char **argv);
int cmd_check(int argc, char **argv);
int cmd_build(int argc, char **argv);
int cmd_image(int argc, char **argv);
int cmd_grub(int argc, char **argv);
int cmd_uboot(int argc, char **argv);
int cmd_run(int argc, char **argv);
int cmd_show(int argc, char **argv);
int cmd_timeline(int argc, char **argv);
int cmd_convert(int argc, char **argv);
int cmd_diff(int argc, char **argv);

#endif /* HYPERLAUNCH__COMMANDS_H */
