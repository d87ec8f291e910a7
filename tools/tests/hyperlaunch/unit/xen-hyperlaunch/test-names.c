/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What numbers are called; texts in JSON.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "names.h"
#include "tests.h"
#include "text.h"

static void assert_named(const struct names *names, unsigned int last)
{
    char buf[NAMES_SIZE], number[NAMES_SIZE];
    unsigned int i;

    assert_int_equal(names->nr, last + 1);
    for ( i = 0; i <= last; i++ )
    {
        snprintf(number, sizeof(number), "%u", i);
        assert_string_not_equal(name_of(names, i, buf), number);
    }

    snprintf(number, sizeof(number), "%u", last + 1);
    assert_string_equal(name_of(names, last + 1, buf), number);
    assert_string_equal(name_of(names, UINT32_MAX, buf), "4294967295");
}

static void values(void **state)
{
    (void)state;

    assert_named(&launch_states, XEN_HYPERLAUNCH_STATE_recovery);
    assert_named(&launch_causes, XEN_HYPERLAUNCH_CAUSE_domain_crashed);
    assert_named(&launch_events, XEN_HYPERLAUNCH_EVENT_console);
    assert_named(&domain_states, XEN_HYPERLAUNCH_DOMAIN_destroyed);
    assert_named(&module_kinds, XEN_HYPERLAUNCH_MODULE_xsm_policy);
}

static void bits(void **state)
{
    char buf[NAMES_SIZE];

    (void)state;

    assert_string_equal(names_of(&role_bits, 0, buf), "-");
    assert_string_equal(names_of(&role_bits, UINT32_MAX, buf),
                        "control,hardware,console,xenstore,boot,recovery,0xffffffc0");
    assert_string_equal(names_of(&role_bits, 1U << 31, buf), "0x80000000");
    assert_string_equal(names_of(&access_bits, 7, buf),
                        "query,start,configure");
    assert_string_equal(names_of(&module_flags, 1, buf), "unpacked");
}

static void descriptions(void **state)
{
    unsigned int i;

    (void)state;

    for ( i = 0; i < launch_states.nr; i++ )
        assert_non_null(describe_state(i));
    assert_null(describe_state(i));

    for ( i = 0; i < launch_causes.nr; i++ )
        assert_non_null(describe_cause(i));
    assert_null(describe_cause(i));
}

/* As a newer Xen might have it. */
static void unknown_values(void **state)
{
    struct result result;

    (void)state;

    fake.info.state = 77;
    fake.info.cause = 88;
    fake_domain("a", 1, 99)->flags = 0x80;

    result = run("status");
    assert_non_null(strstr(result.out, "state      77\n"));
    assert_non_null(strstr(result.out, "cause      88\n"));
    assert_non_null(strstr(run("status", "-j").out, "\"state\": \"77\""));

    result = run("list");
    assert_non_null(strstr(result.out, "   d1  a                99 "));
    assert_non_null(strstr(result.out, " 0x80 "));
}

/* Every byte that can be in a text. */
static void every_byte(void **state)
{
    struct result result;
    unsigned int i;

    (void)state;

    for ( i = 1; i < XEN_HYPERLAUNCH_TEXT; i++ )
        fake.info.cause_text[i - 1] = i;
    result = run("status", "--json");
    assert_json(result.out);
    assert_non_null(strstr(result.out, "\\u0001\\u0002"));
    assert_non_null(strstr(result.out, " !\\\"#"));
    assert_non_null(strstr(result.out, "[\\\\]"));
    assert_null(strchr(run("status").out, '\t'));

    for ( i = 0; i < XEN_HYPERLAUNCH_TEXT - 1; i++ )
        fake.info.cause_text[i] = 128 + i;
    result = run("status", "--json");
    assert_json(result.out);
    assert_non_null(strstr(result.out, "\\u0080\\u0081"));
    assert_non_null(strstr(run("status").out, "????"));
}

static void memory(void **state)
{
    char buf[TEXT_SIZE];

    (void)state;

    assert_string_equal(format_memory(0, buf), "0K");
    assert_string_equal(format_memory(1023, buf), "1023K");
    assert_string_equal(format_memory(1024, buf), "1M");
    assert_string_equal(format_memory(1536 * 1024, buf), "1536M");
    assert_string_equal(format_memory(1ULL << 20, buf), "1G");
    assert_string_equal(format_memory(1ULL << 40, buf), "1024T");
}

static void numbers(void **state)
{
    uint64_t number;

    (void)state;

    assert_true(parse_number("0", 9, &number) && number == 0);
    assert_true(parse_number("0010", 10, &number) && number == 10);
    assert_true(parse_number("32751", 32751, &number) && number == 32751);
    assert_false(parse_number("32752", 32751, &number));
    assert_true(parse_number("18446744073709551615", UINT64_MAX, &number));
    assert_true(number == UINT64_MAX);
    assert_false(parse_number("18446744073709551616", UINT64_MAX, &number));
    assert_false(parse_number("99999999999999999999", UINT64_MAX, &number));
    assert_false(parse_number("", 9, &number));
    assert_false(parse_number("+1", 9, &number));
    assert_false(parse_number("1 ", 9, &number));
    assert_false(parse_number("0x1", 9, &number));
    assert_false(parse_number("9", 8, &number));
    assert_false(parse_number("9", 3, &number));
}

struct group test_names(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(values),
        cmocka_unit_test(bits),
        cmocka_unit_test(descriptions),
        cmocka_unit_test(unknown_values),
        cmocka_unit_test(every_byte),
        cmocka_unit_test(memory),
        cmocka_unit_test(numbers),
    };

    return (struct group){ "names", tests, sizeof(tests) / sizeof(tests[0]) };
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
