/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Each limit, at it and above it.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "run.h"
#include "tests.h"

static struct dt *with_domains(unsigned int nr)
{
    struct dt *dt = dt_lcm();
    char name[16];

    while ( nr-- )
    {
        snprintf(name, sizeof(name), "dom%u", nr);
        dt_good_domain(dt, name);
    }

    return dt;
}

static void domains(void **state)
{
    struct run *run = run_dt(with_domains(HL_MAX_DOMAINS));

    (void)state;

    assert_int_equal(run->lcm.nr_domains, HL_MAX_DOMAINS);
    expect(run, NULL);

    run = run_dt(with_domains(HL_MAX_DOMAINS + 1));
    assert_false(run->parsed);
    expect(run, "fatal: /chosen/hypervisor/dom0: limit exceeded: "
                "expected at most 64 domains (HL_MAX_DOMAINS)", NULL);
}

/* It is said once, however many there are. */
static void many_domains(void **state)
{
    (void)state;

    expect_code(run_dt(with_domains(1000)), HL_E_LIMIT);
}

/* Modules of one domain: all but two of them are faults as well. */
static struct run *run_modules(unsigned int nr)
{
    struct dt *dt = dt_lcm();
    unsigned int i;

    dt_domain(dt, "dom1");
    dt_kernel(dt, 1);
    for ( i = 1; i < nr; i++ )
    {
        dt_module(dt, "ramdisk", "multiboot,ramdisk");
        dt_u32(dt, "module-index", i + 1);
        dt_end(dt);
    }

    return run_dt(dt);
}

static void modules(void **state)
{
    struct run *run = run_modules(HL_MAX_MODULES);

    (void)state;

    assert_true(run->parsed);
    assert_int_equal(run->lcm.nr_modules, HL_MAX_MODULES);
    assert_int_equal(run->diags.nr_errors, HL_MAX_MODULES - 2);
    assert_int_equal(run->diags.dropped,
                     HL_MAX_MODULES - 2 - HL_MAX_DIAGS);
    run_free(run);

    run = run_modules(HL_MAX_MODULES + 1);
    assert_false(run->parsed);
    assert_int_equal(run->diags.nr_fatal, 1);
    run_free(run);
}

/* As many as 64 domains can have. */
static void modules_of_many_domains(void **state)
{
    static const char *const kinds[] = {
        "multiboot,kernel", "multiboot,ramdisk", "multiboot,device-tree",
        "multiboot,config",
    };
    struct dt *dt = dt_lcm();
    struct run *run;
    unsigned int i, kind;
    char name[16];

    (void)state;

    for ( i = 0; i < HL_MAX_DOMAINS; i++ )
    {
        snprintf(name, sizeof(name), "dom%u", i);
        dt_domain(dt, name);
        for ( kind = 0; kind < 4; kind++ )
        {
            dt_module(dt, kinds[kind] + strlen("multiboot,"), kinds[kind]);
            dt_u32(dt, "module-index", 4 * i + kind + 1);
            dt_end(dt);
        }
        dt_end(dt);
    }

    run = run_dt(dt);
    assert_true(run->valid);
    assert_int_equal(run->lcm.nr_modules, 4 * HL_MAX_DOMAINS);
    expect(run, NULL);
}

/* A module without a kind does not take a place. */
static void modules_of_no_kind(void **state)
{
    struct dt *dt = dt_lcm();
    unsigned int i;
    struct run *run;

    (void)state;

    dt_domain(dt, "dom1");
    dt_kernel(dt, 1);
    for ( i = 0; i < 100; i++ )
    {
        dt_node(dt, "module");
        dt_str(dt, "compatible", "multiboot,module");
        dt_u32(dt, "module-index", 2);
        dt_end(dt);
    }

    run = run_dt(dt);
    assert_int_equal(run->lcm.nr_modules, 1);
    assert_int_equal(run->lcm.domains[0].nr_errors, 100);
    run_free(run);
}

static void *with_filler(const char *name, size_t filler_size, size_t *size)
{
    struct dt *dt = dt_lcm();
    void *filler = calloc(1, filler_size + 1), *blob;

    dt_prop(dt, name, filler, filler_size);
    dt_good_domain(dt, "dom1");
    blob = dt_finish(dt, size);
    free(filler);

    return blob;
}

/*
 * An LCM of exactly @size bytes.  Values are padded to multiples of 4 bytes,
 * but names are not.
 */
static struct run *run_size(size_t size)
{
    char name[] = "vendor-xxx";
    size_t bare, found;
    void *blob;
    struct run *run;

    free(with_filler(name, 0, &bare));
    name[strlen(name) - (bare - size) % 4] = '\0';
    free(with_filler(name, 0, &bare));
    blob = with_filler(name, size - bare, &found);
    assert_int_equal(found, size);

    run = run_blob(blob, size, &any_host);
    free(blob);

    return run;
}

static void lcm_size(void **state)
{
    struct run *run = run_size(HL_MAX_LCM_SIZE);

    (void)state;

    assert_true(run->valid);
    expect_code(run, HL_E_UNKNOWN_PROPERTY);

    expect(run_size(HL_MAX_LCM_SIZE + 1),
           "fatal: limit exceeded: found 2097153 bytes, "
           "expected at most 2 MiB (HL_MAX_LCM_SIZE)", NULL);
}

static void start_after(void **state)
{
    unsigned char phandles[4 * (HL_MAX_DOMAINS + 1)] = {};
    struct dt *dt;
    unsigned int nr;
    struct run *run;

    (void)state;

    for ( nr = 0; nr <= HL_MAX_DOMAINS; nr++ )
        phandles[4 * nr + 3] = 9;

    for ( nr = HL_MAX_DOMAINS; nr <= HL_MAX_DOMAINS + 1; nr++ )
    {
        dt = dt_lcm();
        dt_domain(dt, "dom1");
        dt_u32(dt, "phandle", 9);
        dt_kernel(dt, 1);
        dt_end(dt);
        dt_domain(dt, "dom2");
        dt_prop(dt, "start-after", phandles, 4 * nr);
        dt_kernel(dt, 1);
        dt_end(dt);

        run = run_dt(dt);
        if ( nr > HL_MAX_DOMAINS )
            expect_code(run, HL_E_TOO_MANY);
        else
        {
            /* The same one again and again is one dependency. */
            assert_int_equal(run->lcm.domains[1].after, 1);
            expect(run, NULL);
        }
    }
}

/*
 * The host's limits.
 */

static struct run *run_host(struct dt *dt, const struct hl_host *host)
{
    size_t size;
    void *blob = dt_finish(dt, &size);
    struct run *run = run_blob(blob, size, host);

    free(blob);

    return run;
}

static struct dt *with_values(uint32_t cpus, uint32_t index,
                              const char *bootargs)
{
    struct dt *dt = dt_lcm();

    dt_domain(dt, "dom1");
    dt_u32(dt, "cpus", cpus);
    dt_module(dt, "kernel", "multiboot,kernel");
    dt_u32(dt, "module-index", index);
    dt_str(dt, "bootargs", bootargs);

    return dt;
}

static void host(void **state)
{
    static const struct hl_host host = {
        .nr_modules = 4, .max_cpus = 8, .max_cmdline = 5,
    };
    static const struct hl_host none;

    (void)state;

    expect(run_host(with_values(8, 3, "quiet"), &host), NULL);
    expect_code(run_host(with_values(9, 3, "quiet"), &host), HL_E_BAD_CPUS);
    expect_code(run_host(with_values(8, 4, "quiet"), &host),
                HL_E_INDEX_RANGE);
    expect_code(run_host(with_values(8, 3, "quiet "), &host),
                HL_E_BOOTARGS_TOO_LONG);
    expect_code(run_host(with_values(~0U, 3, ""), &host), HL_E_BAD_CPUS);
    expect_code(run_host(with_values(1, ~0U, ""), &host), HL_E_INDEX_RANGE);

    /* No modules by number at all. */
    expect(run_host(with_values(1, 1, ""), &none),
           "error: /chosen/hypervisor/dom1: cpus: impossible number of vCPUs: found 1, expected at most 0 for a domain",
           "error: /chosen/hypervisor/dom1/kernel: module-index: the boot loader handed over no such module: found 1, expected reg with its address and size, as modules have no numbers here",
           NULL);
}

/* A PVH domain has fewer vCPUs; a domain of no said mode may become PV. */
static void host_modes(void **state)
{
    static const struct hl_host host = {
        .nr_modules = 2, .max_cpus = 8, .max_pvh_cpus = 4, .max_cmdline = 5,
    };
    static const struct {
        const char *mode;
        uint32_t cpus;
        bool good;
    } cases[] = {
        { "pvh", 4, true }, { "pvh", 5, false },
        { "pv", 8, true }, { "pv", 9, false },
        { NULL, 8, true }, { NULL, 9, false },
    };
    unsigned int i;

    (void)state;

    for ( i = 0; i < sizeof(cases) / sizeof(cases[0]); i++ )
    {
        struct dt *dt = dt_lcm();

        dt_domain(dt, "dom1");
        dt_u32(dt, "cpus", cases[i].cpus);
        if ( cases[i].mode )
            dt_str(dt, "mode", cases[i].mode);
        dt_kernel(dt, 1);
        if ( cases[i].good )
            expect(run_host(dt, &host), NULL);
        else
            expect_code(run_host(dt, &host), HL_E_BAD_CPUS);
    }
}

/* Xen's own modules are left out, the domains are none the worse for it. */
static void microcode_beyond_the_list(void **state)
{
    static const struct hl_host host = {
        .nr_modules = 2, .max_cpus = 1, .max_cmdline = 0,
    };
    struct dt *dt = dt_lcm();
    struct run *run;

    (void)state;

    dt_config(dt);
    dt_module(dt, "microcode", "multiboot,microcode");
    dt_u32(dt, "module-index", 2);
    dt_end(dt);
    dt_module(dt, "policy", "xen,xsm-policy");
    dt_u32(dt, "module-index", 0);
    dt_end(dt);
    dt_end(dt);
    dt_good_domain(dt, "dom1");

    run = run_host(dt, &host);
    assert_true(run->valid);
    assert_int_equal(run->lcm.microcode, HL_NO_MODULE);
    assert_int_equal(run->lcm.xsm_policy, HL_NO_MODULE);
    assert_int_equal(run->diags.nr_errors, 2);
    run_free(run);
}

/*
 * Diagnostics.
 */

static struct dt *with_notes(unsigned int nr)
{
    struct dt *dt = dt_lcm();
    char name[16];

    while ( nr-- )
    {
        snprintf(name, sizeof(name), "note-%u", nr);
        dt_u32(dt, name, 1);
    }

    return dt;
}

static void many_notes(void **state)
{
    struct dt *dt = with_notes(HL_MAX_DIAGS + 100);
    struct run *run;

    (void)state;

    dt_good_domain(dt, "dom1");
    run = run_dt(dt);
    assert_true(run->valid);
    assert_int_equal(run->diags.nr, HL_MAX_DIAGS);
    assert_int_equal(run->diags.dropped, 100);
    run_free(run);
}

/* Notes do not hide what is wrong. */
static void errors_behind_many_notes(void **state)
{
    struct dt *dt = with_notes(HL_MAX_DIAGS + 100);
    struct run *run;

    (void)state;

    dt_domain(dt, "dom1");
    dt_u32(dt, "cpus", 0);
    dt_str(dt, "start", "never");
    dt_kernel(dt, 1);

    run = run_dt(dt);
    assert_int_equal(run->diags.nr, HL_MAX_DIAGS);
    assert_int_equal(run->diags.dropped, 102);
    assert_int_equal(run->diags.nr_errors, 2);
    assert_int_equal(run->diags.diag[HL_MAX_DIAGS - 2].code, HL_E_BAD_CPUS);
    assert_int_equal(run->diags.diag[HL_MAX_DIAGS - 1].code,
                     HL_E_UNKNOWN_VALUE);
    run_free(run);
}

/* All the errors count, even those that are not kept. */
static void many_errors(void **state)
{
    struct dt *dt = with_notes(10);
    struct run *run;
    unsigned int i;

    (void)state;

    dt_domain(dt, "dom1");
    for ( i = 0; i < 200; i++ )
        dt_str(dt, "memory", "64M");
    dt_kernel(dt, 1);
    dt_end(dt);
    dt_domain(dt, "dom2");
    dt_u32(dt, "cpus", 0);

    run = run_dt(dt);
    assert_false(run->valid);
    assert_int_equal(run->diags.nr, HL_MAX_DIAGS);
    assert_int_equal(run->diags.nr_errors, 202);
    assert_int_equal(run->diags.dropped, 10 + 202 - HL_MAX_DIAGS);
    assert_int_equal(run->lcm.domains[0].nr_errors, 200);
    assert_int_equal(run->lcm.domains[1].nr_errors, 2);
    run_free(run);
}

struct group test_limits(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(domains),
        cmocka_unit_test(many_domains),
        cmocka_unit_test(modules),
        cmocka_unit_test(modules_of_many_domains),
        cmocka_unit_test(modules_of_no_kind),
        cmocka_unit_test(lcm_size),
        cmocka_unit_test(start_after),
        cmocka_unit_test(host),
        cmocka_unit_test(host_modes),
        cmocka_unit_test(microcode_beyond_the_list),
        cmocka_unit_test(many_notes),
        cmocka_unit_test(errors_behind_many_notes),
        cmocka_unit_test(many_errors),
    };

    return (struct group){ "limits", tests, sizeof(tests) / sizeof(tests[0]) };
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
