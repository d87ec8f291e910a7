/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ELF notes by which Xen recognises a PV kernel.  Variants of the guest
 * differ in this file alone:
 *   HLG_P2M    p2m outside of the initial mapping, ramdisk not mapped (Linux)
 *   HLG_ENTRY  address of the entry point, to name a wrong one
 *   HLG_COMPAT a 32-bit kernel, which does not say that it knows PAE
 */
#include <public/elfnote.h>
#include "pv.h"

#ifndef HLG_ENTRY
#define HLG_ENTRY _start
#endif

#ifdef HLG_COMPAT
#define WORD .long
#else
#define WORD .quad
#endif

        .macro note type:req, desc:vararg
        .balign 4
        .long 2f - 1f, 4f - 3f, \type
1:      .asciz "Xen"
2:      .balign 4
3:      \desc
4:      .balign 4
        .endm

        .section .note.Xen, "a", @note
        note XEN_ELFNOTE_GUEST_OS,       .asciz "hl-guest"
        note XEN_ELFNOTE_GUEST_VERSION,  .asciz "1"
        note XEN_ELFNOTE_LOADER,         .asciz "generic"
        note XEN_ELFNOTE_XEN_VERSION,    .asciz "xen-3.0"
        note XEN_ELFNOTE_VIRT_BASE,      WORD VIRT_BASE
        note XEN_ELFNOTE_PADDR_OFFSET,   WORD VIRT_BASE
        note XEN_ELFNOTE_ENTRY,          WORD HLG_ENTRY
        note XEN_ELFNOTE_HYPERCALL_PAGE, WORD hypercall_page
#ifdef HLG_P2M
        note XEN_ELFNOTE_INIT_P2M,       WORD 0x100000000000
        note XEN_ELFNOTE_MOD_START_PFN,  WORD 1
#endif

        .section .note.GNU-stack, "", @progbits
