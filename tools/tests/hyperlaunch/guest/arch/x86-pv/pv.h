/* SPDX-License-Identifier: GPL-2.0-only */
/* Shared by the files of this folder. */
#ifndef HLG_X86_PV_H
#define HLG_X86_PV_H

/* Where page 0 of the domain is mapped at start; the image begins there. */
#define VIRT_BASE 0x400000

#define STACK_SIZE 16384

/* Distance of the entries of trap_entries. */
#define TRAP_ENTRY_SIZE 16

#ifndef __ASSEMBLY__

#include "../../common/arch.h"
#include "../../common/xen.h"

/* entry.S */
extern const struct start_info *start_info;
extern char hypercall_page[];
extern char trap_entries[];
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

/* traps.c */
#define NR_TRAPS 32
void fill_trap_table(struct trap_info *table);
void init_traps(void);

/*
 * Reads port @port.  False if that ended in a #GP.  (In entry.S, since the
 * trap handler must know the instruction.)
 */
bool port_read(unsigned int port, uint32_t *value);
bool port_write(unsigned int port, uint32_t value);

/* Reads a byte; false if that ended in a #PF. */
bool byte_read(const volatile void *va, uint8_t *value);

#endif /* __ASSEMBLY__ */

#endif /* HLG_X86_PV_H */
