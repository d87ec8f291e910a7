// SPDX-License-Identifier: GPL-2.0-only
/*
 * Whether there is a way to hardware.  That of QEMU's board is its real time
 * clock, which Xen does not use; others than the hardware domain have a hole at
 * its address.
 */
#include "arm64.h"

#include "../../common/say.h"

/* A page that the board has nothing at; neither has Xen for any domain. */
#define FREE_PFN 0xb000

/* The registers that say what kind of device this is, and the first of them. */
#define ID_OFFSET 0xfe0
#define ID_VALUE  0x31

static bool is_clock(uint64_t pfn)
{
    uint8_t byte;

    return byte_read((const uint8_t *)(pfn << PAGE_SHIFT) + ID_OFFSET, &byte) &&
           byte == ID_VALUE;
}

long read_device(void)
{
    return is_clock(CLOCK_PFN) ? 0 : -XEN_EPERM;
}

long map_device(void)
{
    xen_ulong_t idx = CLOCK_PFN;
    xen_pfn_t gfn = FREE_PFN;
    int error = 0;
    struct xen_add_to_physmap_batch map = {
        .domid = DOMID_SELF, .space = XENMAPSPACE_dev_mmio, .size = 1,
    };
    struct xen_remove_from_physmap unmap = {
        .domid = DOMID_SELF, .gpfn = FREE_PFN,
    };
    long rc;

    set_xen_guest_handle(map.idxs, &idx);
    set_xen_guest_handle(map.gpfns, &gfn);
    set_xen_guest_handle(map.errs, &error);
    rc = xen_memory_op(XENMEM_add_to_physmap_batch, &map);
    if ( rc || error )
        return rc ?: error;

    rc = is_clock(FREE_PFN) ? 0 : -XEN_EPERM;
    xen_memory_op(XENMEM_remove_from_physmap, &unmap);

    return rc;
}

/* Being given a device is not being allowed to map others. */
void check_device(const char *name)
{
    if ( read_device() )
        check_fail(name, "the clock cannot be read");
    else if ( !map_device() )
        check_fail(name, "the clock can be mapped");
    else
        check_pass(name);
}

void check_iomem(const char *name)
{
    long mapped = map_device();

    if ( read_device() )
        check_fail(name, "the clock cannot be read");
    else if ( mapped )
        check_fail(name, "the clock cannot be mapped, error %ld", mapped);
    else
        check_pass(name);
}

void check_no_iomem(const char *name)
{
    if ( !read_device() )
        check_fail(name, "the clock can be read");
    else if ( !map_device() )
        check_fail(name, "the clock can be mapped");
    else
        check_pass(name);
}
