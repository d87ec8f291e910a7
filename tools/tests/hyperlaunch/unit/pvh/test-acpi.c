/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The ACPI tables: every field that is not zero, every pointer, every checksum.
 */

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <public/hvm/hvm_info_table.h>

#include "tests.h"

#define GPA  0xfc000000ULL
#define ROOM (1 << 20)

static const unsigned int vcpus[] = { 1, 2, 3, 63, 64, 65, 127, 128, 129, 255,
                                      256, 257, 4095, 4096 };
#define NR_VCPUS (sizeof(vcpus) / sizeof(vcpus[0]))

/* What is made of them, with the tables that were found in it. */
struct made {
    uint8_t *buf;
    size_t size;
    uint64_t gpa;
    const uint8_t *xsdt, *fadt, *madt, *dsdt;
};

/* The table which the guest has at @gpa, whose header is as it should be. */
static const uint8_t *table(const struct made *m, uint64_t gpa,
                            const char *signature, unsigned int revision)
{
    const uint8_t *p = m->buf + (gpa - m->gpa);
    uint32_t len;

    assert_true(gpa >= m->gpa && gpa - m->gpa <= m->size - 36);
    assert_int_equal(gpa % 4, 0);

    assert_memory_equal(p, signature, 4);
    len = le(p, 4, 4);
    assert_true(len >= 36 && len <= m->size - (gpa - m->gpa));
    assert_int_equal(p[8], revision);
    assert_int_equal(sum(p, len), 0);
    assert_memory_equal(p + 10, "Xen\0\0\0", 6);
    assert_memory_equal(p + 16, "HVM\0\0\0\0\0", 8);
    assert_int_equal(le(p, 4, 24), 1);
    assert_memory_equal(p + 28, "Xen", 4);
    assert_int_equal(le(p, 4, 32), 1);

    return p;
}

static void check_rsdp(const struct made *m)
{
    const uint8_t *p = m->buf;

    assert_memory_equal(p, "RSD PTR ", 8);
    assert_int_equal(sum(p, 20), 0);
    assert_memory_equal(p + 9, "Xen\0\0\0", 6);
    assert_int_equal(p[15], 2);
    assert_int_equal(le(p, 4, 16), 0);
    assert_int_equal(le(p, 4, 20), 36);
    assert_int_equal(sum(p, 36), 0);
    assert_true(is_filled(p + 33, 3, 0));
}

static void find_tables(struct made *m)
{
    check_rsdp(m);

    m->xsdt = table(m, le64(m->buf, 24), "XSDT", 1);
    assert_int_equal(le(m->xsdt, 4, 4), 36 + 2 * 8);

    m->fadt = table(m, le64(m->xsdt, 36), "FACP", 6);
    m->madt = table(m, le64(m->xsdt, 44), "APIC", 3);
    m->dsdt = table(m, le64(m->fadt, 140), "DSDT", 2);
}

static struct made make(unsigned int nr_vcpus, uint64_t gpa)
{
    uint8_t *larger = filled(ROOM, 0xa5);
    int size = hl_pvh_acpi_build(larger, ROOM, gpa, nr_vcpus);
    struct made m = { .size = size, .gpa = gpa };

    assert_true(size > 0);
    assert_true(is_filled(larger + size, ROOM - size, 0xa5));

    /* Once more, with not a byte to spare, and other bytes in there before. */
    m.buf = filled(size, 0x5a);
    assert_int_equal(hl_pvh_acpi_build(m.buf, size, gpa, nr_vcpus), size);
    assert_memory_equal(m.buf, larger, size);
    free(larger);

    find_tables(&m);

    return m;
}

static void tables(void **state)
{
    unsigned int i;

    (void)state;

    for ( i = 0; i < NR_VCPUS; i++ )
        free(make(vcpus[i], GPA).buf);
}

/* The tables are next to each other, but for their alignment. */
static void no_overlap(void **state)
{
    struct made m = make(HVM_MAX_VCPUS, GPA);
    const uint8_t *starts[] = { m.buf + 36, m.xsdt, m.fadt, m.madt, m.dsdt,
                                m.buf + m.size };
    unsigned int i;

    (void)state;

    for ( i = 1; i < 5; i++ )
    {
        const uint8_t *end = i == 1 ? m.buf + 36
                                    : starts[i - 1] + le(starts[i - 1], 4, 4);

        assert_true(starts[i] >= end && starts[i] - end < 16);
        assert_true(is_filled(end, starts[i] - end, 0));
    }
    assert_ptr_equal(m.dsdt + le(m.dsdt, 4, 4), m.buf + m.size);

    free(m.buf);
}

static void fadt(void **state)
{
    struct made m = make(2, GPA);
    const uint8_t *p = m.fadt;

    (void)state;

    assert_int_equal(le(p, 4, 4), 276);

    /* Firmware control and the older pointer; then there are no registers. */
    assert_int_equal(le(p, 4, 36), 0);
    assert_int_equal(le(p, 4, 40), le64(p, 140));
    assert_true(is_filled(p + 44, 109 - 44, 0));

    /* Neither 8042 nor legacy devices, no VGA, no CMOS RTC. */
    assert_int_equal(le(p, 2, 109), (1 << 2) | (1 << 5));
    assert_int_equal(p[111], 0);
    /* WBINVD, C1, no fixed buttons, no fixed RTC, hardware reduced. */
    assert_int_equal(le(p, 4, 112), 1 | (1 << 2) | (1 << 4) | (1 << 5) |
                                    (1 << 6) | (1 << 20));
    assert_true(is_filled(p + 116, 140 - 116, 0));
    assert_true(is_filled(p + 148, 268 - 148, 0));
    assert_memory_equal(p + 268, "Xen\0\0\0\0\0", 8);

    free(m.buf);
}

/* Returns the length of the entry. */
static unsigned int check_madt_entry(const uint8_t *p, unsigned int vcpu)
{
    if ( vcpu * 2 < 255 )
    {
        assert_int_equal(p[0], 0);
        assert_int_equal(p[1], 8);
        assert_int_equal(p[2], vcpu);
        assert_int_equal(p[3], vcpu * 2);
        assert_int_equal(le(p, 4, 4), 1);
    }
    else
    {
        assert_int_equal(p[0], 9);
        assert_int_equal(p[1], 16);
        assert_int_equal(le(p, 2, 2), 0);
        assert_int_equal(le(p, 4, 4), vcpu * 2);
        assert_int_equal(le(p, 4, 8), 1);
        assert_int_equal(le(p, 4, 12), vcpu);
    }

    return p[1];
}

static void madt(void **state)
{
    unsigned int i, vcpu;

    (void)state;

    for ( i = 0; i < NR_VCPUS; i++ )
    {
        struct made m = make(vcpus[i], GPA);
        const uint8_t *p = m.madt + 44;

        assert_int_equal(le(m.madt, 4, 36), 0xfee00000);
        assert_int_equal(le(m.madt, 4, 40), 0);

        for ( vcpu = 0; vcpu < vcpus[i]; vcpu++ )
            p += check_madt_entry(p, vcpu);
        assert_ptr_equal(p, m.madt + le(m.madt, 4, 4));

        free(m.buf);
    }
}

/* Skips a package length, and returns the end of that package. */
static const uint8_t *package_end(const uint8_t **p)
{
    const uint8_t *start = *p;
    unsigned int extra = start[0] >> 6, len = start[0];

    if ( extra )
    {
        assert_int_equal(start[0] & 0x30, 0);
        len = (start[0] & 0xf) | (le(start, extra, 1) << 4);
    }
    *p += 1 + extra;

    return start + len;
}

static unsigned int integer(const uint8_t **p)
{
    const uint8_t *start = *p;

    if ( start[0] <= 1 )
    {
        *p += 1;
        return start[0];
    }

    assert_in_range(start[0], 0x0a, 0x0b);
    *p += start[0] - 0x0a + 2;

    return le(start, start[0] - 0x0a + 1, 1);
}

static const uint8_t *check_processor(const uint8_t *p, unsigned int vcpu)
{
    static const char hid[] = "\x08_HID\x0d" "ACPI0007";
    const uint8_t *end;

    assert_memory_equal(p, "\x5b\x82", 2);
    p += 2;
    end = package_end(&p);
    assert_int_equal(p[0], 'C');
    assert_int_equal(strtoul((char[]){ p[1], p[2], p[3], 0 }, NULL, 16), vcpu);
    p += 4;
    assert_memory_equal(p, hid, sizeof(hid));
    p += sizeof(hid);
    assert_memory_equal(p, "\x08_UID", 5);
    p += 5;
    assert_int_equal(integer(&p), vcpu);
    assert_ptr_equal(p, end);

    return end;
}

static void dsdt(void **state)
{
    unsigned int i, vcpu;

    (void)state;

    for ( i = 0; i < NR_VCPUS; i++ )
    {
        struct made m = make(vcpus[i], GPA);
        const uint8_t *p = m.dsdt + 36, *end;

        assert_int_equal(*p++, 0x10);
        end = package_end(&p);
        assert_ptr_equal(end, m.dsdt + le(m.dsdt, 4, 4));
        assert_memory_equal(p, "_SB_", 4);
        p += 4;

        for ( vcpu = 0; vcpu < vcpus[i]; vcpu++ )
            p = check_processor(p, vcpu);
        assert_ptr_equal(p, end);

        free(m.buf);
    }
}

/* Counting gives what writing takes, also where more bytes of length begin. */
static void aml_size(void **state)
{
    unsigned int nr;

    (void)state;

    for ( nr = 1; nr <= HVM_MAX_VCPUS + 16; nr++ )
    {
        size_t size = hl_pvh_aml(NULL, nr);
        uint8_t *buf = filled(size, 0);

        assert_int_equal(hl_pvh_aml(buf, nr), size);
        free(buf);
    }
}

static void all_vcpus_fit(void **state)
{
    struct made m = make(HVM_MAX_VCPUS, HL_PVH_ACPI_BASE);

    (void)state;

    assert_true(m.size <= HL_PVH_ACPI_SIZE);
    free(m.buf);
}

/* Nothing is written unless all of it fits. */
static void too_small(void **state)
{
    static const unsigned int nr[] = { 1, 2, 64, HVM_MAX_VCPUS };
    unsigned int i;
    size_t size;

    (void)state;

    for ( i = 0; i < sizeof(nr) / sizeof(nr[0]); i++ )
    {
        struct made m = make(nr[i], GPA);

        for ( size = 0; size < m.size; size++ )
        {
            uint8_t *buf = filled(size, 0xa5);

            assert_int_equal(hl_pvh_acpi_build(buf, size, GPA, nr[i]),
                             -ENOSPC);
            assert_true(is_filled(buf, size, 0xa5));
            free(buf);
        }
        free(m.buf);
    }
}

static void bad_number_of_vcpus(void **state)
{
    static const unsigned int nr[] = { 0, 4097, 0x10000, 0x80000000, ~0U };
    uint8_t *buf = filled(ROOM, 0xa5);
    unsigned int i;

    (void)state;

    for ( i = 0; i < sizeof(nr) / sizeof(nr[0]); i++ )
        assert_int_equal(hl_pvh_acpi_build(buf, ROOM, GPA, nr[i]), -EINVAL);
    assert_true(is_filled(buf, ROOM, 0xa5));
    free(buf);
}

/* Tables have to be below 4 GiB, to the last byte. */
static void places(void **state)
{
    struct made m = make(2, 0);
    uint64_t last = (1ULL << 32) - m.size;
    uint8_t *buf = filled(m.size, 0xa5);

    (void)state;

    assert_int_equal(hl_pvh_acpi_build(buf, m.size, last + 1, 2), -EINVAL);
    assert_int_equal(hl_pvh_acpi_build(buf, m.size, 1ULL << 32, 2), -EINVAL);
    assert_int_equal(hl_pvh_acpi_build(buf, m.size, -4ULL, 2), -EINVAL);
    assert_true(is_filled(buf, m.size, 0xa5));
    assert_int_equal(hl_pvh_acpi_build(buf, m.size, last, 2), m.size);

    free(buf);
    free(m.buf);
    free(make(2, 0x1000).buf);
    free(make(2, 0xfffe0000).buf);
}

struct group test_acpi(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables),
        cmocka_unit_test(no_overlap),
        cmocka_unit_test(fadt),
        cmocka_unit_test(madt),
        cmocka_unit_test(dsdt),
        cmocka_unit_test(aml_size),
        cmocka_unit_test(all_vcpus_fit),
        cmocka_unit_test(too_small),
        cmocka_unit_test(bad_number_of_vcpus),
        cmocka_unit_test(places),
    };

    return (struct group){ "acpi", tests, sizeof(tests) / sizeof(tests[0]) };
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
