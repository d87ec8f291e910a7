/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is made of the good LCMs: every field of interest.
 */

#include <stdio.h>
#include <string.h>

#include "run.h"
#include "tests.h"

#define C HL_ROLE_CONTROL
#define H HL_ROLE_HARDWARE
#define X HL_ROLE_XENSTORE

static struct run *load(const char *name)
{
    char path[512];
    struct run *run;

    snprintf(path, sizeof(path), LCM_BLOBS "/good/%s.dtb", name);
    run = run_file(path, &any_host);
    assert_true(run->valid);

    return run;
}

static void assert_name(const struct hl_domain *d, const char *name)
{
    assert_int_equal(d->name_len, strlen(name));
    assert_memory_equal(d->name, name, d->name_len);
}

/* The domain's module of this kind, by its boot module number; 0: none. */
static uint32_t index_of(const struct run *run, int slot)
{
    if ( slot == HL_NO_MODULE )
        return 0;

    assert_true(run->lcm.modules[slot].by_index);

    return run->lcm.modules[slot].index;
}

static void assert_region(const struct run *run, int slot,
                          uint64_t addr, uint64_t size)
{
    assert_int_not_equal(slot, HL_NO_MODULE);
    assert_false(run->lcm.modules[slot].by_index);
    assert_int_equal(run->lcm.modules[slot].addr, addr);
    assert_int_equal(run->lcm.modules[slot].size, size);
}

static void minimal(void **state)
{
    struct run *run = load("minimal");
    const struct hl_domain *d = &run->lcm.domains[0];

    (void)state;

    assert_int_equal(run->presence, HL_LCM_PRESENT);
    assert_ptr_equal(run->lcm.fdt, run->blob);
    assert_int_equal(run->lcm.size, run->size);
    assert_int_equal(run->lcm.config_node, -1);
    assert_int_equal(run->lcm.microcode, HL_NO_MODULE);
    assert_int_equal(run->lcm.xsm_policy, HL_NO_MODULE);
    assert_int_equal(run->lcm.boot_timeout_ms, 60000);
    assert_int_equal(run->lcm.failure_policy, HL_FAILURE_CONTINUE);
    assert_int_equal(run->lcm.nr_domains, 1);
    assert_int_equal(run->lcm.nr_modules, 1);

    assert_name(d, "dom1");
    assert_false(d->has_domid);
    assert_int_equal(d->domid, 1);
    assert_null(d->uuid);
    assert_int_equal(d->roles, 0);
    assert_int_equal(d->mode, HL_MODE_DEFAULT);
    assert_int_equal(d->cpus, 1);
    assert_true(d->has_memory);
    assert_int_equal(d->memory_kb, 64 * 1024);
    assert_int_equal(d->mem_min_kb, 64 * 1024);
    assert_int_equal(d->mem_max_kb, 64 * 1024);
    assert_null(d->security_id);
    assert_int_equal(d->enhanced, HL_ENHANCED_DEFAULT);
    assert_int_equal(d->after, 0);
    assert_false(d->start_manual);
    assert_int_equal(d->boot_access, HL_ACCESS_QUERY | HL_ACCESS_START);
    assert_false(d->console_output);
    assert_int_equal(d->nr_pci_devices, 0);
    assert_int_equal(index_of(run, d->kernel), 1);
    assert_int_equal(d->ramdisk, HL_NO_MODULE);
    assert_int_equal(d->device_tree, HL_NO_MODULE);
    assert_int_equal(d->config, HL_NO_MODULE);
    assert_null(run->lcm.modules[0].bootargs);
    assert_null(run->lcm.modules[0].sha256);

    run_free(run);
}

static void canonical_config(void **state)
{
    struct run *run = load("canonical");

    (void)state;

    assert_true(run->lcm.config_node > 0);
    assert_int_equal(run->lcm.boot_timeout_ms, 5000);
    assert_int_equal(run->lcm.failure_policy, HL_FAILURE_RECOVERY_ONLY);
    assert_int_equal(index_of(run, run->lcm.microcode), 1);
    assert_int_equal(index_of(run, run->lcm.xsm_policy), 2);
    assert_int_equal(run->lcm.nr_domains, 5);
    assert_int_equal(run->lcm.nr_modules, 11);

    run_free(run);
}

static void canonical_boot_domain(void **state)
{
    struct run *run = load("canonical");
    const struct hl_domain *d = &run->lcm.domains[0];
    const struct hl_module *kernel = &run->lcm.modules[d->kernel];
    unsigned int i;

    (void)state;

    assert_int_equal(d->roles, HL_ROLE_BOOT);
    assert_int_equal(d->domid, 1);
    assert_string_equal(d->security_id, "bootdom_t");
    assert_string_equal(kernel->bootargs, "console=hvc0 quiet");
    assert_int_equal(kernel->bootargs_len, strlen("console=hvc0 quiet"));
    assert_int_equal(kernel->domain, 0);
    for ( i = 0; i < 32; i++ )
        assert_int_equal(kernel->sha256[i], i);
    assert_int_equal(index_of(run, d->kernel), 3);
    assert_int_equal(index_of(run, d->ramdisk), 4);
    assert_int_equal(index_of(run, d->config), 5);

    run_free(run);
}

static void canonical_dom0(void **state)
{
    struct run *run = load("canonical");
    const struct hl_domain *d = &run->lcm.domains[1];

    (void)state;

    assert_name(d, "Domain-0");
    assert_true(d->has_domid);
    assert_int_equal(d->domid, 0);
    assert_int_equal(d->uuid[0], 0xb3);
    assert_int_equal(d->uuid[15], 0x8c);
    assert_int_equal(d->roles, C | H | HL_ROLE_CONSOLE);
    assert_int_equal(d->mode, HL_MODE_PVH);
    assert_int_equal(d->cpus, 4);
    assert_int_equal(d->memory_kb, 1024 * 1024);
    assert_int_equal(d->mem_min_kb, 512 * 1024);
    assert_int_equal(d->mem_max_kb, 4 * 1024 * 1024);
    assert_int_equal(d->boot_access, HL_ACCESS_QUERY | HL_ACCESS_START |
                                     HL_ACCESS_CONFIGURE);
    assert_int_equal(index_of(run, d->kernel), 6);
    assert_int_equal(index_of(run, d->ramdisk), 7);

    run_free(run);
}

static void canonical_others(void **state)
{
    struct run *run = load("canonical");
    const struct hl_domain *store = &run->lcm.domains[2];
    const struct hl_domain *web = &run->lcm.domains[3];
    const struct hl_domain *spare = &run->lcm.domains[4];

    (void)state;

    assert_name(store, "store");
    assert_int_equal(store->domid, 7);
    assert_int_equal(store->roles, X | HL_ROLE_RECOVERY);
    assert_int_equal(store->mode, HL_MODE_PV);
    assert_int_equal(store->enhanced, HL_ENHANCED_NO_XENSTORE);
    assert_int_equal(store->memory_kb, 65536);
    assert_int_equal(store->after, 1U << 1);
    assert_int_equal(index_of(run, store->kernel), 6);

    assert_name(web, "web server");
    assert_int_equal(web->mode, HL_MODE_PVH);
    assert_int_equal(web->after, (1U << 1) | (1U << 2));
    assert_true(web->console_output);
    assert_int_equal(web->nr_pci_devices, 2);
    assert_int_equal(web->pci_devices[0], 0x0300);
    assert_int_equal(web->pci_devices[1], 0x0301);
    assert_int_equal(web->enhanced, HL_ENHANCED_ENABLED);
    assert_int_equal(web->boot_access, HL_ACCESS_QUERY);
    assert_false(web->start_manual);
    assert_int_equal(index_of(run, web->device_tree), 8);

    assert_true(spare->start_manual);
    assert_int_equal(spare->enhanced, HL_ENHANCED_DISABLED);
    assert_int_equal(spare->mode, HL_MODE_HVM);

    run_free(run);
}

static void empty_start_lists(void **state)
{
    struct run *run = load("empty-start-lists");
    const struct hl_domain *d = &run->lcm.domains[0];

    (void)state;

    assert_int_equal(d->roles, 0);
    assert_int_equal(d->boot_access, 0);
    assert_int_equal(d->enhanced, HL_ENHANCED_ENABLED);

    run_free(run);
}

static void dom0less(void **state)
{
    struct run *run = load("dom0less");
    const struct hl_domain *d = run->lcm.domains;

    (void)state;

    assert_name(&d[0], "domU1");
    assert_int_equal(d[0].roles, C | H);
    assert_int_equal(d[0].domid, 0);
    assert_int_equal(d[0].memory_kb, 131072);
    assert_int_equal(d[0].cpus, 2);
    assert_int_equal(d[0].enhanced, HL_ENHANCED_ENABLED);
    assert_region(run, d[0].kernel, 0x4a000000, 0xffffff);
    assert_region(run, d[0].ramdisk, 0x4b000000, 0xffffff);
    assert_string_equal(run->lcm.modules[d[0].kernel].bootargs,
                        "console=ttyAMA0 init=/bin/sh");

    assert_int_equal(d[1].roles, X);
    assert_int_equal(d[1].enhanced, HL_ENHANCED_NO_XENSTORE);
    assert_region(run, d[1].kernel, 0x4c000000, 0xffffff);
    assert_region(run, d[1].device_tree, 0x4d000000, 0x1000);

    run_free(run);
}

static void words_of_2021(void **state)
{
    struct run *run = load("words-of-2021");
    const struct hl_domain *d = run->lcm.domains;

    (void)state;

    assert_int_equal(index_of(run, run->lcm.microcode), 1);
    assert_int_equal(index_of(run, run->lcm.xsm_policy), 2);

    assert_int_equal(d[0].roles, HL_ROLE_BOOT);
    assert_false(d[0].has_domid);
    assert_int_equal(d[0].domid, 1);
    assert_int_equal(d[0].memory_kb, 0x20000);
    assert_int_equal(index_of(run, d[0].kernel), 3);
    assert_int_equal(index_of(run, d[0].ramdisk), 4);
    assert_int_equal(index_of(run, d[0].config), 5);

    assert_int_equal(d[1].roles, HL_ROLES_DOM0 | HL_ROLE_RECOVERY);
    assert_int_equal(d[1].domid, 0);
    assert_int_equal(d[1].mode, HL_MODE_PV);
    assert_string_equal(d[1].security_id, "dom0_t");
    assert_int_equal(index_of(run, d[1].kernel), 6);
    assert_int_equal(index_of(run, d[1].ramdisk), 7);
    assert_string_equal(run->lcm.modules[d[1].kernel].bootargs,
                        "console=hvc0");

    run_free(run);
}

static void words_of_2021_by_address(void **state)
{
    struct run *run = load("words-of-2021-by-address");
    const struct hl_domain *d = run->lcm.domains;

    (void)state;

    assert_region(run, run->lcm.microcode, 0xff00, 0x80);
    assert_int_equal(d[0].roles, C | H | X);
    assert_region(run, d[0].kernel, 0x100000, 0x8000);
    assert_region(run, d[0].device_tree, 0x100100000, 0x8000);

    run_free(run);
}

static void words_of_2022(void **state)
{
    struct run *run = load("words-of-2022");
    const struct hl_domain *d = run->lcm.domains;

    (void)state;

    assert_int_equal(index_of(run, run->lcm.xsm_policy), 1);
    assert_int_equal(d[0].roles, HL_ROLES_DOM0);
    assert_int_equal(d[0].mode, HL_MODE_PV);
    assert_int_equal(d[0].memory_kb, 2048 * 1024);
    assert_int_equal(index_of(run, d[0].kernel), 2);
    assert_int_equal(d[1].mode, HL_MODE_PVH);
    assert_int_equal(d[1].memory_kb, 524288);
    assert_region(run, d[1].kernel, 0x4000000, 0x100000);

    run_free(run);
}

static void words_of_2023(void **state)
{
    struct run *run = load("words-of-2023");

    (void)state;

    assert_int_equal(run->lcm.domains[0].roles, C | H | X);
    assert_false(run->lcm.domains[0].has_memory);
    assert_int_equal(run->lcm.domains[1].roles, C);
    assert_int_equal(run->lcm.domains[2].roles, 0);

    run_free(run);
}

static void words_of_all_times(void **state)
{
    struct run *run = load("words-of-all-times");

    (void)state;

    assert_int_equal(run->lcm.domains[0].roles, HL_ROLES_DOM0);
    assert_int_equal(run->lcm.domains[0].phandle, 1);
    assert_int_equal(index_of(run, run->lcm.domains[0].kernel), 1);

    run_free(run);
}

static void automatic_domids(void **state)
{
    static const uint16_t domids[] = { 3, 2, 0, 4, 1 };
    struct run *run = load("automatic-domids");
    unsigned int i;

    (void)state;

    for ( i = 0; i < 5; i++ )
        assert_int_equal(run->lcm.domains[i].domid, domids[i]);
    run_free(run);

    run = load("automatic-domid-0-taken");
    assert_int_equal(run->lcm.domains[0].domid, 1);
    assert_int_equal(run->lcm.domains[1].domid, 0);
    run_free(run);
}

static void property_order(void **state)
{
    struct run *run = load("property-order");
    const struct hl_domain *d = &run->lcm.domains[0];

    (void)state;

    assert_int_equal(d->memory_kb, 64 * 1024);
    assert_int_equal(d->mem_min_kb, 32 * 1024);
    assert_int_equal(d->mem_max_kb, 128 * 1024);
    assert_int_equal(d->roles, HL_ROLE_CONSOLE);
    assert_int_equal(d->uuid[0], 0xb3);
    assert_int_equal(index_of(run, d->kernel), 1);

    run_free(run);
}

/* Domains in this order: cells of 1, 1; 1, 2; 2, 1; 2, 2. */
static void cells(void **state)
{
    struct run *run = load("cells");
    const struct hl_domain *d = run->lcm.domains;

    (void)state;

    assert_region(run, d[0].kernel, 0x30000000, 0x1000);
    assert_region(run, d[1].kernel, 0x40000000, 0x1000);
    assert_region(run, d[2].kernel, 0x150000000, 0x1000);
    assert_region(run, d[3].kernel, 0x160000000, 0x1000);

    run_free(run);
}

static void limits(void **state)
{
    struct run *run = load("limits");
    const struct hl_domain *d = &run->lcm.domains[0];

    (void)state;

    assert_int_equal(d->name_len, HL_MAX_NAME);
    assert_int_equal(strlen(d->security_id), HL_MAX_LABEL);
    assert_int_equal(d->domid, 0x7fef);
    assert_int_equal(d->nr_pci_devices, HL_MAX_PCI_DEVICES);
    assert_int_equal(d->pci_devices[15], 0xffff0fff);
    assert_int_equal(d->memory_kb, HL_MAX_MEMORY_KB);

    run_free(run);
}

static void domains_64(void **state)
{
    struct run *run = load("domains-64");
    unsigned int i;

    (void)state;

    assert_int_equal(run->lcm.nr_domains, 64);
    assert_int_equal(run->lcm.nr_modules, 128);
    for ( i = 0; i < 64; i++ )
    {
        assert_int_equal(run->lcm.domains[i].domid, i);
        assert_int_equal(index_of(run, run->lcm.domains[i].kernel),
                         i ? 3 : 1);
        assert_int_equal(index_of(run, run->lcm.domains[i].ramdisk),
                         i ? 4 : 2);
    }

    run_free(run);
}

struct group test_good(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(minimal),
        cmocka_unit_test(canonical_config),
        cmocka_unit_test(canonical_boot_domain),
        cmocka_unit_test(canonical_dom0),
        cmocka_unit_test(canonical_others),
        cmocka_unit_test(empty_start_lists),
        cmocka_unit_test(dom0less),
        cmocka_unit_test(words_of_2021),
        cmocka_unit_test(words_of_2021_by_address),
        cmocka_unit_test(words_of_2022),
        cmocka_unit_test(words_of_2023),
        cmocka_unit_test(words_of_all_times),
        cmocka_unit_test(automatic_domids),
        cmocka_unit_test(property_order),
        cmocka_unit_test(cells),
        cmocka_unit_test(limits),
        cmocka_unit_test(domains_64),
    };

    return (struct group){ "good", tests, sizeof(tests) / sizeof(tests[0]) };
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
