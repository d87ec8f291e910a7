// SPDX-License-Identifier: GPL-2.0-only
/* Whether there is a way to hardware: ports, memory, and the power switch. */
#include "x86.h"

#include "../../common/say.h"

#include <public/platform.h>

#define PCI_ADDRESS 0xcf8
#define PCI_DATA    0xcfc

long platform_op(struct xen_platform_op *op)
{
    op->interface_version = XENPF_INTERFACE_VERSION;

    return arch_hypercall(__HYPERVISOR_platform_op, (unsigned long)op, 0, 0, 0);
}

/* Vendor and device of the host bridge, or all ones; false if it traps. */
static bool read_host_bridge(uint32_t *id)
{
    return port_write(PCI_ADDRESS, 1U << 31) && port_read(PCI_DATA, id);
}

long read_pci(void)
{
    uint32_t id = ~0U;
    bool done;

    open_ports(true);
    done = read_host_bridge(&id);
    open_ports(false);

    return done && id != ~0U ? 0 : -XEN_EPERM;
}

/* Without I/O privilege a PV domain gets a #GP, and survives it. */
static bool ports_need_iopl(const char *name)
{
    uint32_t value;

    if ( !ports_trap || !port_read(PCI_DATA, &value) )
        return true;

    check_fail(name, "port I/O without I/O privilege does not trap");

    return false;
}

void check_ioports(const char *name)
{
    if ( !ports_need_iopl(name) )
        return;

    if ( read_pci() )
        check_fail(name, "no host bridge to be seen");
    else
        check_pass(name);
}

void check_no_ioports(const char *name)
{
    if ( !ports_need_iopl(name) )
        return;

    if ( !read_pci() )
        check_fail(name, "the host bridge can be seen");
    else
        check_pass(name);
}

void check_iomem(const char *name)
{
    void *va;
    uint8_t byte;
    long rc = map_device(&va);

    if ( rc )
        check_fail(name, "cannot be mapped, error %ld", rc);
    else if ( !byte_read(va, &byte) )
        check_fail(name, "reading it traps");
    else
        check_pass(name);
}

void check_no_iomem(const char *name)
{
    void *va;
    long rc = map_device(&va);

    if ( rc != -XEN_EPERM )
        check_fail(name, "mapping it gives %ld", rc);
    else
        check_pass(name);
}

/* For tests of the tests: an exception that nobody expects. */
void check_fault(const char *name)
{
    asm volatile ( "ud2" );
    check_fail(name, "ud2 does not trap");
}

/*
 * ACPI S5 through Xen.  The value to write is in the DSDT, which this guest
 * cannot read; it is 0 in the tables of QEMU.
 */
void arch_power_off_machine(void)
{
    struct xen_platform_op op = {
        .cmd = XENPF_enter_acpi_sleep,
        .u.enter_acpi_sleep = { .sleep_state = 5, .val_a = 1U << 13 },
    };

    platform_op(&op);
}
