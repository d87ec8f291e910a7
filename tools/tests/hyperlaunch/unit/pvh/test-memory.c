/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Layout of RAM, and the memory map.
 */

#include "tests.h"

#define PAGE     4096ULL
#define GIB      (1ULL << 30)
#define HOLE     0xf0000000ULL
#define MAX_LOW  (HOLE / PAGE)

/* Numbers of pages around everything that might matter. */
static const uint64_t sizes[] = {
    0, 1, 2, 159, 160, 255, 256, 257, 2048, GIB / PAGE,
    MAX_LOW - 1, MAX_LOW, MAX_LOW + 1,
    4 * GIB / PAGE - 1, 4 * GIB / PAGE, 4 * GIB / PAGE + 1,
    5 * GIB / PAGE, 5 * GIB / PAGE + 1, 1024 * GIB / PAGE, (1ULL << 52) / PAGE,
};
#define NR_SIZES (sizeof(sizes) / sizeof(sizes[0]))

static void expect_layout(uint64_t nr_pages, uint64_t low, uint64_t high)
{
    struct hl_pvh_layout l;

    hl_pvh_layout(&l, nr_pages);
    assert_int_equal(l.low_pages, low);
    assert_int_equal(l.high_pages, high);
}

static void layout(void **state)
{
    (void)state;

    expect_layout(0, 0, 0);
    expect_layout(1, 1, 0);
    expect_layout(MAX_LOW - 1, MAX_LOW - 1, 0);
    expect_layout(MAX_LOW, MAX_LOW, 0);
    expect_layout(MAX_LOW + 1, MAX_LOW, 1);
    expect_layout(4 * GIB / PAGE, MAX_LOW, 256 << 8);
    expect_layout(5 * GIB / PAGE + 1, MAX_LOW, 327681);
}

/* The whole map, once for less memory than there is room for below the hole. */
static void map_of_one_page(void **state)
{
    const struct hl_pvh_layout l = { .low_pages = 1 };
    struct e820entry map[HL_PVH_E820_MAX];

    (void)state;

    assert_int_equal(hl_pvh_e820(&l, map, HL_PVH_E820_MAX), 3);
    assert_int_equal(map[0].addr, 0);
    assert_int_equal(map[0].size, PAGE);
    assert_int_equal(map[0].type, 1);
    assert_int_equal(map[1].addr, 0xfc000000);
    assert_int_equal(map[1].size, HL_PVH_ACPI_SIZE);
    assert_int_equal(map[1].type, 3);
    assert_int_equal(map[2].addr, 0xfeff8000);
    assert_int_equal(map[2].size, 8 * PAGE);
    assert_int_equal(map[2].type, 2);
}

/* And once for more. */
static void map_of_five_gib(void **state)
{
    const struct hl_pvh_layout l = { MAX_LOW, 5 * GIB / PAGE - MAX_LOW };
    struct e820entry map[HL_PVH_E820_MAX];

    (void)state;

    assert_int_equal(hl_pvh_e820(&l, map, HL_PVH_E820_MAX), 4);
    assert_int_equal(map[0].addr, 0);
    assert_int_equal(map[0].size, HOLE);
    assert_int_equal(map[0].type, 1);
    assert_int_equal(map[3].addr, 4 * GIB);
    assert_int_equal(map[3].size, 5 * GIB - HOLE);
    assert_int_equal(map[3].type, 1);
}

static void maps_of_any_size(void **state)
{
    struct e820entry map[HL_PVH_E820_MAX];
    struct hl_pvh_layout l;
    unsigned int i, j, nr;

    (void)state;

    for ( i = 0; i < NR_SIZES; i++ )
    {
        uint64_t ram = 0, end = 0;

        hl_pvh_layout(&l, sizes[i]);
        nr = hl_pvh_e820(&l, map, HL_PVH_E820_MAX);
        assert_true(nr >= 2);

        for ( j = 0; j < nr; j++ )
        {
            /* In order, not empty, whole pages, and apart from each other. */
            assert_true(map[j].addr >= end);
            assert_true(map[j].size);
            assert_true(!(map[j].addr % PAGE) && !(map[j].size % PAGE));
            end = map[j].addr + map[j].size;
            assert_true(end > map[j].addr);

            if ( map[j].type != 1 )
                continue;

            assert_true(end <= HOLE || map[j].addr >= 4 * GIB);
            ram += map[j].size;
        }

        assert_int_equal(ram, sizes[i] * PAGE);
    }
}

/* Without room for all of it, nothing is written past the end. */
static void map_too_small(void **state)
{
    const struct hl_pvh_layout l = { 1, 1 };
    unsigned int max;

    (void)state;

    for ( max = 0; max < 4; max++ )
    {
        struct e820entry map[5];

        map[max].type = 77;
        assert_int_equal(hl_pvh_e820(&l, map, max), 0);
        assert_int_equal(map[max].type, 77);
    }
}

/* What a toolstack puts there fits into the ranges of the map. */
static void places(void **state)
{
    (void)state;

    assert_int_equal(HL_PVH_HOLE_START, HOLE);
    assert_int_equal(HL_PVH_HOLE_END, 4 * GIB);
    assert_int_equal(HL_PVH_SPECIAL_BASE, (0xff000 - 8) * PAGE);
    assert_true(HL_PVH_ACPI_BASE >= HOLE);
    assert_true(HL_PVH_ACPI_BASE + HL_PVH_ACPI_SIZE <= 0xfee00000);
    assert_true(HL_PVH_SPECIAL_BASE >= 0xfee00000 + PAGE);
}

struct group test_memory(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(layout),
        cmocka_unit_test(map_of_one_page),
        cmocka_unit_test(map_of_five_gib),
        cmocka_unit_test(maps_of_any_size),
        cmocka_unit_test(map_too_small),
        cmocka_unit_test(places),
    };

    return (struct group){ "memory", tests, sizeof(tests) / sizeof(tests[0]) };
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
