/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the kernel is handed at its entry point.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "tests.h"

/* Sizes and offsets of the format. */
#define INFO_SIZE    56
#define MODULE_SIZE  32
#define MEMMAP_SIZE  24

#define GPA 0x1234000ULL

static const struct e820entry map[] = {
    { 0, 0x8000000, E820_RAM },
    { HL_PVH_ACPI_BASE, HL_PVH_ACPI_SIZE, E820_ACPI },
    { HL_PVH_HOLE_END, 0x123456789000, E820_RAM },
};

static const struct hl_pvh_start_info full = {
    .cmdline = "console=hvc0 a=\"b c\"",
    .ramdisk_gpa = 0x7ffff000,
    .ramdisk_size = 0x123456,
    .map = map,
    .nr_map = 3,
    .rsdp_gpa = HL_PVH_ACPI_BASE,
    .flags = 3,
};

/* How long it has to be. */
static size_t size_of(const struct hl_pvh_start_info *in)
{
    return INFO_SIZE + (in->ramdisk_size ? MODULE_SIZE : 0) +
           in->nr_map * MEMMAP_SIZE +
           (in->cmdline ? strlen(in->cmdline) + 1 : 0);
}

/* Where the guest finds what is at @gpa, which is in the buffer as a whole. */
static const uint8_t *at(const uint8_t *buf, size_t size, uint64_t gpa,
                         uint64_t base, size_t len)
{
    assert_true(gpa >= base && gpa - base <= size);
    assert_true(len <= size - (gpa - base));

    return buf + (gpa - base);
}

static void expect_module(const uint8_t *buf, size_t size, uint64_t base,
                          const struct hl_pvh_start_info *in)
{
    const uint8_t *p;

    if ( !in->ramdisk_size )
    {
        assert_int_equal(le(buf, 4, 12), 0);
        assert_int_equal(le64(buf, 16), 0);
        return;
    }

    assert_int_equal(le(buf, 4, 12), 1);
    p = at(buf, size, le64(buf, 16), base, MODULE_SIZE);
    assert_int_equal(le64(p, 0), in->ramdisk_gpa);
    assert_int_equal(le64(p, 8), in->ramdisk_size);
    assert_int_equal(le64(p, 16), 0);
    assert_int_equal(le64(p, 24), 0);
}

static void expect_cmdline(const uint8_t *buf, size_t size, uint64_t base,
                           const struct hl_pvh_start_info *in)
{
    size_t len;

    if ( !in->cmdline )
    {
        assert_int_equal(le64(buf, 24), 0);
        return;
    }

    len = strlen(in->cmdline) + 1;
    assert_memory_equal(at(buf, size, le64(buf, 24), base, len), in->cmdline,
                        len);
}

static void expect_memmap(const uint8_t *buf, size_t size, uint64_t base,
                          const struct hl_pvh_start_info *in)
{
    const uint8_t *p;
    unsigned int i;

    assert_int_equal(le(buf, 4, 48), in->nr_map);
    if ( !in->nr_map )
    {
        assert_int_equal(le64(buf, 40), 0);
        return;
    }

    p = at(buf, size, le64(buf, 40), base, in->nr_map * MEMMAP_SIZE);
    for ( i = 0; i < in->nr_map; i++, p += MEMMAP_SIZE )
    {
        assert_int_equal(le64(p, 0), in->map[i].addr);
        assert_int_equal(le64(p, 8), in->map[i].size);
        assert_int_equal(le(p, 4, 16), in->map[i].type);
        assert_int_equal(le(p, 4, 20), 0);
    }
}

static void expect_info(const struct hl_pvh_start_info *in, uint64_t base)
{
    size_t size = size_of(in);
    uint8_t *buf = filled(size, 0xa5);

    assert_int_equal(hl_pvh_start_info_build(buf, size, base, in), size);

    assert_int_equal(le(buf, 4, 0), 0x336ec578);
    assert_int_equal(le(buf, 4, 4), 1);
    assert_int_equal(le(buf, 4, 8), in->flags);
    assert_int_equal(le64(buf, 32), in->rsdp_gpa);
    assert_int_equal(le(buf, 4, 52), 0);

    expect_module(buf, size, base, in);
    expect_cmdline(buf, size, base, in);
    expect_memmap(buf, size, base, in);

    free(buf);
}

static void everything(void **state)
{
    (void)state;

    expect_info(&full, GPA);
    expect_info(&full, 0);
    expect_info(&full, HL_PVH_HOLE_START - 4096);
}

static void without(void **state)
{
    struct hl_pvh_start_info in;

    (void)state;

    in = full;
    in.ramdisk_size = 0;
    expect_info(&in, GPA);

    in = full;
    in.cmdline = NULL;
    expect_info(&in, GPA);

    in.cmdline = "";
    expect_info(&in, GPA);

    in = full;
    in.nr_map = 0;
    expect_info(&in, GPA);

    memset(&in, 0, sizeof(in));
    expect_info(&in, GPA);
}

static void long_cmdline(void **state)
{
    static char cmdline[8192];
    struct hl_pvh_start_info in = full;

    (void)state;

    memset(cmdline, 'x', sizeof(cmdline) - 1);
    in.cmdline = cmdline;
    expect_info(&in, GPA);
}

/* Nothing is written unless all of it fits. */
static void too_small(void **state)
{
    size_t size, enough = size_of(&full);

    (void)state;

    for ( size = 0; size < enough; size++ )
    {
        uint8_t *buf = filled(size, 0xa5);

        assert_int_equal(hl_pvh_start_info_build(buf, size, GPA, &full),
                         -ENOSPC);
        assert_true(is_filled(buf, size, 0xa5));
        free(buf);
    }
}

/* And nothing behind it, nor does it depend on what was there. */
static void larger_buffer(void **state)
{
    size_t size = size_of(&full), more = 4096;
    uint8_t *one = filled(more, 0), *other = filled(more, 0xff);

    (void)state;

    assert_int_equal(hl_pvh_start_info_build(one, more, GPA, &full), size);
    assert_int_equal(hl_pvh_start_info_build(other, more, GPA, &full), size);
    assert_memory_equal(one, other, size);
    assert_true(is_filled(one + size, more - size, 0));
    assert_true(is_filled(other + size, more - size, 0xff));

    free(one);
    free(other);
}

struct group test_start_info(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything),
        cmocka_unit_test(without),
        cmocka_unit_test(long_cmdline),
        cmocka_unit_test(too_small),
        cmocka_unit_test(larger_buffer),
    };

    return (struct group){ "start info", tests,
                           sizeof(tests) / sizeof(tests[0]) };
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
