/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Nodes and properties as dtc does not write them.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "run.h"
#include "tests.h"

/*
 * Properties behind child nodes: libfdt's loops never see them.
 */

static void expect_misplaced(struct dt *dt)
{
    struct run *run = run_dt(dt);

    assert_int_equal(run->presence, HL_LCM_MALFORMED);
    expect(run, "fatal: damaged flattened device tree: expected whole nodes "
                "and properties, properties before child nodes", NULL);
}

static void property_behind_domain(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_good_domain(dt, "dom1");
    dt_u32(dt, "version", 1);
    expect_misplaced(dt);
}

static void property_behind_module(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_domain(dt, "dom1");
    dt_kernel(dt, 1);
    dt_str(dt, "roles", "control");
    dt_end(dt);
    dt_good_domain(dt, "dom2");
    expect_misplaced(dt);
}

static void property_behind_unknown_node(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_good_domain(dt, "dom1");
    dt_node(dt, "unknown");
    dt_node(dt, "child");
    dt_end(dt);
    dt_u32(dt, "late", 1);
    expect_misplaced(dt);
}

/*
 * Things that are there twice.
 */

static void domain_property_twice(void **state)
{
    struct dt *dt = dt_lcm();
    struct run *run;

    (void)state;

    dt_domain(dt, "dom1");
    dt_str(dt, "memory", "64M");
    dt_str(dt, "roles", "control");
    dt_str(dt, "roles", "hardware");
    dt_kernel(dt, 1);

    run = run_dt(dt);
    assert_false(run->valid);
    assert_int_equal(run->lcm.domains[0].roles, HL_ROLE_CONTROL);
    expect(run,
           "error: /chosen/hypervisor/dom1: memory: property is there twice",
           "error: /chosen/hypervisor/dom1: roles: property is there twice",
           NULL);
}

static void module_property_twice(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_domain(dt, "dom1");
    dt_module(dt, "kernel", "multiboot,kernel");
    dt_u32(dt, "module-index", 1);
    dt_u32(dt, "module-index", 1);
    expect(run_dt(dt),
           "error: /chosen/hypervisor/dom1/kernel: module-index: property is there twice",
           NULL);
}

static void config_property_twice(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_good_domain(dt, "dom1");
    dt_config(dt);
    dt_u32(dt, "boot-domain-timeout-ms", 1);
    dt_u32(dt, "boot-domain-timeout-ms", 2);
    expect_code(run_dt(dt), HL_E_PROPERTY_TWICE);
}

static void hypervisor_compatible_twice(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_str(dt, "compatible", "something else");
    dt_good_domain(dt, "dom1");
    expect_code(run_dt(dt), HL_E_PROPERTY_TWICE);
}

/* An older word twice is one note, and one error. */
static void older_word_twice(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_domain(dt, "dom1");
    dt_u32(dt, "permissions", 1);
    dt_u32(dt, "permissions", 1);
    dt_kernel(dt, 1);
    expect(run_dt(dt),
           "note: /chosen/hypervisor/dom1: permissions: deprecated, use the newer word: expected roles",
           "error: /chosen/hypervisor/dom1: permissions: property is there twice",
           NULL);
}

/* As in the example of the 2021 document, which dtc does not accept. */
static void siblings_of_the_same_name(void **state)
{
    struct dt *dt = dt_lcm();
    struct run *run;

    (void)state;

    dt_domain(dt, "domain");
    dt_str(dt, "domain-name", "one");
    dt_module(dt, "module", "multiboot,kernel");
    dt_u32(dt, "module-index", 1);
    dt_end(dt);
    dt_module(dt, "module", "multiboot,ramdisk");
    dt_u32(dt, "module-index", 2);
    dt_end(dt);
    dt_end(dt);
    dt_domain(dt, "domain");
    dt_kernel(dt, 1);
    dt_end(dt);

    run = run_dt(dt);
    assert_true(run->valid);
    assert_int_equal(run->lcm.nr_domains, 2);
    assert_int_equal(run->lcm.nr_modules, 3);
    expect(run, NULL);
}

static void phandle_taken(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_domain(dt, "dom1");
    dt_u32(dt, "phandle", 7);
    dt_kernel(dt, 1);
    dt_end(dt);
    dt_domain(dt, "dom2");
    dt_u32(dt, "linux,phandle", 7);
    dt_kernel(dt, 1);
    dt_end(dt);
    expect(run_dt(dt),
           "error: /chosen/hypervisor/dom2: phandle: phandle of an earlier domain: found 0x7",
           NULL);
}

/*
 * Odd but harmless.
 */

static void nodes_without_compatible(void **state)
{
    struct dt *dt = dt_lcm();

    (void)state;

    dt_node(dt, "empty");
    dt_end(dt);
    dt_node(dt, "no-strings");
    dt_prop(dt, "compatible", NULL, 0);
    dt_end(dt);
    dt_node(dt, "no-nul");
    dt_prop(dt, "compatible", "xen,domain", strlen("xen,domain"));
    dt_end(dt);
    dt_good_domain(dt, "dom1");
    expect(run_dt(dt),
           "note: /chosen/hypervisor/empty: unknown node, ignored",
           "note: /chosen/hypervisor/no-strings: unknown node, ignored",
           "note: /chosen/hypervisor/no-nul: unknown node, ignored",
           NULL);
}

static void deep_nesting(void **state)
{
    struct dt *dt = dt_lcm();
    unsigned int i;

    (void)state;

    dt_domain(dt, "dom1");
    dt_kernel(dt, 1);
    for ( i = 0; i < 50000; i++ )
        dt_node(dt, "d");
    for ( i = 0; i < 50000; i++ )
        dt_end(dt);
    dt_end(dt);
    dt_good_domain(dt, "dom2");
    expect(run_dt(dt),
           "note: /chosen/hypervisor/dom1/d: unknown node, ignored", NULL);
}

/* Removed in place, as libfdt and boot loaders do it. */
static void nops(void **state)
{
    struct dt *dt = dt_lcm();
    struct run *run;
    size_t size;
    void *blob;
    int node;

    (void)state;

    dt_domain(dt, "dom1");
    dt_str(dt, "roles", "nonsense");
    dt_kernel(dt, 1);
    dt_end(dt);
    dt_good_domain(dt, "dom2");
    dt_good_domain(dt, "dom3");
    blob = dt_finish(dt, &size);

    node = fdt_path_offset(blob, "/chosen/hypervisor/dom1");
    assert_int_equal(fdt_nop_property(blob, node, "roles"), 0);
    node = fdt_path_offset(blob, "/chosen/hypervisor/dom2");
    assert_int_equal(fdt_nop_node(blob, node), 0);

    run = run_blob(blob, size, &any_host);
    free(blob);

    assert_int_equal(run->lcm.nr_domains, 2);
    assert_int_equal(run->lcm.domains[1].domid, 2);
    expect(run, NULL);
}

/*
 * Structure blocks made by hand.
 */

#define NODE FDT_BEGIN_NODE
#define END  FDT_END_NODE

struct raw {
    const char *name;
    uint32_t words[12];
    unsigned int nr;
    enum hl_code code;
};

static const struct raw raw_blocks[] = {
    { "nothing",           { 0 }, 0, HL_E_BAD_STRUCTURE },
    { "no root",           { FDT_END }, 1, HL_E_BAD_STRUCTURE },
    { "root only",         { NODE, 0, END, FDT_END }, 4, HL_E_NO_HYPERVISOR },
    { "root with a name",  { NODE, 'r' << 24, END, FDT_END }, 4,
                           HL_E_BAD_STRUCTURE },
    { "two roots",         { NODE, 0, END, NODE, 0, END, FDT_END }, 7,
                           HL_E_BAD_STRUCTURE },
    { "no end",            { NODE, 0, END }, 3, HL_E_BAD_STRUCTURE },
    { "root left open",    { NODE, 0, FDT_END }, 3, HL_E_BAD_STRUCTURE },
    { "closed too often",  { NODE, 0, END, END, FDT_END }, 5,
                           HL_E_BAD_STRUCTURE },
    { "unknown tag",       { NODE, 0, 5, END, FDT_END }, 5,
                           HL_E_BAD_STRUCTURE },
    { "name without end",  { NODE, 0x61616161 }, 2, HL_E_BAD_STRUCTURE },
    { "property at top",   { FDT_PROP, 0, 0, NODE, 0, END, FDT_END }, 7,
                           HL_E_BAD_STRUCTURE },
    { "property name",     { NODE, 0, FDT_PROP, 0, 3, END, FDT_END }, 7,
                           HL_E_BAD_STRUCTURE },
    { "property name < 0", { NODE, 0, FDT_PROP, 0, ~0U, END, FDT_END }, 7,
                           HL_E_BAD_STRUCTURE },
    { "good property",     { NODE, 0, FDT_PROP, 0, 2, END, FDT_END }, 7,
                           HL_E_NO_HYPERVISOR },
    { "property length",   { NODE, 0, FDT_PROP, 64, 0, END, FDT_END }, 7,
                           HL_E_BAD_STRUCTURE },
    /* libfdt lets the first one pass, and never ends with the second. */
    { "length < 0",        { NODE, 0, FDT_PROP, ~0U, 0, END, FDT_END }, 7,
                           HL_E_BAD_STRUCTURE },
    { "length that loops", { NODE, 0, FDT_PROP, -12U, 0, END, FDT_END }, 7,
                           HL_E_BAD_STRUCTURE },
    { "length back home",  { NODE, 0, FDT_PROP, -20U, 0, END, FDT_END }, 7,
                           HL_E_BAD_STRUCTURE },
    { "a block of NOPs",   { FDT_NOP, FDT_NOP, FDT_NOP }, 3,
                           HL_E_BAD_STRUCTURE },
    { "NOPs in between",   { NODE, 0, FDT_NOP, FDT_NOP, END, FDT_NOP,
                             FDT_END }, 7, HL_E_NO_HYPERVISOR },
    { "NOP before root",   { FDT_NOP, NODE, 0, END, FDT_END }, 5,
                           HL_E_BAD_STRUCTURE },
    { "end in between",    { NODE, 0, FDT_END, END, FDT_END }, 5,
                           HL_E_BAD_STRUCTURE },
    { "cut off property",  { NODE, 0, FDT_PROP, 0 }, 4, HL_E_BAD_STRUCTURE },
};

/* @last is the last byte of the strings block: "ab" with its NUL. */
static size_t make_raw(const struct raw *raw, char *blob, char last)
{
    const char strings[] = { 'a', 'b', last };
    const uint32_t structure = sizeof(struct fdt_header) + 16;
    const uint32_t after = structure + raw->nr * 4;
    const uint32_t header[] = {
        FDT_MAGIC, after + sizeof(strings), structure, after,
        sizeof(struct fdt_header), 17, 16, 0, sizeof(strings), raw->nr * 4,
    };
    unsigned int i;

    memset(blob, 0, structure);
    for ( i = 0; i < sizeof(header) / sizeof(header[0]); i++ )
        fdt32_st(blob + 4 * i, header[i]);
    for ( i = 0; i < raw->nr; i++ )
        fdt32_st(blob + structure + 4 * i, raw->words[i]);
    memcpy(blob + after, strings, sizeof(strings));

    return after + sizeof(strings);
}

static void raw_structures(void **state)
{
    unsigned int i;
    char blob[256];
    size_t size;

    (void)state;

    for ( i = 0; i < sizeof(raw_blocks) / sizeof(raw_blocks[0]); i++ )
    {
        size = make_raw(&raw_blocks[i], blob, '\0');
        about("%s", raw_blocks[i].name);
        expect_code(run_blob(blob, size, &any_host), raw_blocks[i].code);
    }
}

static void names_without_nul(void **state)
{
    static const struct raw raw = {
        .words = { NODE, 0, FDT_PROP, 0, 0, END, FDT_END }, .nr = 7,
    };
    char blob[256];
    size_t size;

    (void)state;

    size = make_raw(&raw, blob, '\0');
    expect_code(run_blob(blob, size, &any_host), HL_E_NO_HYPERVISOR);

    size = make_raw(&raw, blob, 'c');
    expect_code(run_blob(blob, size, &any_host), HL_E_BAD_STRUCTURE);
}

/*
 * A property of almost 4 GiB, which seems to end where it begins, or before.
 */
static void lengths_that_wrap(void **state)
{
    static const char *const names[] = {
        "compatible", "domain-name", "roles", "mode", "memory", "security-id",
        "start-after", "boot-access", "console-output", "pci-devices",
        "vpl011", "unknown",
    };
    unsigned int i, less;

    (void)state;

    for ( i = 0; i < sizeof(names) / sizeof(names[0]); i++ )
        for ( less = 1; less <= 24; less++ )
        {
            struct dt *dt = dt_lcm();
            struct fdt_property *prop;
            struct run *run;
            size_t size;
            void *blob;
            int node;

            dt_good_domain(dt, "dom1");
            dt_bare_domain(dt, "dom2");
            dt_prop(dt, names[i], NULL, 0);
            dt_kernel(dt, 1);
            blob = dt_finish(dt, &size);

            node = fdt_path_offset(blob, "/chosen/hypervisor/dom2");
            node = fdt_first_property_offset(blob, node);
            node = fdt_next_property_offset(blob, node);
            prop = fdt_offset_ptr_w(blob, node, sizeof(*prop));
            assert_int_equal(fdt32_ld(&prop->len), 0);
            fdt32_st(&prop->len, -less);

            run = run_blob(blob, size, &any_host);
            free(blob);

            about("%s, -%u bytes", names[i], less);
            expect_code(run, HL_E_BAD_STRUCTURE);
        }
}

struct group test_structure(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(property_behind_domain),
        cmocka_unit_test(property_behind_module),
        cmocka_unit_test(property_behind_unknown_node),
        cmocka_unit_test(domain_property_twice),
        cmocka_unit_test(module_property_twice),
        cmocka_unit_test(config_property_twice),
        cmocka_unit_test(hypervisor_compatible_twice),
        cmocka_unit_test(older_word_twice),
        cmocka_unit_test(siblings_of_the_same_name),
        cmocka_unit_test(phandle_taken),
        cmocka_unit_test(nodes_without_compatible),
        cmocka_unit_test(deep_nesting),
        cmocka_unit_test(nops),
        cmocka_unit_test(raw_structures),
        cmocka_unit_test(names_without_nul),
        cmocka_unit_test(lengths_that_wrap),
    };

    return (struct group){ "structure", tests, sizeof(tests) / sizeof(tests[0]) };
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
