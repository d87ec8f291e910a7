/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Lengths and forms of all properties.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"
#include "tests.h"

#define NR(array) (sizeof(array) / sizeof((array)[0]))

/* Where a property belongs. */
enum place { IN_DOMAIN, IN_KERNEL, IN_CONFIG };

/* An LCM with this one property beside what a domain needs. */
static struct run *run_property(enum place place, const char *name,
                                const void *value, size_t len)
{
    struct dt *dt = dt_lcm();

    dt_config(dt);
    if ( place == IN_CONFIG )
        dt_prop(dt, name, value, len);
    dt_end(dt);

    dt_bare_domain(dt, "dom1");
    if ( place != IN_DOMAIN || strcmp(name, "memory") )
        dt_str(dt, "memory", "64M");
    if ( place == IN_DOMAIN )
        dt_prop(dt, name, value, len);

    dt_module(dt, "kernel", "multiboot,kernel");
    if ( place == IN_KERNEL )
        dt_prop(dt, name, value, len);
    if ( place != IN_KERNEL || strcmp(name, "module-index") )
        dt_u32(dt, "module-index", 1);

    return run_dt(dt);
}

static struct run *run_u32(const char *name, uint32_t value)
{
    unsigned char cell[] = { value >> 24, value >> 16, value >> 8, value };

    return run_property(IN_DOMAIN, name, cell, sizeof(cell));
}

static struct run *run_string(const char *name, const char *value)
{
    return run_property(IN_DOMAIN, name, value, strlen(value) + 1);
}

/*
 * Properties of one length only.
 */

static void lengths(void **state)
{
    static const struct {
        enum place place;
        const char *name;
        size_t len;
    } fixed[] = {
        { IN_DOMAIN, "domid", 4 },
        { IN_DOMAIN, "cpus", 4 },
        { IN_DOMAIN, "capabilities", 4 },
        { IN_DOMAIN, "phandle", 4 },
        { IN_DOMAIN, "linux,phandle", 4 },
        { IN_DOMAIN, "#address-cells", 4 },
        { IN_DOMAIN, "#size-cells", 4 },
        { IN_DOMAIN, "domain-uuid", 16 },
        { IN_DOMAIN, "console-output", 0 },
        { IN_KERNEL, "module-index", 4 },
        { IN_KERNEL, "sha256", 32 },
        { IN_CONFIG, "boot-domain-timeout-ms", 4 },
        { IN_CONFIG, "#address-cells", 4 },
        { IN_CONFIG, "#size-cells", 4 },
    };
    /* As a number, 1 is good for all that are numbers. */
    static const unsigned char value[48] = { 0, 0, 0, 1 };
    unsigned int i;
    size_t len;

    (void)state;

    for ( i = 0; i < NR(fixed); i++ )
        for ( len = 0; len <= sizeof(value); len++ )
        {
            struct run *run = run_property(fixed[i].place, fixed[i].name,
                                           value, len);

            about("%s, %zu bytes", fixed[i].name, len);
            if ( len == fixed[i].len )
                expect(run, NULL);
            else
                expect_code(run, HL_E_BAD_LENGTH);
        }
}

/* Any length of any property: nothing but the invariants. */
static void all_lengths_of_all(void **state)
{
    static const struct {
        enum place place;
        const char *name;
    } all[] = {
        { IN_DOMAIN, "domain-name" }, { IN_DOMAIN, "roles" },
        { IN_DOMAIN, "mode" }, { IN_DOMAIN, "memory" },
        { IN_DOMAIN, "mem-min" }, { IN_DOMAIN, "mem-max" },
        { IN_DOMAIN, "security-id" }, { IN_DOMAIN, "xen,enhanced" },
        { IN_DOMAIN, "start-after" }, { IN_DOMAIN, "start" },
        { IN_DOMAIN, "boot-access" }, { IN_DOMAIN, "pci-devices" },
        { IN_DOMAIN, "permissions" }, { IN_DOMAIN, "functions" },
        { IN_DOMAIN, "role" }, { IN_DOMAIN, "compatible" },
        { IN_KERNEL, "reg" }, { IN_KERNEL, "module-addr" },
        { IN_KERNEL, "mb-index" }, { IN_KERNEL, "bootargs" },
        { IN_KERNEL, "compatible" }, { IN_CONFIG, "failure-policy" },
        { IN_CONFIG, "compatible" }, { IN_DOMAIN, "vpl011" },
    };
    static const unsigned char fills[] = { 0x00, 0x01, 0x2f, 'a', '9', 0xff };
    unsigned char value[40];
    unsigned int i, f;
    size_t len;

    (void)state;

    for ( i = 0; i < NR(all); i++ )
        for ( f = 0; f < NR(fills); f++ )
            for ( len = 0; len <= sizeof(value); len++ )
            {
                memset(value, fills[f], sizeof(value));
                run_free(run_property(all[i].place, all[i].name, value, len));
                if ( !len )
                    continue;
                value[len - 1] = '\0';
                run_free(run_property(all[i].place, all[i].name, value, len));
            }
}

/*
 * Strings.
 */

static void strings_need_their_nul(void **state)
{
    static const struct {
        enum place place;
        const char *name, *value;
    } strings[] = {
        { IN_DOMAIN, "domain-name", "name" },
        { IN_DOMAIN, "security-id", "label" },
        { IN_DOMAIN, "xen,enhanced", "enabled" },
        { IN_DOMAIN, "start", "auto" },
        { IN_DOMAIN, "mode", "pvh" },
        { IN_KERNEL, "bootargs", "quiet" },
        { IN_CONFIG, "failure-policy", "continue" },
    };
    unsigned int i;

    (void)state;

    for ( i = 0; i < NR(strings); i++ )
    {
        enum place place = strings[i].place;
        const char *name = strings[i].name, *value = strings[i].value;
        size_t len = strlen(value);
        char twice[32];

        about("%s", name);
        expect(run_property(place, name, value, len + 1), NULL);
        expect_code(run_property(place, name, value, len), HL_E_BAD_STRING);

        /* A second string, and a second NUL. */
        memset(twice, 0, sizeof(twice));
        memcpy(twice, value, len);
        expect_code(run_property(place, name, twice, len + 2),
                    HL_E_BAD_STRING);
        memcpy(twice + len + 1, value, len);
        expect_code(run_property(place, name, twice, 2 * len + 2),
                    HL_E_BAD_STRING);
    }
}

static void characters_of_names(void **state)
{
    unsigned int c;

    (void)state;

    for ( c = 1; c < 256; c++ )
    {
        const char name[] = { 'a', c, '\0' };
        struct run *run = run_string("domain-name", name);

        if ( c < ' ' || c > '~' || c == '/' )
            expect_code(run, HL_E_BAD_NAME);
        else
            expect(run, NULL);

        run = run_string("security-id", name);
        if ( c < ' ' || c > '~' )
            expect_code(run, HL_E_BAD_LABEL);
        else
            expect(run, NULL);
    }
}

/*
 * Numbers.
 */

static void domids(void **state)
{
    uint32_t domid;

    (void)state;

    for ( domid = 0x7fe0; domid <= 0x8010; domid++ )
    {
        struct run *run = run_u32("domid", domid);
        const struct hl_domain *d = &run->lcm.domains[0];

        if ( domid == 0x7ff5 )
        {
            assert_int_equal(d->roles, HL_ROLE_BOOT);
            assert_int_equal(d->domid, 1);
            expect_code(run, HL_E_DEPRECATED);
        }
        else if ( domid < 0x7ff0 )
        {
            assert_int_equal(d->domid, domid);
            assert_true(d->has_domid);
            expect(run, NULL);
        }
        else
        {
            assert_int_equal(d->domid, HL_NO_DOMID);
            expect_code(run, HL_E_DOMID_RESERVED);
        }
    }

    /* Not to be cut to 16 bits, nor read with a sign. */
    expect_code(run_u32("domid", 0x10000), HL_E_DOMID_RESERVED);
    expect_code(run_u32("domid", 0x17ff5), HL_E_DOMID_RESERVED);
    expect_code(run_u32("domid", 0xffffffff), HL_E_DOMID_RESERVED);
    expect(run_u32("domid", 0), NULL);
}

static void modes(void **state)
{
    static const struct {
        uint32_t bits;
        enum hl_mode mode;
    } good[] = {
        { 0, HL_MODE_PVH }, { 4, HL_MODE_PVH },
        { 1, HL_MODE_PV }, { 5, HL_MODE_PV },
        { 2, HL_MODE_HVM }, { 6, HL_MODE_HVM },
    };
    struct run *run;
    unsigned int i;

    (void)state;

    for ( i = 0; i < NR(good); i++ )
    {
        run = run_u32("mode", good[i].bits);
        assert_int_equal(run->lcm.domains[0].mode, good[i].mode);
        expect(run, NULL);
    }

    expect_code(run_u32("mode", 3), HL_E_MODE_CONFLICT);
    expect_code(run_u32("mode", 7), HL_E_MODE_CONFLICT);
    for ( i = 3; i < 32; i++ )
        expect_code(run_u32("mode", 1U << i), HL_E_UNKNOWN_BITS);

    /* Four bytes with its NUL, like a number. */
    run = run_string("mode", "pvh");
    assert_int_equal(run->lcm.domains[0].mode, HL_MODE_PVH);
    expect(run, NULL);
    run = run_string("mode", "pv");
    assert_int_equal(run->lcm.domains[0].mode, HL_MODE_PV);
    expect(run, NULL);

    expect_code(run_string("mode", ""), HL_E_UNKNOWN_VALUE);
    expect_code(run_string("mode", "xyz"), HL_E_UNKNOWN_VALUE);
    expect_code(run_string("mode", "PV"), HL_E_UNKNOWN_VALUE);
    expect_code(run_string("mode", "pvhx"), HL_E_UNKNOWN_VALUE);
}

/*
 * Roles as bits.
 */

struct bit {
    uint32_t bit;
    unsigned int roles;
};

#define CLASSIC (HL_ROLE_CONTROL | HL_ROLE_HARDWARE | HL_ROLE_XENSTORE)

/* All combinations of known bits, and each unknown one by itself. */
static void check_bits(const char *word, const struct bit *bits,
                       unsigned int nr, bool older)
{
    unsigned int set, i, roles;
    uint32_t value, known = 0;
    struct run *run;

    for ( set = 0; set < 1U << nr; set++ )
    {
        for ( i = 0, value = 0, roles = 0; i < nr; i++ )
        {
            known |= bits[i].bit;
            if ( (set >> i) & 1 )
            {
                value |= bits[i].bit;
                roles |= bits[i].roles;
            }
        }

        run = run_u32(word, value);
        assert_int_equal(run->lcm.domains[0].roles, roles);
        assert_int_equal(run->diags.nr_errors,
                         (roles & HL_ROLE_BOOT) && roles != HL_ROLE_BOOT);
        assert_int_equal(run->diags.nr, older + run->diags.nr_errors);
        run_free(run);
    }

    for ( i = 0; i < 32; i++ )
    {
        if ( known & (1U << i) )
            continue;

        run = run_u32(word, 1U << i);
        assert_int_equal(run->lcm.domains[0].roles, 0);
        assert_int_equal(run->diags.nr, older + 1);
        assert_int_equal(run->diags.diag[older].code, HL_E_UNKNOWN_BITS);
        assert_int_equal(run->diags.diag[older].found.number, 1U << i);
        run_free(run);
    }
}

static void role_bits(void **state)
{
    static const struct bit capabilities[] = {
        { 1, HL_ROLE_CONTROL }, { 2, HL_ROLE_HARDWARE },
        { 4, HL_ROLE_XENSTORE },
    };
    static const struct bit permissions[] = {
        { 1, HL_ROLE_CONTROL }, { 2, HL_ROLE_HARDWARE },
    };
    static const struct bit functions[] = {
        { 1, HL_ROLE_BOOT }, { 2, HL_ROLE_RECOVERY }, { 4, HL_ROLE_CONSOLE },
        { 1U << 30, HL_ROLE_XENSTORE }, { 1U << 31, CLASSIC },
    };
    static const struct bit role[] = {
        { 1, CLASSIC }, { 2, HL_ROLE_CONTROL }, { 4, HL_ROLE_HARDWARE },
        { 8, HL_ROLE_XENSTORE },
    };

    (void)state;

    check_bits("capabilities", capabilities, NR(capabilities), false);
    check_bits("permissions", permissions, NR(permissions), true);
    check_bits("functions", functions, NR(functions), true);
    check_bits("role", role, NR(role), true);
}

/* One domain which says its roles in two ways: number of contradictions. */
static unsigned int conflicts(const char *word, uint32_t value,
                              const char *other, uint32_t other_value,
                              bool swap)
{
    struct dt *dt = dt_lcm();
    struct run *run;
    unsigned int i, nr = 0;

    dt_domain(dt, "dom1");
    if ( swap )
        dt_u32(dt, other, other_value);
    dt_u32(dt, word, value);
    if ( !swap )
        dt_u32(dt, other, other_value);
    dt_kernel(dt, 1);

    run = run_dt(dt);
    for ( i = 0; i < run->diags.nr; i++ )
        nr += run->diags.diag[i].code == HL_E_CONFLICT;
    run_free(run);

    return nr;
}

static void roles_in_two_ways(void **state)
{
    static const struct {
        const char *word;
        uint32_t value;
        const char *other;
        uint32_t other_value;
        unsigned int conflicts;
    } cases[] = {
        { "capabilities", 3, "permissions", 3, 0 },
        { "capabilities", 7, "permissions", 3, 0 },
        { "capabilities", 7, "permissions", 1, 1 },
        { "capabilities", 1, "permissions", 2, 2 },
        { "capabilities", 3, "functions", 4, 0 },
        { "capabilities", 7, "functions", 4, 1 },
        { "capabilities", 7, "functions", 0x40000004, 0 },
        { "capabilities", 3, "functions", 0x80000000, 1 },
        { "permissions", 0, "functions", 0x80000000, 0 },
        { "permissions", 3, "functions", 0x40000006, 0 },
        { "role", 1, "capabilities", 7, 0 },
        { "role", 1, "capabilities", 3, 1 },
        { "role", 0, "capabilities", 0, 0 },
        { "role", 2, "permissions", 1, 0 },
        { "role", 2, "permissions", 0, 1 },
        { "role", 8, "functions", 0, 1 },
        { "domid", 0x7ff5, "functions", 1, 0 },
        { "domid", 0x7ff5, "functions", 0, 1 },
        { "domid", 0x7ff5, "capabilities", 0, 0 },
    };
    unsigned int i;

    (void)state;

    for ( i = 0; i < NR(cases); i++ )
    {
        bool swap = false;

        about("%s %#x, %s %#x", cases[i].word, cases[i].value,
              cases[i].other, cases[i].other_value);
        do {
            assert_int_equal(conflicts(cases[i].word, cases[i].value,
                                       cases[i].other, cases[i].other_value,
                                       swap), cases[i].conflicts);
            swap = !swap;
        } while ( swap );
    }
}

/*
 * Memory.
 */

static void sizes(void **state)
{
    static const struct {
        const char *text;
        uint64_t kb;
    } good[] = {
        { "1K", 1 }, { "1k", 1 }, { "3M", 3 << 10 }, { "3m", 3 << 10 },
        { "2G", 2 << 20 }, { "2g", 2 << 20 }, { "1T", 1 << 30 },
        { "1t", 1 << 30 }, { "4096T", 1ULL << 42 }, { "00064M", 64 << 10 },
        { "4398046511104K", 1ULL << 42 },
    };
    static const char *const too_large[] = {
        "4097T", "4398046511105K", "4194305G", "99999999999999999999",
        "18446744073709551616K", "184467440737095516160000000000000000K",
        "18446744073709551615T", "17592186044417T",
    };
    static const char *const bad[] = {
        "", "K", "1Q", "1B", "1MB", "1 M", " 1M", "+1M", "-1M", "1.5M", "0x1M",
        "1e3", "512%", "M1", "1M ", "1:2", "/M", "1P",
    };
    unsigned int i;

    (void)state;

    for ( i = 0; i < NR(good); i++ )
    {
        struct run *run = run_string("memory", good[i].text);

        about("%s", good[i].text);
        assert_int_equal(run->lcm.domains[0].memory_kb, good[i].kb);
        expect(run, NULL);
    }

    for ( i = 0; i < NR(too_large); i++ )
    {
        about("%s", too_large[i]);
        expect_code(run_string("memory", too_large[i]), HL_E_SIZE_RANGE);
    }

    for ( i = 0; i < NR(bad); i++ )
    {
        about("%s", bad[i]);
        expect_code(run_string("memory", bad[i]), HL_E_BAD_SIZE);
    }
}

/* Eight bytes are a number, even if they could be read as a string. */
static void sizes_of_eight_bytes(void **state)
{
    static const unsigned char number[] = { 0, 0, 1, 0, 0, 0, 0, 1 };
    struct run *run = run_property(IN_DOMAIN, "memory", number, 8);

    (void)state;

    assert_int_equal(run->lcm.domains[0].memory_kb, (1ULL << 40) + 1);
    expect(run, NULL);

    expect_code(run_string("memory", "131072M"), HL_E_SIZE_RANGE);
    expect_code(run_string("memory", "1048576"), HL_E_SIZE_RANGE);
}

static void size_without_unit(void **state)
{
    struct run *run = run_string("memory", "65536");

    (void)state;

    assert_int_equal(run->lcm.domains[0].memory_kb, 65536);
    expect_code(run, HL_E_UNIT_MISSING);

    expect_code(run_string("memory", "65530"), HL_E_UNIT_MISSING);
    expect_code(run_string("memory", "65539"), HL_E_UNIT_MISSING);
}

/* A domain with these three, in KiB; 0: left out. */
static struct run *run_sizes(uint64_t memory, uint64_t min, uint64_t max)
{
    struct dt *dt = dt_lcm();

    dt_bare_domain(dt, "dom1");
    dt_str(dt, "roles", "hardware");
    if ( memory )
        dt_u64(dt, "memory", memory);
    if ( min )
        dt_u64(dt, "mem-min", min);
    if ( max )
        dt_u64(dt, "mem-max", max);
    dt_kernel(dt, 1);

    return run_dt(dt);
}

static void order_of_sizes(void **state)
{
    (void)state;

    expect(run_sizes(64, 64, 64), NULL);
    expect(run_sizes(64, 0, 0), NULL);
    expect(run_sizes(64, 1, 0), NULL);
    expect(run_sizes(64, 0, 65), NULL);
    expect(run_sizes(0, 0, 0), NULL);
    expect(run_sizes(0, 64, 0), NULL);
    expect(run_sizes(0, 0, 64), NULL);
    expect(run_sizes(0, 64, 64), NULL);
    expect_code(run_sizes(64, 65, 0), HL_E_MEMORY_ORDER);
    expect_code(run_sizes(64, 65, 128), HL_E_MEMORY_ORDER);
    expect_code(run_sizes(64, 0, 63), HL_E_MEMORY_ORDER);
    expect_code(run_sizes(0, 65, 64), HL_E_MEMORY_ORDER);
}

/*
 * PCI devices.
 */

static void pci_devices(void **state)
{
    static const struct {
        const char *text;
        uint32_t sbdf;
    } good[] = {
        { "0000:00:00.0", 0 },
        { "0000:03:1f.7", 0x03ff },
        { "abcd:EF:00.1", 0xabcdef01 },
        { "ffff:ff:1f.7", 0xffffffff },
    };
    static const char *const bad[] = {
        "", "0", "0000", "0000:00:00", "0000:00:00.", "0000:00:00.8",
        "0000:00:20.0", "0000:00:00.0 ", "0000:00:00.00", "00000:00:00.0",
        "0000:000:00.0", "0000:00:000.0", "000:00:00.0", "0000.00:00.0",
        "0000:00.00.0", "0000:00:00:0", "g000:00:00.0", "0000:00:00.x",
        " 000:00:00.0", "-000:00:00.0", "0x00:00:00.0",
    };
    unsigned int i;

    (void)state;

    for ( i = 0; i < NR(good); i++ )
    {
        struct run *run = run_string("pci-devices", good[i].text);

        assert_int_equal(run->lcm.domains[0].nr_pci_devices, 1);
        assert_int_equal(run->lcm.domains[0].pci_devices[0], good[i].sbdf);
        expect(run, NULL);
    }

    for ( i = 0; i < NR(bad); i++ )
    {
        about("%s", bad[i]);
        expect_code(run_string("pci-devices", bad[i]), HL_E_BAD_PCI);
    }
}

/*
 * Regions.
 */

static void regions(void **state)
{
    static const struct {
        unsigned char cells[12]; /* 2 of address, 1 of size */
        enum hl_code code;
    } cases[] = {
        { { 0, 0, 0, 0, 0, 0, 0, 0,  0, 0, 0, 1 }, HL_E_NONE },
        { { 0, 0, 0, 0, 0, 0, 0, 0,  0, 0, 0, 0 }, HL_E_EMPTY_REGION },
        { { 255, 255, 255, 255, 255, 255, 255, 255,  0, 0, 0, 1 }, HL_E_NONE },
        { { 255, 255, 255, 255, 255, 255, 255, 255,  0, 0, 0, 2 },
          HL_E_BAD_REGION },
        { { 255, 255, 255, 255, 0, 0, 0, 1,  255, 255, 255, 255 }, HL_E_NONE },
        { { 255, 255, 255, 255, 0, 0, 0, 2,  255, 255, 255, 255 },
          HL_E_BAD_REGION },
    };
    unsigned int i;

    (void)state;

    for ( i = 0; i < NR(cases); i++ )
    {
        struct dt *dt = dt_lcm();

        dt_domain(dt, "dom1");
        dt_module(dt, "kernel", "multiboot,kernel");
        dt_prop(dt, "reg", cases[i].cells, sizeof(cases[i].cells));

        if ( cases[i].code == HL_E_NONE )
            expect(run_dt(dt), NULL);
        else
            expect_code(run_dt(dt), cases[i].code);
    }
}

struct group test_values(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths),
        cmocka_unit_test(all_lengths_of_all),
        cmocka_unit_test(strings_need_their_nul),
        cmocka_unit_test(characters_of_names),
        cmocka_unit_test(domids),
        cmocka_unit_test(modes),
        cmocka_unit_test(role_bits),
        cmocka_unit_test(roles_in_two_ways),
        cmocka_unit_test(sizes),
        cmocka_unit_test(sizes_of_eight_bytes),
        cmocka_unit_test(size_without_unit),
        cmocka_unit_test(order_of_sizes),
        cmocka_unit_test(pci_devices),
        cmocka_unit_test(regions),
    };

    return (struct group){ "values", tests, sizeof(tests) / sizeof(tests[0]) };
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
