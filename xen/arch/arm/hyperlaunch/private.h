/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Hyperlaunch on Arm: what its files share.
 */

#ifndef ARM_HYPERLAUNCH_PRIVATE_H
#define ARM_HYPERLAUNCH_PRIVATE_H

#include <xen/hyperlaunch/launch.h>
#include <xen/libfdt/libfdt.h>

struct bootmodule;
struct dt_device_node;
struct membanks;

/* detect.c */

/* The LCM, and what is wrong with it. */
extern struct hl_lcm hl_lcm;
extern struct hl_diags hl_diags;

/* Read the LCM in @fdt, to which the result then refers. */
bool hl_read_lcm(const void *fdt);

/* early.c */

/* Is all of it memory that the host has? */
bool hl_is_ram(uint64_t start, uint64_t size);

/* modules.c */

/* Find the boot modules that the LCM names. */
void hl_modules_bind(void);

/* The boot module for @hl_lcm.modules[@idx].  NULL if there is none. */
struct bootmodule *hl_module_get(int idx);

/*
 * How many pages a kernel in the boot module for @hl_lcm.modules[@idx] is going to
 * take when it is unpacked.  0 if it need not be, or has been.
 */
unsigned long hl_module_unpacked_pages(int idx);

/*
 * Hand all boot modules over to who keeps them until the boot domain is gone.
 */
void hl_modules_keep(void);

/* node.c */

/* Find the nodes of all domains; once, when the LCM is final. */
void hl_find_nodes(void);

/* The node of the host's device tree which @hd was read from, or NULL. */
struct dt_device_node *hl_domain_node(const struct hl_domain *hd);

/* properties.c */

/* Does what dom0less knows of a domain make sense?  0, or -errno and @why. */
int hl_check_properties(const struct hl_domain *hd, struct hl_failure *why);

/* A string for a message; "?" if it is none, or nothing to print. */
const char *hl_shown(const char *str);

/* shared-memory.c */

/* Set aside what domain @i in the LCM shares with others. */
void hl_register_shared_memory(unsigned int i);

/* Could that be done?  0, or -errno and @why. */
int hl_check_shared_memory(const struct hl_domain *hd, struct hl_failure *why);

/*
 * Clear what @d, which was built from @hd and has not run, shares with others who
 * have not run either.
 */
void hl_clear_shared_memory(const struct hl_domain *hd, struct domain *d);

/* static-memory.c */

/*
 * Can @hd have the memory that xen,static-mem says?  0, also without it, or
 * -errno and @why.
 */
int hl_check_static_memory(const struct hl_domain *hd,
                           struct hl_failure *why);

/*
 * Call @fn for each range of xen,static-mem of domain node @node in the flattened
 * tree, until it returns false.  False if it did, or if the property makes no
 * sense.
 */
bool hl_for_each_static_range(const void *fdt, int node,
                              bool (*fn)(uint64_t start, uint64_t size));

/*
 * #address-cells and #size-cells for the properties of @node, from its parents,
 * as the unflattened tree has it: the nearest one counts.
 */
void hl_inherited_cells(const void *fdt, int node, uint32_t *address,
                        uint32_t *size);

/* The number in the next @cells cells, behind which @prop then is. */
uint64_t hl_take_cells(const fdt32_t **prop, uint32_t cells);

#endif /* ARM_HYPERLAUNCH_PRIVATE_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
