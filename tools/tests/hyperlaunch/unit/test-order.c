/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * start-after, and domids.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"
#include "tests.h"

/* Domains d0, d1, ... with phandles 100, 101, ...: what each is to be. */
struct spec {
    uint64_t after;        /* bit i: start-after has the phandle of d<i> */
    const char *roles;     /* separated by blanks */
    const char *start;
    int domid;             /* -1: none */
    bool faulty;           /* to have an error of its own */
};

static void add_roles(struct dt *dt, const char *roles)
{
    char list[64];
    size_t len = strlen(roles), i;

    for ( i = 0; i <= len; i++ )
        list[i] = roles[i] == ' ' ? '\0' : roles[i];
    dt_prop(dt, "roles", list, len + 1);
}

static void begin_domain(struct dt *dt, unsigned int index,
                         const struct spec *spec)
{
    unsigned char phandles[4 * 64];
    unsigned int i, nr = 0;
    char name[8];

    snprintf(name, sizeof(name), "d%u", index);
    dt_domain(dt, name);
    dt_u32(dt, "phandle", 100 + index);

    for ( i = 0; i < 64; i++ )
        if ( (spec->after >> i) & 1 )
        {
            memset(&phandles[4 * nr], 0, 4);
            phandles[4 * nr++ + 3] = 100 + i;
        }
    if ( nr )
        dt_prop(dt, "start-after", phandles, 4 * nr);

    if ( spec->roles )
        add_roles(dt, spec->roles);
    if ( spec->start )
        dt_str(dt, "start", spec->start);
    if ( spec->domid >= 0 )
        dt_u32(dt, "domid", spec->domid);
    if ( spec->faulty )
        dt_u32(dt, "cpus", 0);
}

static struct run *run_specs(const struct spec *specs, unsigned int nr)
{
    struct dt *dt = dt_lcm();
    unsigned int i;

    for ( i = 0; i < nr; i++ )
    {
        begin_domain(dt, i, &specs[i]);
        dt_kernel(dt, 1);
        dt_end(dt);
    }

    return run_dt(dt);
}

static void init_specs(struct spec *specs, unsigned int nr)
{
    memset(specs, 0, nr * sizeof(*specs));
    while ( nr-- )
        specs[nr].domid = -1;
}

static unsigned int count(const struct run *run, enum hl_code code)
{
    unsigned int i, nr = 0;

    for ( i = 0; i < run->diags.nr; i++ )
        nr += run->diags.diag[i].code == code;

    return nr;
}

/*
 * Start order.
 */

static void chain(void **state)
{
    struct spec specs[64];
    struct run *run;
    unsigned int i;

    (void)state;

    init_specs(specs, 64);
    for ( i = 0; i < 63; i++ )
        specs[i].after = 1ULL << (i + 1);

    run = run_specs(specs, 64);
    for ( i = 0; i < 63; i++ )
        assert_int_equal(run->lcm.domains[i].after, 1ULL << (i + 1));
    expect(run, NULL);
}

static void everybody_after_all_earlier_ones(void **state)
{
    struct spec specs[64];
    struct run *run;
    unsigned int i;

    (void)state;

    init_specs(specs, 64);
    for ( i = 0; i < 64; i++ )
        specs[i].after = (1ULL << i) - 1;

    run = run_specs(specs, 64);
    for ( i = 0; i < 64; i++ )
        assert_int_equal(run->lcm.domains[i].after, (1ULL << i) - 1);
    expect(run, NULL);
}

static void cycle_of_all(void **state)
{
    struct spec specs[64];
    struct run *run;
    unsigned int i;

    (void)state;

    init_specs(specs, 64);
    for ( i = 0; i < 64; i++ )
        specs[i].after = 1ULL << ((i + 1) % 64);

    run = run_specs(specs, 64);
    assert_false(run->valid);
    assert_int_equal(count(run, HL_E_AFTER_CYCLE), 64);
    assert_int_equal(run->diags.nr, 64);
    run_free(run);
}

/* Cycles of two sizes, and domains before and behind them. */
static void two_cycles(void **state)
{
    struct spec specs[8];
    struct run *run;
    unsigned int i;

    (void)state;

    init_specs(specs, 8);
    specs[0].after = 1 << 1;                /* 0 <-> 1 */
    specs[1].after = 1 << 0 | 1 << 7;       /* 7 is waited for by a cycle */
    specs[2].after = 1 << 3;                /* 2 -> 3 -> 4 -> 2 */
    specs[3].after = 1 << 4;
    specs[4].after = 1 << 2 | 1 << 0;       /* waits for another cycle */
    specs[5].after = 1 << 0 | 1 << 4;       /* only waits for cycles */
    specs[6].after = 1 << 5;                /* for one that waits for them */

    run = run_specs(specs, 8);
    assert_true(run->valid);
    for ( i = 0; i < 8; i++ )
        assert_int_equal(run->lcm.domains[i].nr_errors, i < 5);
    assert_int_equal(count(run, HL_E_AFTER_CYCLE), 5);
    assert_int_equal(count(run, HL_E_AFTER_DROPPED), 2);
    assert_int_equal(run->lcm.domains[5].after, 0);
    assert_int_equal(run->lcm.domains[6].after, 1 << 5);
    run_free(run);
}

/* Whatever happens to a dependency, those in good health start. */
static void failed_dependencies(void **state)
{
    struct spec specs[4];
    struct run *run;

    (void)state;

    init_specs(specs, 4);
    specs[0].faulty = true;
    specs[1].after = 1 << 0 | 1 << 2;
    specs[3].after = 1 << 0;
    specs[3].faulty = true;

    run = run_specs(specs, 4);
    assert_true(run->valid);
    assert_int_equal(run->lcm.domains[1].after, 1 << 2);
    assert_int_equal(run->lcm.domains[1].nr_errors, 0);
    expect(run,
           "error: /chosen/hypervisor/d0: cpus: impossible number of vCPUs: found 0, expected 1 or more",
           "error: /chosen/hypervisor/d3: cpus: impossible number of vCPUs: found 0, expected 1 or more",
           "note: /chosen/hypervisor/d1: start-after: starts without waiting for a domain which has an error: found \"d0\"",
           NULL);
}

static void domains_not_to_wait_for(void **state)
{
    static const struct {
        const char *roles, *start;
        enum hl_code code;
    } cases[] = {
        { NULL, NULL, HL_E_NONE },
        { "control", NULL, HL_E_NONE },
        { "control recovery", NULL, HL_E_NONE },
        { NULL, "auto", HL_E_NONE },
        { NULL, "manual", HL_E_AFTER_NEVER },
        { "recovery", NULL, HL_E_AFTER_NEVER },
        { "boot", NULL, HL_E_AFTER_BOOT },
    };
    struct spec specs[2];
    unsigned int i;

    (void)state;

    for ( i = 0; i < sizeof(cases) / sizeof(cases[0]); i++ )
    {
        init_specs(specs, 2);
        specs[0].roles = cases[i].roles;
        specs[0].start = cases[i].start;
        specs[1].after = 1 << 0;

        if ( cases[i].code == HL_E_NONE )
            expect(run_specs(specs, 2), NULL);
        else
            expect_code(run_specs(specs, 2), cases[i].code);
    }
}

/* No phandle is no phandle, even if somebody looks for 0. */
static void phandle_of_nobody(void **state)
{
    static const unsigned char zero[4];
    struct dt *dt = dt_lcm();

    (void)state;

    dt_good_domain(dt, "dom1");
    dt_domain(dt, "dom2");
    dt_prop(dt, "start-after", zero, sizeof(zero));
    dt_kernel(dt, 1);
    expect_code(run_dt(dt), HL_E_AFTER_UNKNOWN);
}

/*
 * Domids.
 */

static void check_domids(const struct spec *specs, unsigned int nr,
                         const uint16_t *expected)
{
    struct run *run = run_specs(specs, nr);
    unsigned int i;

    for ( i = 0; i < nr; i++ )
        assert_int_equal(run->lcm.domains[i].domid, expected[i]);
    expect(run, NULL);
}

static void given_domids_come_first(void **state)
{
    static const uint16_t expected[] = { 1, 4, 6, 3, 2, 5 };
    struct spec specs[6];

    (void)state;

    init_specs(specs, 6);
    specs[3].domid = 3;
    specs[4].domid = 2;
    specs[5].domid = 5;

    check_domids(specs, 6, expected);
}

/* 0 goes to nobody but a control and hardware domain without a domid. */
static void who_becomes_0(void **state)
{
    static const uint16_t expected[] = { 1, 2, 3, 0, 4 };
    static const uint16_t taken[] = { 0, 1, 2 };
    static const uint16_t given[] = { 9, 1 };
    struct spec specs[5];

    (void)state;

    init_specs(specs, 5);
    specs[1].roles = "control";
    specs[3].roles = "hardware control";
    check_domids(specs, 5, expected);

    init_specs(specs, 3);
    specs[0].domid = 0;
    specs[2].roles = "control hardware";
    check_domids(specs, 3, taken);

    init_specs(specs, 2);
    specs[0].domid = 9;
    specs[0].roles = "control hardware";
    check_domids(specs, 2, given);
}

/* 63 in the way of one. */
static void full_house(void **state)
{
    struct spec specs[64];
    uint16_t expected[64];
    unsigned int i;

    (void)state;

    init_specs(specs, 64);
    for ( i = 1; i < 64; i++ )
        specs[i].domid = expected[i] = i;
    expected[0] = 64;
    check_domids(specs, 64, expected);

    /* All but the first are beyond the ones that can be in the way. */
    for ( i = 1; i < 64; i++ )
        specs[i].domid = expected[i] = 0x7fef - i;
    expected[0] = 1;
    check_domids(specs, 64, expected);

    /* Every other one. */
    init_specs(specs, 64);
    for ( i = 0; i < 64; i += 2 )
    {
        specs[i].domid = expected[i] = i + 1;
        expected[i + 1] = i + 2;
    }
    check_domids(specs, 64, expected);
}

/* A bad one is not in anybody's way. */
static void bad_domid(void **state)
{
    struct spec specs[3];
    struct run *run;

    (void)state;

    init_specs(specs, 3);
    specs[0].domid = 0x10001;
    specs[1].domid = 0x10001;

    run = run_specs(specs, 3);
    assert_int_equal(run->lcm.domains[2].domid, 1);
    assert_int_equal(count(run, HL_E_DOMID_RESERVED), 2);
    assert_int_equal(run->diags.nr, 2);
    run_free(run);
}

struct group test_order(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(chain),
        cmocka_unit_test(everybody_after_all_earlier_ones),
        cmocka_unit_test(cycle_of_all),
        cmocka_unit_test(two_cycles),
        cmocka_unit_test(failed_dependencies),
        cmocka_unit_test(domains_not_to_wait_for),
        cmocka_unit_test(phandle_of_nobody),
        cmocka_unit_test(given_domids_come_first),
        cmocka_unit_test(who_becomes_0),
        cmocka_unit_test(full_house),
        cmocka_unit_test(bad_domid),
    };

    return (struct group){ "order", tests, sizeof(tests) / sizeof(tests[0]) };
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
