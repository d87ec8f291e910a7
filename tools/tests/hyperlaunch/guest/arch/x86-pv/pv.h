/* SPDX-License-Identifier: GPL-2.0-only */
/* Shared by the files of this folder. */
#ifndef HLG_X86_PV_H
#define HLG_X86_PV_H

#include "../x86/x86.h"

/* Where page 0 of the domain is mapped at start; the image begins there. */
#define VIRT_BASE 0x400000

#ifndef __ASSEMBLY__

/* entry.S */
extern const struct start_info *start_info;
void secondary_entry(void);

/* memory.c */
unsigned long va_to_pfn(const void *va);
unsigned long pfn_to_mfn(unsigned long pfn);
long map_mfns(const unsigned long *mfns, unsigned int nr, uint64_t flags,
              void **va);
#define PTE_PRESENT  0x01UL
#define PTE_WRITE    0x02UL
#define PTE_ACCESSED 0x20UL
#define PTE_DIRTY    0x40UL

/* mfns.c */
void check_mfns(const char *name);

/* traps.c */
void fill_trap_table(struct trap_info *table);
void init_traps(void);

#endif /* __ASSEMBLY__ */

#endif /* HLG_X86_PV_H */
