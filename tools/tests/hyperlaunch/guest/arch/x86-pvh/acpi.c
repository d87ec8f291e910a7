// SPDX-License-Identifier: GPL-2.0-only
/* The ACPI tables, as a guest finds them that knows nothing else. */
#include "pvh.h"

#include "../../common/checks.h"
#include "../../common/lib.h"
#include "../../common/say.h"

struct rsdp {
    char signature[8];
    uint8_t checksum;
    char oem_id[6];
    uint8_t revision;
    uint32_t rsdt;
    uint32_t length;
    uint64_t xsdt;
    uint8_t extended_checksum;
    uint8_t reserved[3];
} __attribute__((packed));

#define RSDP_SIZE_V1 20

struct table {
    char signature[4];
    uint32_t length;
    uint8_t revision;
    uint8_t checksum;
    char oem_id[6];
    char oem_table_id[8];
    uint32_t oem_revision;
    char creator_id[4];
    uint32_t creator_revision;
} __attribute__((packed));

/* Offsets in the FADT, and a bit of its flags. */
#define FADT_DSDT          40
#define FADT_FLAGS         112
#define FADT_X_DSDT        140
#define FADT_HW_REDUCED    (1U << 20)

/* The first entry of a MADT, and types of entries. */
#define MADT_ENTRIES  44
#define MADT_LAPIC    0
#define MADT_IOAPIC   1
#define MADT_X2APIC   9
#define APIC_ENABLED  1

/* No table is larger, but one that is not mapped seems to be. */
#define MAX_LENGTH 0x100000

static bool sums_to_zero(const void *data, size_t size)
{
    const uint8_t *bytes = data;
    uint8_t sum = 0;

    while ( size-- )
        sum += *bytes++;

    return !sum;
}

static uint32_t u32_at(const void *p, unsigned int offset)
{
    uint32_t value;

    memcpy(&value, (const char *)p + offset, sizeof(value));

    return value;
}

static uint64_t u64_at(const void *p, unsigned int offset)
{
    return u32_at(p, offset) | ((uint64_t)u32_at(p, offset + 4) << 32);
}

static bool is_called(const struct table *t, const char *signature)
{
    return t && !strncmp(t->signature, signature, sizeof(t->signature));
}

/* Every page of it is known not to be free memory. */
static bool is_reserved(const struct table *t)
{
    uint64_t pfn = (uint64_t)t >> PAGE_SHIFT;

    for ( ; pfn <= ((uint64_t)t + t->length - 1) >> PAGE_SHIFT; pfn++ )
        if ( !map_type(pfn) || map_type(pfn) == XEN_HVM_MEMMAP_TYPE_RAM )
            return false;

    return true;
}

/* What is wrong with a table, or NULL. */
static const char *fault_of(const struct table *t)
{
    if ( !t )
        return "is not there";
    if ( (uint64_t)t >> 32 )
        return "is above 4 GiB";
    if ( t->length < sizeof(*t) || t->length > MAX_LENGTH )
        return "has no valid length";
    if ( !sums_to_zero(t, t->length) )
        return "has a wrong checksum";
    if ( !is_reserved(t) )
        return "is in free memory";

    return NULL;
}

static const struct table *xsdt(void)
{
    const struct rsdp *rsdp = (const void *)start_info()->rsdp_paddr;

    if ( !rsdp || strncmp(rsdp->signature, "RSD PTR ", 8) ||
         rsdp->revision < 2 || rsdp->length < sizeof(*rsdp) ||
         rsdp->length > PAGE_SIZE || !sums_to_zero(rsdp, RSDP_SIZE_V1) ||
         !sums_to_zero(rsdp, rsdp->length) )
        return NULL;

    return (const void *)rsdp->xsdt;
}

static unsigned int nr_tables(const struct table *root)
{
    return (root->length - sizeof(*root)) / sizeof(uint64_t);
}

static const struct table *table_at(const struct table *root, unsigned int i)
{
    return (const void *)u64_at(root, sizeof(*root) + i * sizeof(uint64_t));
}

/* A table without fault of that name, or NULL. */
static const struct table *find_table(const char *signature)
{
    const struct table *root = xsdt();
    unsigned int i;

    if ( fault_of(root) )
        return NULL;

    for ( i = 0; i < nr_tables(root); i++ )
        if ( is_called(table_at(root, i), signature) &&
             !fault_of(table_at(root, i)) )
            return table_at(root, i);

    return NULL;
}

/* The entry behind @entry (or the first, for NULL), or NULL. */
static const uint8_t *next_entry(const struct table *madt,
                                 const uint8_t *entry)
{
    const uint8_t *start = (const uint8_t *)madt, *end = start + madt->length;

    entry = entry ? entry + entry[1] : start + MADT_ENTRIES;

    return entry + 2 <= end && entry[1] >= 2 && entry + entry[1] <= end
           ? entry : NULL;
}

/* True for an enabled processor. */
static bool is_processor(const uint8_t *entry, uint32_t *apic_id)
{
    if ( entry[0] == MADT_LAPIC && entry[1] >= 8 )
    {
        *apic_id = entry[3];
        return u32_at(entry, 4) & APIC_ENABLED;
    }
    if ( entry[0] == MADT_X2APIC && entry[1] >= 16 )
    {
        *apic_id = u32_at(entry, 4);
        return u32_at(entry, 8) & APIC_ENABLED;
    }

    return false;
}

bool madt_apic_id(unsigned int i, uint32_t *id)
{
    const struct table *madt = find_table("APIC");
    const uint8_t *entry = NULL;

    if ( !madt )
        return false;

    while ( (entry = next_entry(madt, entry)) )
        if ( is_processor(entry, id) && !i-- )
            return true;

    return false;
}

/* Prints it, too; the names in it tell whose table it is. */
static bool is_sound(const char *name, const char *what,
                     const struct table *t)
{
    const char *fault = fault_of(t);
    char text[19];

    if ( fault )
    {
        check_fail(name, "%s at %lx %s", what, (unsigned long)t, fault);
        return false;
    }

    memset(text, 0, sizeof(text));
    memcpy(text, t->signature, 4);
    memcpy(text + 5, t->oem_id, 6);
    memcpy(text + 12, t->oem_table_id, 6);
    say("HL-ACPI table=%s at=%lx length=%u revision=%u oem=\"%s\" \"%s\"",
        text, (unsigned long)t, t->length, t->revision, text + 5, text + 12);

    return true;
}

static const struct table *dsdt_of(const struct table *fadt)
{
    uint64_t dsdt = 0;

    if ( fadt->length >= FADT_X_DSDT + 8 )
        dsdt = u64_at(fadt, FADT_X_DSDT);

    return (const void *)(dsdt ?: u32_at(fadt, FADT_DSDT));
}

static bool is_fadt_right(const char *name)
{
    const struct table *fadt = find_table("FACP");

    if ( !fadt || fadt->length < FADT_FLAGS + 4 )
    {
        check_fail(name, "there is no FADT");
        return false;
    }
    if ( !is_sound(name, "DSDT", dsdt_of(fadt)) )
        return false;
    if ( !is_called(dsdt_of(fadt), "DSDT") )
    {
        check_fail(name, "the FADT points elsewhere");
        return false;
    }
    if ( !(roles_seen() & ROLE_HARDWARE) &&
         !(u32_at(fadt, FADT_FLAGS) & FADT_HW_REDUCED) )
    {
        check_fail(name, "the FADT says that there is ACPI hardware");
        return false;
    }

    return true;
}

static bool is_madt_right(const char *name)
{
    const struct table *madt = find_table("APIC");
    unsigned int cpus = 0, ioapics = 0, nr = xen_count_vcpus();
    const uint8_t *entry = NULL;
    uint32_t id;

    if ( !madt )
    {
        check_fail(name, "there is no MADT");
        return false;
    }

    while ( (entry = next_entry(madt, entry)) )
    {
        cpus += is_processor(entry, &id);
        ioapics += entry[0] == MADT_IOAPIC;
    }

    if ( cpus == nr && (!ioapics || (roles_seen() & ROLE_HARDWARE)) )
        return true;

    check_fail(name, "MADT: processors=%u of %u, I/O APICs=%u", cpus, nr,
               ioapics);

    return false;
}

void check_acpi(const char *name)
{
    const struct table *root = xsdt();
    unsigned int i;

    if ( !root )
    {
        check_fail(name, "RSDP at %lx is not valid",
                   (unsigned long)start_info()->rsdp_paddr);
        return;
    }
    if ( !is_sound(name, "XSDT", root) )
        return;

    for ( i = 0; i < nr_tables(root); i++ )
        if ( !is_sound(name, "table", table_at(root, i)) )
            return;

    if ( is_fadt_right(name) && is_madt_right(name) )
        check_pass(name);
}
