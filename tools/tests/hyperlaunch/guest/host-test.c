// SPDX-License-Identifier: GPL-2.0-only
/* Unit tests, on the host, of the command line and of the number formats. */
#include <stdio.h>

#include "common/format.h"
#include "common/lib.h"
#include "common/options.h"
#include "common/pattern.h"

static unsigned int nr_tests, nr_failed;

static void ok(bool good, const char *what)
{
    nr_tests++;
    if ( !good )
        nr_failed++;
    printf("%sok %u - %s\n", good ? "" : "not ", nr_tests, what);
}

#define FORMAT_IS(want, ...) \
    do { \
        char buf_[64]; \
        size_t len_ = format(buf_, sizeof(buf_), __VA_ARGS__); \
        ok(!strcmp(buf_, want) && len_ == strlen(want), "format " want); \
    } while ( 0 )

static void test_format(void)
{
    char small[6];

    FORMAT_IS("plain", "plain");
    FORMAT_IS("0 -7 4294967295", "%d %d %u", 0, -7, ~0U);
    FORMAT_IS("-9223372036854775808", "%ld", -0x7fffffffffffffffL - 1);
    FORMAT_IS("18446744073709551615", "%lu", ~0UL);
    FORMAT_IS("00000000000000ff|  ff|ff", "%016lx|%4x|%x", 0xffUL, 0xff, 0xff);
    FORMAT_IS("a<text>100%", "%c<%s>%d%%", 'a', "text", 100);

    ok(format(small, sizeof(small), "%s", "too long") == 5 &&
       !strcmp(small, "too l"), "format cuts off what does not fit");
    ok(format(small, 1, "x") == 0 && !small[0], "format into no room at all");
}

static void test_lists(void)
{
    const char *list = ",one,,two,";
    char item[4];

    ok(next_item(&list, ",", item, sizeof(item)) && !strcmp(item, "one") &&
       next_item(&list, ",", item, sizeof(item)) && !strcmp(item, "two") &&
       !next_item(&list, ",", item, sizeof(item)), "empty items are skipped");

    list = "longer x";
    ok(next_item(&list, " ", item, sizeof(item)) && !strcmp(item, "lon") &&
       next_item(&list, " ", item, sizeof(item)) && !strcmp(item, "x"),
       "a long item is cut, and the next one found");
}

static bool is_bad(const char *cmdline)
{
    static struct options opts;

    parse_options(&opts, cmdline);

    return !strcmp(opts.bad_word, cmdline);
}

static void test_options(void)
{
    static struct options o;
    char roles[64];

    parse_options(&o, "");
    ok(!strcmp(o.name, "unnamed") && !o.checks[0] && o.end == END_HANG &&
       !o.roles && !o.fill_kib && o.hold_ms == 1000 && !o.wait_ms &&
       !o.wait_domains && o.wait_timeout_ms == 30000 && !o.boot[0] &&
       !o.seed && o.rounds == 1000 && !o.bad_word[0], "defaults");

    parse_options(&o, " name=a\tcheck=x,y  end=machine-off wait=4294967295 "
                  "wait-domains=2 wait-timeout=5 roles=xenstore,control "
                  "fill=64 hold=9 boot=start:x,done seed=8 rounds=3\n");
    ok(!strcmp(o.name, "a") && !strcmp(o.checks, "x,y") &&
       o.end == END_MACHINE_OFF && o.wait_ms == 4294967295UL &&
       o.fill_kib == 64 && o.hold_ms == 9 && o.wait_domains == 2 &&
       o.wait_timeout_ms == 5 && !strcmp(o.boot, "start:x,done") &&
       o.seed == 8 && o.rounds == 3 &&
       o.roles == (ROLE_CONTROL | ROLE_XENSTORE) && !o.bad_word[0],
       "every option");

    parse_options(&o, "wait=1 wait=2");
    ok(o.wait_ms == 2, "the last of equal options counts");

    parse_options(&o, "x name=a y");
    ok(!strcmp(o.bad_word, "x") && !strcmp(o.name, "a"),
       "the first bad word is kept, the rest is read");

    ok(is_bad("name="), "empty name");
    ok(is_bad("namex=a"), "unknown option");
    ok(is_bad("end=never"), "unknown ending");
    ok(is_bad("wait="), "empty number");
    ok(is_bad("wait=1s"), "not a number");
    ok(is_bad("wait=99999999999999999999"), "number too large");
    ok(is_bad("roles="), "no roles");
    ok(is_bad("roles=control,dom0"), "unknown role");
    ok(is_bad("boot="), "nothing to do as boot domain");

    format_roles(roles, sizeof(roles), ROLE_ALL);
    ok(!strcmp(roles, "control,hardware,console,xenstore"), "roles of a Dom0");
    format_roles(roles, sizeof(roles), ROLE_ALL | ROLE_BOOT | ROLE_RECOVERY);
    ok(!strcmp(roles, "control,hardware,console,xenstore,boot,recovery"),
       "all roles");
    format_roles(roles, sizeof(roles), 0);
    ok(!strcmp(roles, "none"), "no role");
}

static void test_pattern(void)
{
    uint64_t a = pattern_mark(1, "a"), b = pattern_mark(1, "b");
    unsigned int domid;

    ok(a != b && a != pattern_mark(2, "a") && a == pattern_mark(1, "a"),
       "marks tell domains and names");
    ok(is_pattern_mark(pattern_mark(0x7fef, "x"), &domid) && domid == 0x7fef,
       "a mark tells whose it is");
    ok(!is_pattern_mark(0, &domid) && !is_pattern_mark(~0UL, &domid) &&
       !is_pattern_mark(0xc2c2c2c2c2c2c2c2UL, &domid),
       "what memory is cleared with is no mark");
    ok(pattern_at(a, 0x1000) == a && pattern_at(a, 0x1008) == 0x1008 &&
       pattern_at(a, 0x1010) == a, "mark and address take turns");
}

int main(void)
{
    test_format();
    test_lists();
    test_options();
    test_pattern();
    printf("1..%u\n", nr_tests);

    return nr_failed != 0;
}
