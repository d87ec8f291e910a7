/* SPDX-License-Identifier: GPL-2.0-only */
/* Accesses that may end in an exception: section .fixups has a list of them. */
#ifndef HLG_FIXUP_H
#define HLG_FIXUP_H

#include <stdbool.h>
#include <stdint.h>

/* If the instruction at *@pc is one of them: moves it to where to go on. */
bool fix_up(uint64_t *pc);

#endif /* HLG_FIXUP_H */
