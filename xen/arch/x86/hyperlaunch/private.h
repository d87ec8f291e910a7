/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Hyperlaunch on x86: what its files share.
 */

#ifndef X86_HYPERLAUNCH_PRIVATE_H
#define X86_HYPERLAUNCH_PRIVATE_H

#include <xen/hyperlaunch/launch.h>

struct boot_domain;
struct boot_info;
struct boot_module;
struct boot_rings;

/*
 * Both control and hardware domain: what Xen, and Xen's command line, have in
 * mind with "dom0".
 */
static inline bool hl_is_dom0_like(const struct hl_domain *hd)
{
    unsigned int both = HL_ROLE_CONTROL | HL_ROLE_HARDWARE;

    return (hd->roles & both) == both;
}

/* mode.c */

/*
 * Is @hd going to be PVH?  To be asked when all kernels are prepared, as
 * without "mode" it depends on the kernel.
 */
bool hl_is_pvh(const struct hl_domain *hd);

/* If so: is it going to have hardware assisted paging? */
bool hl_has_hap(const struct hl_domain *hd);

/* Can @hd have the mode that it is going to have?  0, or -errno and @why. */
int hl_check_mode(const struct hl_domain *hd, struct hl_failure *why);

/* modules.c */

/*
 * Find the boot modules that @lcm names, and type them by what they are for.
 * To be called before anything moves them.
 */
void hl_modules_bind(struct boot_info *bi, const struct hl_lcm *lcm);

/* The boot module for @lcm->modules[@idx].  NULL if there is none. */
struct boot_module *hl_module_get(int idx);

/*
 * Make the boot module for @lcm->modules[@idx] ready to be built a domain
 * from, by any number of domains: decompresses it unless this was done before.
 * Returns 0, or -errno and @why.
 */
int hl_module_prepare_kernel(int idx, struct hl_failure *why);

/*
 * Do so for all kernels, so that a bad one, whatever size it claims to have,
 * takes no memory when domains are built.  What is wrong with it is said when
 * a domain turns out to need it.
 */
void hl_modules_prepare_kernels(const struct hl_lcm *lcm);

/*
 * The kernel in the boot module for @lcm->modules[@idx].  NULL if it has not
 * been prepared.
 */
const void *hl_module_kernel(int idx, size_t *size);

/* Can the boot module for @lcm->modules[@idx] be read as it was loaded? */
bool hl_module_is_intact(int idx);

/*
 * Hand all boot modules over to who keeps them until the boot domain is gone.
 */
void hl_modules_keep(const struct boot_info *bi, const struct hl_lcm *lcm);

/* Does the boot module look like what Dom0 can be built from? */
bool hl_module_is_bootable(const struct boot_module *bm);

/* pvh.c */

/*
 * Build a PVH domain which is not the hardware domain.  @pool_pages are for its
 * page tables.  0, or -errno, which hl_arch_build() knows how to put.
 */
int hl_pvh_build(const struct boot_domain *bd, struct domain *d,
                 unsigned long pool_pages);

/* pvh-vcpu.c */

/* Show the domain CPUs as a toolstack does.  It must not have vCPUs yet. */
void hl_pvh_set_cpu_policy(struct domain *d);

/* wiring.c */

/*
 * Where the PV builder is to note down the pages of the domain built from @hd.
 */
struct boot_rings *hl_pv_rings(const struct hl_lcm *lcm,
                               const struct hl_domain *hd);

#endif /* X86_HYPERLAUNCH_PRIVATE_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
