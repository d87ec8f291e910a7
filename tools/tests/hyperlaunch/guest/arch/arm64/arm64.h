/* SPDX-License-Identifier: GPL-2.0-only */
/* Shared by the files of this folder. */
#ifndef HLG_ARM64_H
#define HLG_ARM64_H

#define STACK_SIZE 16384

/*
 * Where pages are mapped at will: the last GiB of the address space.  All else
 * is mapped one to one.
 */
#define WINDOW_VA 0x7fc0000000

#ifndef __ASSEMBLY__

#include "../../common/arch.h"
#include "../../common/xen.h"

/* link.lds */
extern char image_start[], image_end[];

/* entry.S */
extern uint64_t dtb_paddr;
extern uint64_t window_l3[];
extern void (*secondary_fn)(void);
extern char secondary_entry[];
extern char vectors[];

/* entry.S: false if that ended in an exception */
bool byte_read(const volatile void *va, uint8_t *value);

/* A call to the firmware, which is Xen: PSCI. */
long psci_call(uint32_t fn, unsigned long a1, unsigned long a2,
               unsigned long a3);

/* time.c: to be called before the time is asked for */
void init_time(void);

/* map.c: what the device tree says of memory */
struct region {
    uint64_t start, end;
};
void init_map(void);
const struct region *ramdisk(void);

/* fdt.c: the device tree; NULL if there is no such property */
const void *fdt_property_at(const char *path, const char *name, int *len);
/* Calls @fn for each region in the reg of each node of this device_type. */
void fdt_each_region(const char *type,
                     void (*fn)(uint64_t start, uint64_t size));
uint64_t fdt_total_size(void);
/* How many nodes have this device_type? */
unsigned int fdt_count(const char *type);
bool fdt_has_node(const char *path);
/* The next such node behind @node, which is -1 at first; negative if none. */
int fdt_next_compatible(int node, const char *compatible);
/* Of a node by its number: a property, or NULL; each region in its reg. */
const void *fdt_property_of(int node, const char *name, int *len);
void fdt_each_region_of(int node, void (*fn)(uint64_t start, uint64_t size));

/*
 * hardware.c: a device of the board, and whether this domain gets at it where it
 * is, or has Xen map it elsewhere.  Negative if not.
 */
#define CLOCK_PFN 0x9010
long read_device(void);
long map_device(void);

/* shared.c: is this the start of memory which is shared with other domains? */
bool is_shared_area(uint64_t start);

/* Probes. */
extern const struct probe_table arm64_domctl_probes;

/* Checks. */
void check_fault(const char *name);
void check_host_tree(const char *name);
void check_interrupts(const char *name);
void check_iomem(const char *name);
void check_memmap(const char *name);
void check_no_iomem(const char *name);
void check_device(const char *name);
void check_no_uart(const char *name);
void check_shared_read(const char *name);
void check_shared_write(const char *name);
void check_uart(const char *name);
void check_uart_input(const char *name);

#endif /* __ASSEMBLY__ */

#endif /* HLG_ARM64_H */
