/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Hyperlaunch: what x86's boot path calls.  All of it is init code.
 */

#ifndef X86_HYPERLAUNCH_H
#define X86_HYPERLAUNCH_H

#include <xen/types.h>

struct boot_info;
struct domain;

#ifdef CONFIG_HYPERLAUNCH

/* Is an LCM what is being booted from?  Set by hyperlaunch_detect(). */
extern bool hyperlaunch;

/*
 * Look for an LCM in the first boot module; to be called once the console
 * works, and before any module is used.  If there is one, the modules get the
 * types that it says, and with hyperlaunch=fallback and an unusable LCM, those
 * of a classic Dom0 boot.  Returns false if there is none: nothing was done.
 * Does not return if there is one which cannot be used.
 */
bool hyperlaunch_detect(struct boot_info *bi);

/*
 * Build all domains, paused.  Returns the hardware domain, which may be NULL.
 */
struct domain *hyperlaunch_build(struct boot_info *bi);

/*
 * Let the launch go on: it does when the boot CPU is idle.  The last thing to
 * happen before init code goes away.
 */
void hyperlaunch_start(void);

#else /* !CONFIG_HYPERLAUNCH */

#define hyperlaunch false

static inline bool hyperlaunch_detect(struct boot_info *bi)
{
    return false;
}

static inline struct domain *hyperlaunch_build(struct boot_info *bi)
{
    return NULL;
}

static inline void hyperlaunch_start(void) {}

#endif /* CONFIG_HYPERLAUNCH */

#endif /* X86_HYPERLAUNCH_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
