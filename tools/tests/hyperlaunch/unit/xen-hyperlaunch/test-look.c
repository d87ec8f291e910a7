/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * status, list, log.
 */

#include <errno.h>
#include <string.h>

#include "tests.h"

#define MS 1000000ULL

static void assert_writes(struct result result, const char *text)
{
    assert_string_equal(result.err, "");
    assert_string_equal(result.out, text);
    assert_int_equal(result.rc, EXIT_GOOD);
}

static void assert_writes_json(struct result result, const char *text)
{
    assert_writes(result, text);
    assert_json(result.out);
}

/* As the boot domain sees it. */
static void preparing(void)
{
    fake.info.now = 1500 * MS;
    fake.info.deadline = 61250 * MS;
    fake.info.lcm_size = 2101;
    fake.info.state = XEN_HYPERLAUNCH_STATE_preparing;
    fake.info.roles = XEN_HYPERLAUNCH_ROLE_boot;
    fake.info.nr_domains = 4;
    fake.info.nr_modules = 3;
    fake.info.nr_events = 7;
    fake.info.domid = 1;
}

static void status_preparing(void **state)
{
    (void)state;

    preparing();
    assert_writes(run("status"),
                  "state      preparing (the boot domain runs)\n"
                  "cause      none\n"
                  "domain     d1\n"
                  "roles      boot\n"
                  "deadline   59.750s left\n"
                  "LCM        2101 bytes\n"
                  "domains    4\n"
                  "modules    3\n"
                  "events     7\n"
                  "interface  1\n");
    assert_writes_json(run("status", "--json"),
                       "{\n"
                       "  \"interface\": 1,\n"
                       "  \"state\": \"preparing\",\n"
                       "  \"cause\": \"none\",\n"
                       "  \"cause_domid\": null,\n"
                       "  \"cause_text\": \"\",\n"
                       "  \"domid\": 1,\n"
                       "  \"roles\": [\"boot\"],\n"
                       "  \"now_ns\": 1500000000,\n"
                       "  \"deadline_ns\": 61250000000,\n"
                       "  \"lcm_bytes\": 2101,\n"
                       "  \"domains\": 4,\n"
                       "  \"modules\": 3,\n"
                       "  \"events\": 7,\n"
                       "  \"lost_events\": 0\n"
                       "}\n");
}

static void status_recovery(void **state)
{
    (void)state;

    fake.info.now = 1500 * MS;
    fake.info.state = XEN_HYPERLAUNCH_STATE_recovery;
    fake.info.cause = XEN_HYPERLAUNCH_CAUSE_boot_failed;
    fake.info.cause_domid = 5;
    strcpy(fake.info.cause_text, "no \"net\"\tthere");
    fake.info.roles = XEN_HYPERLAUNCH_ROLE_control |
                      XEN_HYPERLAUNCH_ROLE_recovery | 0x100;
    fake.info.lost_events = 2;
    fake.version = 3;

    assert_writes(run("status"),
                  "state      recovery (something failed)\n"
                  "cause      boot-failed (the boot domain said that it failed), d5: no \"net\"?there\n"
                  "domain     d0\n"
                  "roles      control,recovery,0x100\n"
                  "deadline   none\n"
                  "LCM        given back\n"
                  "domains    0\n"
                  "modules    given back\n"
                  "events     0\n"
                  "lost       2 events\n"
                  "interface  3\n");
    assert_writes_json(run("status", "--json"),
                       "{\n"
                       "  \"interface\": 3,\n"
                       "  \"state\": \"recovery\",\n"
                       "  \"cause\": \"boot-failed\",\n"
                       "  \"cause_domid\": 5,\n"
                       "  \"cause_text\": \"no \\\"net\\\"\\u0009there\",\n"
                       "  \"domid\": 0,\n"
                       "  \"roles\": [\"control\", \"recovery\", \"0x100\"],\n"
                       "  \"now_ns\": 1500000000,\n"
                       "  \"deadline_ns\": null,\n"
                       "  \"lcm_bytes\": 0,\n"
                       "  \"domains\": 0,\n"
                       "  \"modules\": 0,\n"
                       "  \"events\": 0,\n"
                       "  \"lost_events\": 2\n"
                       "}\n");
}

static void status_deadline_passed(void **state)
{
    (void)state;

    preparing();
    fake.info.now = fake.info.deadline + 1;
    assert_non_null(strstr(run("status").out, "deadline   0.000s left\n"));
}

/* An older Xen: nothing behind the roles, and half of the next one. */
static void status_older(void **state)
{
    (void)state;

    preparing();
    fake.knows_info = offsetof(struct xen_hyperlaunch_info, nr_domains) + 2;
    assert_writes(run("status"),
                  "state      preparing (the boot domain runs)\n"
                  "cause      none\n"
                  "roles      boot\n"
                  "deadline   59.750s left\n"
                  "LCM        2101 bytes\n"
                  "interface  1\n");
    assert_writes_json(run("status", "--json"),
                       "{\n"
                       "  \"interface\": 1,\n"
                       "  \"state\": \"preparing\",\n"
                       "  \"cause\": \"none\",\n"
                       "  \"roles\": [\"boot\"],\n"
                       "  \"now_ns\": 1500000000,\n"
                       "  \"deadline_ns\": 61250000000,\n"
                       "  \"lcm_bytes\": 2101\n"
                       "}\n");
}

/* Add what a command writes to a text of @len bytes; returns the new length. */
static size_t add_json(char *text, size_t len, struct result result)
{
    assert_int_equal(result.rc, EXIT_GOOD);

    return len + sprintf(text + len, "%s%s", len > 1 ? "," : "", result.out);
}

/* Whatever an older Xen knows, it is JSON. */
static void all_sizes(void **state)
{
    static char all[256 * 1024] = "[";
    size_t size, len = 1;

    (void)state;

    fake_domain("a", 1, XEN_HYPERLAUNCH_DOMAIN_shutdown);
    fake_event(1, XEN_HYPERLAUNCH_EVENT_ready, 1);
    fake_module(XEN_HYPERLAUNCH_MODULE_lcm, 5);

    for ( size = 0; size <= 272; size += 4 )
    {
        fake.knows_info = fake.knows_domain = fake.knows_event =
            fake.knows_module = size;
        len = add_json(all, len, run("status", "--json"));
        len = add_json(all, len, run("list", "--json"));
        len = add_json(all, len, run("log", "--json"));
        len = add_json(all, len, run("module", "--json"));
        assert_in_range(len, 1, sizeof(all) - 8192);
        assert_int_equal(run("status").rc, EXIT_GOOD);
        assert_int_equal(run("list").rc, EXIT_GOOD);
        assert_int_equal(run("log").rc, EXIT_GOOD);
        assert_int_equal(run("module").rc, EXIT_GOOD);
    }

    strcpy(all + len, "]");
    assert_json(all);
}

/* A newer Xen knows more, which does not matter. */
static void newer(void **state)
{
    char before[4096];

    (void)state;

    preparing();
    strcpy(before, run("status").out);
    fake.knows_info += 16;
    assert_string_equal(run("status").out, before);
}

/* Texts without an end end nevertheless. */
static void unterminated(void **state)
{
    struct xen_hyperlaunch_domain *d = fake_domain("", 1, 0);
    char name[XEN_HYPERLAUNCH_NAME + 2];

    (void)state;

    memset(fake.info.cause_text, 'x', sizeof(fake.info.cause_text));
    memset(d->name, 'y', sizeof(d->name));
    memset(d->reason, 'z', sizeof(d->reason));
    memset(fake_event(0, 0, 0)->text, 't', XEN_HYPERLAUNCH_TEXT);

    assert_json(run("status", "--json").out);
    assert_json(run("list", "--json").out);
    assert_json(run("log", "--json").out);

    memset(name, 'y', sizeof(name));
    name[0] = '"';
    name[XEN_HYPERLAUNCH_NAME] = '"';
    name[XEN_HYPERLAUNCH_NAME + 1] = '\0';
    assert_non_null(strstr(run("list", "--json").out, name));
}

/* One domain of each kind; the second is not for this domain to see. */
static void domains(void)
{
    struct xen_hyperlaunch_domain *d;

    d = fake_domain("boot", 1, XEN_HYPERLAUNCH_DOMAIN_running);
    d->created = 1000 * MS;
    d->started = 1201 * MS + 310000;
    d->memory = 65536;
    d->roles = XEN_HYPERLAUNCH_ROLE_boot;
    d->flags = XEN_HYPERLAUNCH_DOMF_console;
    d->access = XEN_HYPERLAUNCH_ACCESS_query;
    d->vcpus = 1;
    d->uuid[0] = 0xab;
    d->uuid[15] = 0x01;

    fake.hidden[fake.info.nr_domains] = true;
    fake_domain("secret", 2, XEN_HYPERLAUNCH_DOMAIN_paused);

    d = fake_domain("net", 3, XEN_HYPERLAUNCH_DOMAIN_shutdown);
    d->started = 1300 * MS;
    d->shutdown_code = SHUTDOWN_crash;
    d->memory = 1048572;
    d->vcpus = 2;
    d->flags = XEN_HYPERLAUNCH_DOMF_ready | XEN_HYPERLAUNCH_DOMF_manual;

    d = fake_domain("web", DOMID_INVALID, XEN_HYPERLAUNCH_DOMAIN_not_built);
    d->vcpus = 4;
    strcpy(d->reason, "not enough memory");
}

static void list(void **state)
{
    (void)state;

    domains();
    assert_writes(run("list"),
                  "DOMID  NAME             STATE                VCPUS   MEMORY  STARTED ms  FLAGS          ROLES\n"
                  "   d1  boot             running                  1      64M    1201.310  console        boot\n"
                  "    -  -                -                        -        -           -  -              -  (may not be queried)\n"
                  "   d3  net              shutdown (crash)         2 1048572K    1300.000  ready,manual   -\n"
                  "    -  web              not-built                -        -           -  -              -  (not enough memory)\n");
}

static void list_json(void **state)
{
    (void)state;

    domains();
    fake.info.nr_domains = 3;
    assert_writes_json(run("list", "--json"),
                       "[\n"
                       "  {\"number\": 0, \"hidden\": false, \"name\": \"boot\", \"domid\": 1,"
                       " \"state\": \"running\", \"roles\": [\"boot\"],"
                       " \"flags\": [\"console\"], \"boot_access\": [\"query\"],"
                       " \"vcpus\": 1, \"memory_kib\": 65536,"
                       " \"created_ns\": 1000000000, \"started_ns\": 1201310000,"
                       " \"uuid\": \"ab000000-0000-0000-0000-000000000001\","
                       " \"reason\": \"\"},\n"
                       "  {\"number\": 1, \"hidden\": true},\n"
                       "  {\"number\": 2, \"hidden\": false, \"name\": \"net\", \"domid\": 3,"
                       " \"state\": \"shutdown\", \"shutdown_code\": \"crash\", \"roles\": [],"
                       " \"flags\": [\"ready\", \"manual\"], \"boot_access\": [],"
                       " \"vcpus\": 2, \"memory_kib\": 1048572,"
                       " \"created_ns\": 0, \"started_ns\": 1300000000,"
                       " \"uuid\": \"00000000-0000-0000-0000-000000000000\","
                       " \"reason\": \"\"}\n"
                       "]\n");
}

static void list_empty(void **state)
{
    (void)state;

    assert_writes_json(run("list", "-j"), "[]\n");
    assert_writes_json(run("log", "-j"), "[]\n");
}

static void list_older(void **state)
{
    (void)state;

    domains();
    fake.info.nr_domains = 1;
    fake.knows_domain = offsetof(struct xen_hyperlaunch_domain, roles);
    assert_non_null(strstr(run("list").out,
                           "   d1  -                running                  -      64M    1201.310  -              -\n"));
    assert_writes_json(run("list", "--json"),
                       "[\n"
                       "  {\"number\": 0, \"hidden\": false, \"domid\": 1,"
                       " \"state\": \"running\", \"memory_kib\": 65536,"
                       " \"created_ns\": 1000000000, \"started_ns\": 1201310000}\n"
                       "]\n");
}

/* What came before stands, and it is JSON. */
static void list_error(void **state)
{
    struct result result;

    (void)state;

    domains();
    fake.error[XEN_HYPERLAUNCH_OP_domain] = -EFAULT;
    result = run("list", "--json");
    assert_int_equal(result.rc, EXIT_FAILED);
    assert_string_equal(result.err,
                        "xen-hyperlaunch list: Bad address\n");
    assert_json(result.out);
}

static void events(void)
{
    struct xen_hyperlaunch_event *e;

    fake_event(1534310123, XEN_HYPERLAUNCH_EVENT_created, 1);

    e = fake_event(1600 * MS, XEN_HYPERLAUNCH_EVENT_built, DOMID_INVALID);
    e->to = XEN_HYPERLAUNCH_STATE_preparing;

    e = fake_event(61600 * MS + 999999, XEN_HYPERLAUNCH_EVENT_boot_timeout, 0);
    e->from = XEN_HYPERLAUNCH_STATE_preparing;
    e->to = XEN_HYPERLAUNCH_STATE_reclaiming;
    strcpy(e->text, "after 60000ms");
}

static void event_log(void **state)
{
    (void)state;

    events();
    assert_writes(run("log"),
                  "     TIME ms  EVENT          DOMAIN  STATE                     TEXT\n"
                  "    1534.310  created        d1      building\n"
                  "    1600.000  built          -       building -> preparing\n"
                  "   61600.999  boot-timeout   d0      preparing -> reclaiming   after 60000ms\n");
}

static void event_log_json(void **state)
{
    (void)state;

    events();
    assert_writes_json(run("log", "--json"),
                       "[\n"
                       "  {\"time_ns\": 1534310123, \"event\": \"created\", \"domid\": 1,"
                       " \"from\": \"building\", \"to\": \"building\", \"text\": \"\"},\n"
                       "  {\"time_ns\": 1600000000, \"event\": \"built\", \"domid\": null,"
                       " \"from\": \"building\", \"to\": \"preparing\", \"text\": \"\"},\n"
                       "  {\"time_ns\": 61600999999, \"event\": \"boot-timeout\", \"domid\": 0,"
                       " \"from\": \"preparing\", \"to\": \"reclaiming\", \"text\": \"after 60000ms\"}\n"
                       "]\n");
}

static void event_log_older(void **state)
{
    (void)state;

    events();
    fake.knows_event = offsetof(struct xen_hyperlaunch_event, to);
    assert_non_null(strstr(run("log").out,
                           "    1534.310  created        -       -\n"));
}

static void event_log_error(void **state)
{
    struct result result;

    (void)state;

    events();
    fake.error[XEN_HYPERLAUNCH_OP_event] = -EPERM;
    result = run("log");
    assert_int_equal(result.rc, EXIT_FAILED);
    assert_string_equal(result.err,
                        "xen-hyperlaunch log: Operation not permitted\n");
}

struct group test_look(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_preparing),
        cmocka_unit_test(status_recovery),
        cmocka_unit_test(status_deadline_passed),
        cmocka_unit_test(status_older),
        cmocka_unit_test(all_sizes),
        cmocka_unit_test(newer),
        cmocka_unit_test(unterminated),
        cmocka_unit_test(list),
        cmocka_unit_test(list_json),
        cmocka_unit_test(list_empty),
        cmocka_unit_test(list_older),
        cmocka_unit_test(list_error),
        cmocka_unit_test(event_log),
        cmocka_unit_test(event_log_json),
        cmocka_unit_test(event_log_older),
        cmocka_unit_test(event_log_error),
    };

    return (struct group){ "look", tests, sizeof(tests) / sizeof(tests[0]) };
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
