/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What one of the domain builders makes a domain from.
 */

#ifndef X86_BOOT_DOMAIN_H
#define X86_BOOT_DOMAIN_H

#include <xen/mm-frame.h>
#include <xen/types.h>

struct boot_module;

/*
 * Where a PV builder put the pages which are shared with the backends of
 * xenstore and console, and the page that tells the domain about them.
 */
struct boot_rings {
    mfn_t start_info;
    mfn_t store;
    mfn_t console;
};

struct boot_domain {
    struct boot_module *kernel;
    struct boot_module *ramdisk;  /* May be NULL. */

    const char *cmdline;          /* May be NULL. */

    /*
     * Number of pages to have now; 0: as dom0_mem= says, but at least min_pages.
     * The number to have ever; 0: no limit of its own.
     */
    unsigned long nr_pages;
    unsigned long min_pages;
    unsigned long max_pages;

    /*
     * The modules are not the domain's to consume: others may need them, and
     * the caller frees them.
     */
    bool keep_modules;

    /* Leave out what is of interest for one or two domains only. */
    bool quiet;

    /* PV: set pages for rings aside, and say where; NULL: none. */
    struct boot_rings *rings;
};

#endif /* X86_BOOT_DOMAIN_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
