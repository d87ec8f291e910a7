/* SPDX-License-Identifier: GPL-2.0-only */
/* What common/ needs from arch/<one>/.  Nothing else may cross. */
#ifndef HLG_ARCH_H
#define HLG_ARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PAGE_SHIFT 12
#define PAGE_SIZE  (1UL << PAGE_SHIFT)

/* The architecture's entry code ends here. */
void guest_main(void) __attribute__((noreturn));

/* What kind of guest this is. */
#define GUEST_PV  (1U << 0)
#define GUEST_PVH (1U << 1)
#define GUEST_ARM64 (1U << 2)
#define GUEST_X86 (GUEST_PV | GUEST_PVH)
extern const unsigned int arch_mode;

/* Few hypercalls have a fifth argument; else it is 0. */
long arch_hypercall(unsigned int nr, unsigned long a1, unsigned long a2,
                    unsigned long a3, unsigned long a4);
long arch_hypercall5(unsigned int nr, unsigned long a1, unsigned long a2,
                     unsigned long a3, unsigned long a4, unsigned long a5);

/* Nanoseconds since Xen started. */
uint64_t arch_time_ns(void);

/* The command line as Xen left it, and the size of the array it is in. */
const char *arch_cmdline(size_t *size);

/* Prints the HL-START-INFO line. */
void arch_say_start_info(void);

/* Memory: how many pages; and the number behind that of the last one. */
uint64_t arch_nr_pages(void);
uint64_t arch_end_pfn(void);

enum page_use {
    PAGE_FREE,          /* nothing of the builder's or the guest's in it */
    PAGE_USED,
    PAGE_HOLE,          /* no memory, as it should be */
    PAGE_MISSING,       /* there is no memory behind this number */
};
enum page_use arch_page_use(uint64_t pfn);

/*
 * Makes @nr consecutive pages accessible until the next call.  @nr is at most
 * ARCH_MAP_MAX.  NULL if Xen refuses.
 */
#define ARCH_MAP_MAX 64
void *arch_map_pages(uint64_t pfn, unsigned int nr);

/*
 * An address where nothing is mapped, behind a page of this domain's, always
 * the same one, which is, writable or not.  Until the next call of any of these.
 */
void *arch_map_edge(bool writable);

/* The ramdisk; false if there is none. */
bool arch_ramdisk(uint64_t *first_pfn, uint64_t *size);

/*
 * The page that this domain shares with the backend of xenstore or console, and
 * the event channel, as it was told at its start.  NULL and port 0 if not.
 */
enum ring {
    RING_STORE,
    RING_CONSOLE,
    NR_RINGS
};
void *arch_ring(enum ring ring, uint32_t *port);

/*
 * Starts vCPU @id, which never ran, at @fn; not before the previous one that
 * was started is down again, for good.
 */
long arch_start_vcpu(unsigned int id, void (*fn)(void));

/* Takes this vCPU, which is @id, down; it does not come back by itself. */
void arch_stop_vcpu(unsigned int id);

/* Is vCPU @id up?  Negative if there is no such vCPU. */
long arch_vcpu_is_up(unsigned int id);

/* What to do while waiting for another vCPU. */
void arch_relax(void);

/* Asks for the machine to be switched off; returns if that is refused. */
void arch_power_off_machine(void);

/* Checks of this architecture alone. */
struct check {
    const char *name;
    void (*run)(const char *name);
};
extern const struct check arch_checks[];
extern const unsigned int arch_nr_checks;

#endif /* HLG_ARCH_H */
