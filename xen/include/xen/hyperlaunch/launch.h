/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch of the initial domains: what common code asks of an architecture, and
 * what it offers in return.
 *
 * Everything here is init code: it runs on the boot CPU, before the first
 * domain does, and needs no locks.
 */

#ifndef XEN__HYPERLAUNCH__LAUNCH_H
#define XEN__HYPERLAUNCH__LAUNCH_H

#include <xen/hyperlaunch/lcm.h>
#include <xen/hyperlaunch/initial.h>
#include <xen/time.h>

struct domain;

/* Why something could not be done: filled by hl_fail(). */
struct hl_failure {
    int node;                    /* whose fault; -1: the domain's own node */
    const char *property;        /* NULL: not due to a single property */
    char text[128];
};

/*
 * Record why, at the domain's own node, and return @rc (-errno).  @prop is the
 * property at fault, or NULL.  The text needs no newline, and must not repeat
 * the domain's name.
 */
int hl_fail(struct hl_failure *why, int rc, const char *prop, const char *fmt,
            ...) __attribute__((format(printf, 4, 5)));

/*
 * hyperlaunch=fallback: if the LCM cannot be used, boot as without it, as far as
 * the architecture can.
 */
extern bool hl_opt_fallback;

/* Print all of @diags, a line each. */
void hl_report(const void *fdt, const struct hl_diags *diags);

/*
 * Build all domains of @lcm which are free of errors, paused, in LCM order, and
 * connect them.  What cannot be built is reported and left out.  Returns the
 * number of domains built.  @diags are from validation.
 */
unsigned int hl_build_all(const struct hl_lcm *lcm,
                          const struct hl_diags *diags);

/* Set up what remembers the launch.  Done by hl_build_all(). */
void hl_machine_init(enum hl_failure_policy failure_policy);

/*
 * Keep @nr boot modules, until the boot domain is gone: then they are cleared
 * and given back.  The first one is the LCM, and boot modules follow in the
 * order of the boot loader.  -ENOMEM if that cannot be remembered.
 */
int hl_keep_modules(unsigned int nr);

/*
 * Keep a module of @size bytes at @data.  Its memory to be given back is @pages
 * pages from @start on.  Nobody can read it if @data is INVALID_PADDR.  @kind and
 * @flags: XEN_HYPERLAUNCH_MODULE_* and _MODF_*.
 */
void hl_keep_module(paddr_t data, unsigned long size, paddr_t start,
                    unsigned long pages, unsigned int kind,
                    unsigned int flags);

/* XEN_HYPERLAUNCH_MODULE_* for what the LCM knows it as. */
unsigned int hl_public_kind(enum hl_module_kind kind);

/*
 * Let the launch go on by itself: the boot domain, which has @timeout_ms if
 * that is not 0, and what comes after it.
 */
void hl_begin(uint32_t timeout_ms);

/* Show the launch in hypfs. */
#ifdef CONFIG_HYPFS
void hl_hypfs_init(void);
#else
static inline void hl_hypfs_init(void) {}
#endif

/* What has to be left for Xen when all domains are built, in pages. */
#define HL_XEN_PAGES 1024

/*
 * Decide on the memory of a domain that says how much it wants: between mem-min
 * and memory, as available.  Returns 0 and the number of @pages, or -errno
 * after filling @why.
 */
int hl_memory_pages(const struct hl_domain *hd, unsigned long *pages,
                    struct hl_failure *why);

/*
 * Pages that the domains behind @hd in the LCM are going to take: a hardware
 * domain which takes what is left must not take these.
 */
unsigned long hl_pages_for_others(const struct hl_lcm *lcm,
                                  const struct hl_domain *hd);

/*
 * Connect the domains with the xenstore and the console domain among them.  To
 * be called when all are built, and none runs.
 */
void hl_wire_all(const struct hl_lcm *lcm);

/* Tell domain @d, which has HVM parameters, of its @rings by these. */
void hl_publish_by_params(struct domain *d, const struct hl_ring *rings);

/*
 * Have those domains notified which can act on what concerns the whole host.
 * To be called when all are built, and none runs.
 */
void hl_assign_virqs(void);

/*
 * Make what @why says the fault of the node of @lcm->modules[@idx].  Returns
 * @rc.
 */
int hl_blame_module(const struct hl_lcm *lcm, int idx, int rc,
                    struct hl_failure *why);

/* Check what can be checked before anything exists.  0, or -errno and @why. */
int hl_check(const struct hl_lcm *lcm, const struct hl_domain *hd,
             struct hl_failure *why);

/*
 * Note down which of the properties of Arm's dom0less domains @hd has, but for
 * @except (may be NULL), as they have no meaning @where.
 */
void hl_report_meaningless(const struct hl_lcm *lcm,
                           const struct hl_domain *hd, const char *except,
                           const char *where);

/*
 * Compare the boot modules with the digests that @lcm has of them.  To be
 * called before the first one is decompressed.
 */
void hl_modules_verify(const struct hl_lcm *lcm);

/*
 * The same for one, which Xen needs earlier than the others.  False if it must
 * not be used.
 */
bool hl_module_verify(const struct hl_lcm *lcm, int idx);

/* Did the boot module for @lcm->modules[@idx] turn out to have another one? */
bool hl_module_has_wrong_digest(int idx);

/* If so, or if that cannot be told: what to say. */
const char *hl_module_digest_problem(int idx);

/* Provided by the architecture. */

/*
 * Is there a boot module for @lcm->modules[@idx]?  If not, @why is filled, but
 * for the node.
 */
bool hl_arch_has_module(const struct hl_lcm *lcm, int idx,
                        struct hl_failure *why);

/*
 * The boot module for @lcm->modules[@idx] as it was loaded, until it is unmapped.
 * NULL if there is none.
 */
const void *hl_arch_map_module(int idx, size_t *size);
void hl_arch_unmap_module(const void *image);

/*
 * Check what else can be checked before anything exists; the modules are there
 * and have the right digests.  0, or -errno and @why.
 */
int hl_arch_check(const struct hl_lcm *lcm, const struct hl_domain *hd,
                  struct hl_failure *why);

/* Create the domain, and nothing in it.  ERR_PTR(), with @why filled. */
struct domain *hl_arch_create(const struct hl_domain *hd,
                              struct hl_failure *why);

/*
 * Build it: memory, kernel, vCPUs.  On failure, what the domain has so far is
 * such that domain_kill() deals with it.
 */
int hl_arch_build(const struct hl_lcm *lcm, const struct hl_domain *hd,
                  struct domain *d, struct hl_failure *why);

/*
 * Connect the domains that were built in ways that only this architecture knows,
 * before they are wired.
 */
void hl_arch_connect(const struct hl_lcm *lcm);

/*
 * The page of domain @d, built from @hd, that was set aside for ring @kind:
 * the frame as the domain itself calls it.  INVALID_GFN if there is none.
 */
gfn_t hl_arch_ring_gfn(const struct hl_lcm *lcm, const struct hl_domain *hd,
                       const struct domain *d, enum hl_ring_kind kind);

/*
 * Tell domain @d, built from @hd, of its @rings, of which there are all kinds.
 */
void hl_arch_publish_rings(const struct hl_lcm *lcm,
                           const struct hl_domain *hd, struct domain *d,
                           const struct hl_ring *rings);

/* What a domain needs beyond its own memory, as an upper bound, in pages. */
unsigned long hl_arch_overhead_pages(const struct hl_domain *hd);

/* For messages: the mode that the domain was built in. */
const char *hl_arch_mode(const struct domain *d);

#endif /* XEN__HYPERLAUNCH__LAUNCH_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
