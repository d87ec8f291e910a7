/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Formatting: messages, names of codes, names of roles.
 */

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "run.h"
#include "tests.h"

/*
 * Messages.
 */

/* What comes from the blob cannot take over the terminal that shows it. */
static void escapes(void **state)
{
    static const char value[] = "\x1b[2J\"\\\x7f\xc3";
    struct dt *dt = dt_lcm();

    (void)state;

    dt_good_domain(dt, "dom1");
    dt_domain(dt, "a\nb\x1b");
    dt_u32(dt, "prop\terty", 1);
    dt_str(dt, "domain-name", "fine");
    dt_str(dt, "start", value);
    dt_kernel(dt, 1);
    expect(run_dt(dt),
           "note: /chosen/hypervisor/a\\x0ab\\x1b: prop\\x09erty: unknown property, ignored",
           "error: /chosen/hypervisor/a\\x0ab\\x1b: start: unknown value: "
           "found \"\\x1b[2J\\x22\\x5c\\x7f\\xc3\", expected \"auto\" or \"manual\"",
           NULL);
}

static void long_strings(void **state)
{
    char value[1000], line[256];
    struct dt *dt = dt_lcm();

    (void)state;

    memset(value, 'v', sizeof(value) - 1);
    value[sizeof(value) - 1] = '\0';

    dt_good_domain(dt, "dom1");
    dt_domain(dt, "dom2");
    dt_str(dt, "start", value);
    dt_kernel(dt, 1);

    snprintf(line, sizeof(line),
             "error: /chosen/hypervisor/dom2: start: unknown value: "
             "found \"%.64s...\", expected \"auto\" or \"manual\"", value);
    expect(run_dt(dt), line, NULL);
}

static void long_property_names(void **state)
{
    char name[300], line[256];
    struct dt *dt = dt_lcm();

    (void)state;

    memset(name, 'n', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';

    dt_domain(dt, "dom1");
    dt_u32(dt, name, 1);
    dt_kernel(dt, 1);

    snprintf(line, sizeof(line),
             "note: /chosen/hypervisor/dom1: %.64s...: unknown property, ignored",
             name);
    expect(run_dt(dt), line, NULL);
}

/* Of a path that is too long the last part remains. */
static void long_paths(void **state)
{
    char name[200], line[256];
    struct dt *dt = dt_lcm();

    (void)state;

    memset(name, 'n', sizeof(name) - 1);
    name[sizeof(name) - 1] = '\0';

    dt_good_domain(dt, "dom1");
    dt_node(dt, name);
    dt_str(dt, "compatible", "xen,domain");
    dt_str(dt, "domain-name", "short");
    dt_str(dt, "memory", "64M");
    dt_module(dt, "kernel", "multiboot,kernel");
    dt_u32(dt, "module-index", 1);
    dt_u32(dt, "unknown", 1);
    dt_end(dt);
    dt_end(dt);
    dt_node(dt, name);

    snprintf(line, sizeof(line),
             "note: .../%.64s...: unknown node, ignored", name);
    expect(run_dt(dt),
           "note: .../kernel: unknown: unknown property, ignored", line, NULL);
}

static void whole_message(void **state)
{
    static const struct {
        struct hl_diag diag;
        const char *message;
    } cases[] = {
        { { .code = HL_E_BAD_CPUS, .node = -1 },
          "impossible number of vCPUs" },
        { { .code = HL_E_BAD_CPUS, .node = -1, .property = "p" },
          "p: impossible number of vCPUs" },
        { { .code = HL_E_BAD_CPUS, .node = -1, .expected = "x" },
          "impossible number of vCPUs: expected x" },
        { { .code = HL_E_BAD_CPUS, .node = -1, .property = "p",
            .found_as = HL_FOUND_NUMBER, .found.number = 0 },
          "p: impossible number of vCPUs: found 0" },
        { { .code = HL_E_BAD_CPUS, .node = -1, .expected = "x",
            .found_as = HL_FOUND_NUMBER, .found.number = UINT64_MAX },
          "impossible number of vCPUs: found 18446744073709551615, expected x" },
        { { .code = HL_E_BAD_CPUS, .node = -1,
            .found_as = HL_FOUND_HEX, .found.number = UINT64_MAX },
          "impossible number of vCPUs: found 0xffffffffffffffff" },
        { { .code = HL_E_BAD_CPUS, .node = -1,
            .found_as = HL_FOUND_LENGTH, .found.number = 1 },
          "impossible number of vCPUs: found 1 byte" },
        { { .code = HL_E_BAD_CPUS, .node = -1,
            .found_as = HL_FOUND_LENGTH, .found.number = 0 },
          "impossible number of vCPUs: found 0 bytes" },
        { { .code = HL_E_BAD_CPUS, .node = -1,
            .found_as = HL_FOUND_PCI, .found.number = 0xabcd03ff },
          "impossible number of vCPUs: found abcd:03:1f.7" },
        { { .code = HL_E_BAD_CPUS, .node = -1, .found_as = HL_FOUND_STRING,
            .found.str = "string", .found.str_len = 3 },
          "impossible number of vCPUs: found \"str\"" },
    };
    char message[128];
    unsigned int i;
    int len;

    (void)state;

    for ( i = 0; i < sizeof(cases) / sizeof(cases[0]); i++ )
    {
        len = hl_diag_format(NULL, &cases[i].diag, message, sizeof(message));
        assert_string_equal(message, cases[i].message);
        assert_int_equal(len, strlen(message));
    }
}

/*
 * Codes.
 */

/* The id is the name in lower case, with dashes. */
static void code_names(void **state)
{
    static const struct {
        enum hl_code code;
        const char *name, *text;
    } codes[] = {
#define HL_CODE(name, id, severity, text) { HL_E_##name, #name, text },
#include <xen/hyperlaunch/lcm-codes.h>
#undef HL_CODE
    };
    unsigned int i, j;

    (void)state;

    assert_int_equal(sizeof(codes) / sizeof(codes[0]), HL_NR_CODES - 1);

    for ( i = 0; i < HL_NR_CODES - 1; i++ )
    {
        const char *id = hl_code_name(codes[i].code);

        assert_int_equal(strlen(id), strlen(codes[i].name));
        for ( j = 0; id[j]; j++ )
            assert_int_equal(id[j], codes[i].name[j] == '_' ? '-' :
                                    tolower(codes[i].name[j]));

        assert_true(strlen(codes[i].text) > 0);
        for ( j = 0; j < i; j++ )
            assert_string_not_equal(codes[i].text, codes[j].text);
    }

    assert_string_equal(hl_code_name(HL_E_NONE), "none");
    assert_string_equal(hl_code_name(HL_NR_CODES), "none");
    assert_string_equal(hl_code_name((enum hl_code)-1), "none");
}

/*
 * Roles.
 */

static void role_names(void **state)
{
    char buf[HL_ROLES_STR_MAX];
    unsigned int roles;
    int len;

    (void)state;

    assert_int_equal(hl_roles_format(0, buf, sizeof(buf)), 4);
    assert_string_equal(buf, "none");

    hl_roles_format(HL_ROLE_CONSOLE, buf, sizeof(buf));
    assert_string_equal(buf, "console");

    hl_roles_format(HL_ROLES_DOM0, buf, sizeof(buf));
    assert_string_equal(buf, "control,hardware,console,xenstore");

    hl_roles_format(HL_ROLE_BOOT | HL_ROLE_RECOVERY, buf, sizeof(buf));
    assert_string_equal(buf, "boot,recovery");

    /* There is room for any combination. */
    for ( roles = 0; roles < 64; roles++ )
    {
        len = hl_roles_format(roles, buf, sizeof(buf));
        assert_true(len < HL_ROLES_STR_MAX);
        assert_int_equal(strlen(buf), len);
    }

    assert_int_equal(hl_roles_format(HL_ROLES_DOM0, buf, 5), 33);
    assert_string_equal(buf, "cont");
    assert_int_equal(hl_roles_format(HL_ROLES_DOM0, NULL, 0), 33);
}

struct group test_diag(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(escapes),
        cmocka_unit_test(long_strings),
        cmocka_unit_test(long_property_names),
        cmocka_unit_test(long_paths),
        cmocka_unit_test(whole_message),
        cmocka_unit_test(code_names),
        cmocka_unit_test(role_names),
    };

    return (struct group){ "diag", tests, sizeof(tests) / sizeof(tests[0]) };
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
