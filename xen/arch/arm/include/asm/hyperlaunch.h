/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Hyperlaunch: what Arm's boot path calls.  All of it is init code.
 */

#ifndef ARM_HYPERLAUNCH_H
#define ARM_HYPERLAUNCH_H

#include <xen/types.h>

#ifdef CONFIG_HYPERLAUNCH

/*
 * Is the device tree's LCM what is being booted from?  Set by
 * hyperlaunch_detect().
 */
extern bool hyperlaunch;

/* Does the flattened device tree of the host have an LCM in it? */
bool hyperlaunch_is_described(const void *fdt);

/*
 * Does it have an LCM that can be used?  Then there are no domains but those in
 * it.
 */
bool hyperlaunch_supersedes(const void *fdt);

/*
 * Set aside what the LCM of the host's flattened device tree names: boot modules
 * and memory.  To be called when all other memory that is set aside, and all
 * memory there is, is known.  What is wrong with it is said later.
 */
void hyperlaunch_early_scan(const void *fdt);

/*
 * Is there an LCM?  To be called once the console works, and before Xen uses any
 * module.  Does not return if there is one which cannot be used, unless
 * hyperlaunch=fallback.
 */
void hyperlaunch_detect(void);

/* Build all domains, paused. */
void hyperlaunch_build(void);

/* Let the launch go on: it does when the boot CPU is idle. */
void hyperlaunch_start(void);

#else /* !CONFIG_HYPERLAUNCH */

#define hyperlaunch false

static inline bool hyperlaunch_is_described(const void *fdt)
{
    return false;
}

static inline bool hyperlaunch_supersedes(const void *fdt)
{
    return false;
}

static inline void hyperlaunch_early_scan(const void *fdt) {}
static inline void hyperlaunch_detect(void) {}
static inline void hyperlaunch_build(void) {}
static inline void hyperlaunch_start(void) {}

#endif /* CONFIG_HYPERLAUNCH */

#endif /* ARM_HYPERLAUNCH_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
