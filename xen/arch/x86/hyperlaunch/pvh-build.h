/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Building a PVH domain which is not the hardware domain: what the files that
 * do it share.
 */

#ifndef X86_HYPERLAUNCH_PVH_BUILD_H
#define X86_HYPERLAUNCH_PVH_BUILD_H

#include <xen/types.h>

struct boot_domain;
struct domain;

/* pvh-memory.c */

/* Fill the pool from which Xen takes the domain's page tables.  0 or -errno. */
int hl_pvh_fill_pool(struct domain *d, unsigned long nr_pages);

/*
 * Give the domain memory of @nr pages from @gfn on, all zero, in pieces as
 * large as possible.  0 or -errno.
 */
int hl_pvh_populate(struct domain *d, unsigned long gfn, unsigned long nr);

/* Write to the domain's memory; zeroes if @buf is NULL.  0 or -errno. */
int hl_pvh_write(struct domain *d, paddr_t gpa, const void *buf, size_t size);

/* pvh-load.c */

/*
 * Put kernel, ramdisk and start info into RAM, as the domain's memory map has
 * it.  0 and the addresses of the kernel's entry and of the start info, or
 * -errno.
 */
int hl_pvh_load(const struct boot_domain *bd, struct domain *d,
                paddr_t *entry, paddr_t *start_info);

/* pvh-vcpu.c */

/* Create all vCPUs, the first of which starts at @entry.  0 or -errno. */
int hl_pvh_set_up_vcpus(struct domain *d, paddr_t entry, paddr_t start_info);

#endif /* X86_HYPERLAUNCH_PVH_BUILD_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
