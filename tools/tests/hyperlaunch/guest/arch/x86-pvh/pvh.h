/* SPDX-License-Identifier: GPL-2.0-only */
/* Shared by the files of this folder. */
#ifndef HLG_X86_PVH_H
#define HLG_X86_PVH_H

#include "../x86/x86.h"

/* Where the image is loaded, and runs: addresses are physical addresses. */
#define LOAD_ADDRESS 0x200000

/* Selectors of the GDT in entry.S. */
#define SEL_CODE64 0x08
#define SEL_DATA   0x10
#define SEL_CODE32 0x18

/* A page of 512 GiB / 512 which is not identity mapped: see memory.c. */
#define WINDOW_VA 0x100000000

/* Where a vCPU that gets a SIPI starts: real mode, one page. */
#define TRAMPOLINE_PFN 8

#define CR0_PE 0x00000001
#define CR0_ET 0x00000010
#define CR0_WP 0x00010000
#define CR0_PG 0x80000000
#define CR4_PAE 0x20
#define MSR_EFER 0xc0000080
#define EFER_LME 0x100
#define EFER_LMA 0x400

#define MSR_MTRR_DEF_TYPE 0x2ff

#ifndef __ASSEMBLY__

#include <public/arch-x86/hvm/start_info.h>

/* link.lds */
extern char image_start[], image_end[];

/* entry.S */
extern uint32_t start_info_paddr;
extern uint64_t pml4[], window_pd[];
extern char trampoline_start[], trampoline_end[];
extern void (*secondary_fn)(void);
void secondary_entry(void);
long hypercall32(uint32_t nr, const uint32_t args[5]);

/* main.c */
const struct hvm_start_info *start_info(void);
uint64_t read_msr(uint32_t msr);
void write_msr(uint32_t msr, uint64_t value);

/* idt.c; on each vCPU */
void init_idt(void);

/* map.c: the memory map, as XENMEM_memory_map tells it */
struct region {
    uint64_t start, end;
    uint32_t type;
};
void init_map(void);
unsigned int map_size(void);
const struct region *map_region(unsigned int i);
/* The type of page @pfn; 0 if the map does not have it. */
uint32_t map_type(uint64_t pfn);

/* memory.c */
void *map_2m(uint64_t paddr);

/* acpi.c: the APIC ids in the MADT; false if it has no entry @i. */
bool madt_apic_id(unsigned int i, uint32_t *id);

/* Checks. */
void check_acpi(const char *name);
void check_beyond(const char *name);
void check_launch_32(const char *name);
void check_memmap(const char *name);
void check_mtrr(const char *name);
void check_sipi(const char *name);

#endif /* __ASSEMBLY__ */

#endif /* HLG_X86_PVH_H */
