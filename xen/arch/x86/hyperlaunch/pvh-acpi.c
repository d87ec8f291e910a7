/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ACPI tables of a PVH guest without hardware: processors, and the lack of
 * everything else.  RSDP -> XSDT -> FADT, MADT; FADT -> DSDT.
 */

#include <xen/acpi.h>
#include <xen/errno.h>
#include <xen/init.h>
#include <xen/string.h>

#include <asm/apicdef.h>

#include "pvh.h"

/* Revisions of the tables as of ACPI 6.0. */
#define RSDP_REVISION 2
#define XSDT_REVISION 1
#define FADT_REVISION 6
#define MADT_REVISION 3
#define DSDT_REVISION 2

/* Local APICs have 8-bit ids, the last one of which means all of them. */
#define FIRST_X2APIC_ID 0xff

/* What the XSDT points to. */
enum { XSDT_FADT, XSDT_MADT, XSDT_NR };

/* Where the tables are, relative to the RSDP. */
struct offsets {
    size_t xsdt;
    size_t fadt;
    size_t madt;
    size_t dsdt;
    size_t end;
};

static unsigned int __init apic_id(unsigned int vcpu)
{
    return vcpu * 2;
}

static size_t __init xsdt_size(void)
{
    /* The structure has room for one pointer. */
    return sizeof(struct acpi_table_xsdt) + (XSDT_NR - 1) * sizeof(u64);
}

static size_t __init madt_size(unsigned int nr_vcpus)
{
    size_t size = sizeof(struct acpi_table_madt);
    unsigned int i;

    for ( i = 0; i < nr_vcpus; i++ )
        size += apic_id(i) < FIRST_X2APIC_ID
                ? sizeof(struct acpi_madt_local_apic)
                : sizeof(struct acpi_madt_local_x2apic);

    return size;
}

static size_t __init dsdt_size(unsigned int nr_vcpus)
{
    return sizeof(struct acpi_table_header) + hl_pvh_aml(NULL, nr_vcpus);
}

static size_t __init align(size_t offset)
{
    return (offset + 15) & ~(size_t)15;
}

static void __init place_tables(struct offsets *o, unsigned int nr_vcpus)
{
    o->xsdt = align(sizeof(struct acpi_table_rsdp));
    o->fadt = align(o->xsdt + xsdt_size());
    o->madt = align(o->fadt + sizeof(struct acpi_table_fadt));
    o->dsdt = align(o->madt + madt_size(nr_vcpus));
    o->end = o->dsdt + dsdt_size(nr_vcpus);
}

/* What a byte has to be for the sum, with it, to become 0. */
static u8 __init checksum(const void *table, size_t size)
{
    const u8 *p = table, *end = p + size;
    u8 sum = 0;

    while ( p < end )
        sum += *p++;

    return -sum;
}

static void __init write_rsdp(struct acpi_table_rsdp *rsdp, uint64_t xsdt)
{
    memcpy(rsdp->signature, ACPI_SIG_RSDP, sizeof(rsdp->signature));
    memcpy(rsdp->oem_id, "Xen", 3);
    rsdp->revision = RSDP_REVISION;
    rsdp->length = sizeof(*rsdp);
    rsdp->xsdt_physical_address = xsdt;

    rsdp->checksum = checksum(rsdp, ACPI_RSDP_REV0_SIZE);
    rsdp->extended_checksum = checksum(rsdp, sizeof(*rsdp));
}

/* A table's header is written last, since the checksum covers all of it. */
static void __init write_header(struct acpi_table_header *header,
                                const char *signature, unsigned int revision,
                                size_t size)
{
    memcpy(header->signature, signature, sizeof(header->signature));
    header->length = size;
    header->revision = revision;
    memcpy(header->oem_id, "Xen", 3);
    memcpy(header->oem_table_id, "HVM", 3);
    header->oem_revision = 1;
    memcpy(header->asl_compiler_id, "Xen", 3);
    header->asl_compiler_revision = 1;

    header->checksum = checksum(header, size);
}

static void __init write_xsdt(struct acpi_table_xsdt *xsdt, uint64_t fadt,
                              uint64_t madt)
{
    xsdt->table_offset_entry[XSDT_FADT] = fadt;
    xsdt->table_offset_entry[XSDT_MADT] = madt;

    write_header(&xsdt->header, ACPI_SIG_XSDT, XSDT_REVISION, xsdt_size());
}

static void __init write_fadt(struct acpi_table_fadt *fadt, uint64_t dsdt)
{
    /* There are no registers: neither buttons nor a clock in them. */
    fadt->flags = ACPI_FADT_HW_REDUCED | ACPI_FADT_WBINVD |
                  ACPI_FADT_C1_SUPPORTED | ACPI_FADT_POWER_BUTTON |
                  ACPI_FADT_SLEEP_BUTTON | ACPI_FADT_FIXED_RTC;
    fadt->boot_flags = ACPI_FADT_NO_VGA | ACPI_FADT_NO_CMOS_RTC;

    /* The older field is for older guests. */
    fadt->dsdt = dsdt;
    fadt->Xdsdt = dsdt;
    memcpy(&fadt->hypervisor_id, "Xen", 3);

    write_header(&fadt->header, ACPI_SIG_FADT, FADT_REVISION, sizeof(*fadt));
}

/* Returns the place behind it. */
static void *__init write_local_apic(void *p, unsigned int vcpu)
{
    struct acpi_madt_local_apic *apic = p;

    apic->header.type = ACPI_MADT_TYPE_LOCAL_APIC;
    apic->header.length = sizeof(*apic);
    apic->processor_id = vcpu;
    apic->id = apic_id(vcpu);
    apic->lapic_flags = ACPI_MADT_ENABLED;

    return apic + 1;
}

static void *__init write_local_x2apic(void *p, unsigned int vcpu)
{
    struct acpi_madt_local_x2apic *apic = p;

    apic->header.type = ACPI_MADT_TYPE_LOCAL_X2APIC;
    apic->header.length = sizeof(*apic);
    apic->uid = vcpu;
    apic->local_apic_id = apic_id(vcpu);
    apic->lapic_flags = ACPI_MADT_ENABLED;

    return apic + 1;
}

static void __init write_madt(struct acpi_table_madt *madt,
                              unsigned int nr_vcpus)
{
    void *p = madt + 1;
    unsigned int i;

    madt->address = APIC_DEFAULT_PHYS_BASE;

    for ( i = 0; i < nr_vcpus; i++ )
        p = apic_id(i) < FIRST_X2APIC_ID ? write_local_apic(p, i)
                                         : write_local_x2apic(p, i);

    write_header(&madt->header, ACPI_SIG_MADT, MADT_REVISION,
                 p - (void *)madt);
}

static void __init write_dsdt(struct acpi_table_header *dsdt,
                              unsigned int nr_vcpus)
{
    hl_pvh_aml(dsdt + 1, nr_vcpus);

    write_header(dsdt, ACPI_SIG_DSDT, DSDT_REVISION, dsdt_size(nr_vcpus));
}

int __init hl_pvh_acpi_build(void *buf, size_t size, uint64_t gpa,
                             unsigned int nr_vcpus)
{
    struct offsets o;

    if ( !nr_vcpus || nr_vcpus > HL_PVH_AML_MAX_VCPUS )
        return -EINVAL;

    place_tables(&o, nr_vcpus);

    if ( o.end > size )
        return -ENOSPC;

    /* Some pointers have 32 bits. */
    if ( gpa > UINT32_MAX || UINT32_MAX - gpa < o.end - 1 )
        return -EINVAL;

    memset(buf, 0, o.end);
    write_rsdp(buf, gpa + o.xsdt);
    write_xsdt(buf + o.xsdt, gpa + o.fadt, gpa + o.madt);
    write_fadt(buf + o.fadt, gpa + o.dsdt);
    write_madt(buf + o.madt, nr_vcpus);
    write_dsdt(buf + o.dsdt, nr_vcpus);

    return o.end;
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
