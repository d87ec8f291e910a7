/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Boot modules, for as long as the boot domain may want to read them.
 */

#include <xen/domain_page.h>
#include <xen/errno.h>
#include <xen/guest_access.h>
#include <xen/init.h>
#include <xen/mm.h>
#include <xen/nospec.h>
#include <xen/sections.h>
#include <xen/xvmalloc.h>

#include "machine.h"

struct kept_module {
    paddr_t data;              /* INVALID_PADDR: has been given back */
    unsigned long size;        /* bytes */
    paddr_t start;             /* of the memory to be given back */
    unsigned long pages;       /* of it that are left */
    unsigned int kind, flags;  /* XEN_HYPERLAUNCH_MODULE_*, _MODF_* */
};

static struct kept_module *__ro_after_init kept;
static unsigned int __ro_after_init nr_kept;
static bool released;
static unsigned long freed_pages;

/* How much is done at once. */
#define MAX_READ_BYTES (1UL << 20)
#define MAX_FREE_PAGES 4096UL

int __init hl_keep_modules(unsigned int nr)
{
    kept = xvzalloc_array(struct kept_module, nr);

    return kept ? 0 : -ENOMEM;
}

void __init hl_keep_module(paddr_t data, unsigned long size, paddr_t start,
                           unsigned long pages, unsigned int kind,
                           unsigned int flags)
{
    kept[nr_kept++] = (struct kept_module){
        .data = data,
        .size = size,
        .start = start,
        .pages = pages,
        .kind = kind,
        .flags = flags,
    };
}

unsigned int __init hl_public_kind(enum hl_module_kind kind)
{
    static const uint8_t __initconst kinds[] = {
        [HL_MODULE_KERNEL]      = XEN_HYPERLAUNCH_MODULE_kernel,
        [HL_MODULE_RAMDISK]     = XEN_HYPERLAUNCH_MODULE_ramdisk,
        [HL_MODULE_DEVICE_TREE] = XEN_HYPERLAUNCH_MODULE_device_tree,
        [HL_MODULE_CONFIG]      = XEN_HYPERLAUNCH_MODULE_config,
        [HL_MODULE_MICROCODE]   = XEN_HYPERLAUNCH_MODULE_microcode,
        [HL_MODULE_XSM_POLICY]  = XEN_HYPERLAUNCH_MODULE_xsm_policy,
    };

    return kinds[kind];
}

unsigned int hl_nr_modules(void)
{
    return read_atomic(&released) ? 0 : nr_kept;
}

bool hl_get_module(unsigned int nr, struct xen_hyperlaunch_module *module)
{
    if ( nr >= hl_nr_modules() )
        return false;

    nr = array_index_nospec(nr, nr_kept);
    *module = (struct xen_hyperlaunch_module){
        .size = kept[nr].size,
        .kind = kept[nr].kind,
        .flags = kept[nr].flags,
    };

    return true;
}

/* Copy what of a module is in one page.  Returns the number of bytes. */
static long read_page(const struct kept_module *module, unsigned long offset,
                      XEN_GUEST_HANDLE_PARAM(void) buf, unsigned long done,
                      unsigned long len)
{
    paddr_t addr = module->data + offset + done;
    unsigned int in_page = addr & ~PAGE_MASK;
    unsigned int bytes = min_t(unsigned long, len - done, PAGE_SIZE - in_page);
    const void *page = map_domain_page(maddr_to_mfn(addr));
    long rc = bytes;

    if ( copy_to_guest_offset(buf, done, page + in_page, bytes) )
        rc = -EFAULT;

    unmap_domain_page(page);

    return rc;
}

long hl_read_module(unsigned int nr, unsigned long offset,
                    XEN_GUEST_HANDLE_PARAM(void) buf, unsigned long len)
{
    const struct kept_module *module;
    unsigned long done = 0;

    if ( nr >= hl_nr_modules() )
        return -ENOENT;

    module = &kept[array_index_nospec(nr, nr_kept)];
    if ( offset >= module->size )
        return 0;

    if ( module->data == INVALID_PADDR )
        return -ENOENT;

    offset = array_index_nospec(offset, module->size);
    len = min(min(len, module->size - offset), MAX_READ_BYTES);

    while ( done < len )
    {
        long rc = read_page(module, offset, buf, done, len);

        if ( rc < 0 )
            return rc;

        done += rc;
    }

    return done;
}

/* The end of a module goes first, so that its start need not be changed. */
static void free_end(struct kept_module *module)
{
    unsigned long i, nr = min(module->pages, MAX_FREE_PAGES);
    paddr_t end = module->start + ((paddr_t)module->pages << PAGE_SHIFT);
    paddr_t start = end - ((paddr_t)nr << PAGE_SHIFT);

    /* What is given back now is not scrubbed by the allocator. */
    for ( i = 0; i < nr; i++ )
        clear_domain_page(mfn_add(maddr_to_mfn(start), i));

    init_domheap_pages(start, end);

    module->pages -= nr;
    freed_pages += nr;
}

bool hl_free_some(void)
{
    unsigned int i;

    write_atomic(&released, true);

    for ( i = 0; i < nr_kept; i++ )
        if ( kept[i].pages )
        {
            free_end(&kept[i]);
            return true;
        }

    return false;
}

unsigned long hl_freed_pages(void)
{
    return freed_pages;
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
