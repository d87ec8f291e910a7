/* SPDX-License-Identifier: GPL-2.0-only */
/* The ELF note by which Xen recognises a PVH kernel. */
#include <public/elfnote.h>
#include "pvh.h"

        .section .note.Xen, "a", @note
        .balign 4
        .long 2f - 1f, 4f - 3f, XEN_ELFNOTE_PHYS32_ENTRY
1:      .asciz "Xen"
2:      .balign 4
3:      .long _start
4:      .balign 4

        .section .note.GNU-stack, "", @progbits
