/* SPDX-License-Identifier: GPL-2.0-only */
/* What a PV and a PVH guest have in common. */
#ifndef HLG_X86_H
#define HLG_X86_H

#define STACK_SIZE 16384

/* Exceptions, and the distance of their entries at trap_entries. */
#define NR_TRAPS        32
#define TRAP_ENTRY_SIZE 16

#ifndef __ASSEMBLY__

#include "../../common/arch.h"
#include "../../common/events.h"
#include "../../common/xen.h"

/* entry.S of either, with traps.inc.S and access.inc.S */
extern char hypercall_page[];
extern char trap_entries[];

/*
 * The stack of further vCPUs, and which of them it is.  One stack is enough:
 * they run one after the other.
 */
extern char secondary_stack[];
extern volatile unsigned int secondary_vcpu;

/* The vCPU that this runs on. */
unsigned int this_vcpu(void);

/*
 * Access to a port, or to memory.  False if that ended in an exception.  (In
 * access.inc.S, since the trap handler must know the instruction.)
 */
bool port_read(unsigned int port, uint32_t *value);
bool port_write(unsigned int port, uint32_t value);
bool byte_read(const volatile void *va, uint8_t *value);

/* hardware.c: @op gets its version; what PCI configuration space says */
struct xen_platform_op;
long platform_op(struct xen_platform_op *op);
long read_pci(void);

/* own-time.c */
void check_own_time(const char *name);

/* hardware.c: checks for both */
void check_ioports(const char *name);
void check_no_ioports(const char *name);
void check_iomem(const char *name);
void check_no_iomem(const char *name);
void check_fault(const char *name);

/* Probes. */
extern const struct probe_table platform_probes, physdev_probes, hvm_probes,
    mmu_probes, hardware_probes, x86_domctl_probes;

/* --- what differs ---------------------------------------------------------*/

/* A PV guest asks for the right to use ports; else they trap. */
extern const bool ports_trap;
void open_ports(bool open);

/* Maps a page of memory of the host that is not RAM.  -EPERM if refused. */
long map_device(void **va);

#endif /* __ASSEMBLY__ */

#endif /* HLG_X86_H */
