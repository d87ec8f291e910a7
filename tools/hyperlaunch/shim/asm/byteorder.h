/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * libfdt_env.h includes this, but swaps bytes by itself.
 */

#ifndef ASM__BYTEORDER_H
#define ASM__BYTEORDER_H

#endif /* ASM__BYTEORDER_H */
