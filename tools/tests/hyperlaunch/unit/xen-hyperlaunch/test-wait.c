/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wait.
 */

#include <errno.h>
#include <string.h>

#include "tests.h"

static struct xen_hyperlaunch_domain *a;

/* Where all tests begin: "a", behind a domain that is not to be seen. */
static void begin(uint32_t state)
{
    fake_domain("secret", 1, XEN_HYPERLAUNCH_DOMAIN_paused);
    fake.hidden[0] = true;
    a = fake_domain("a", 2, state);
}

/* After a second: the flag and state that a test has put here. */
static uint32_t later_state, later_flags;

static void change(struct fake *f)
{
    if ( f->ms >= 12345 + 1000 )
    {
        a->state = later_state;
        a->flags = later_flags;
    }
}

static void become(uint32_t state, uint32_t flags)
{
    later_state = state;
    later_flags = flags;
    fake.tick = change;
}

static void assert_came(struct result result)
{
    assert_string_equal(result.err, "");
    assert_string_equal(result.out, "");
    assert_int_equal(result.rc, EXIT_GOOD);
}

static void at_once(void **state)
{
    uint64_t now;

    (void)state;

    begin(XEN_HYPERLAUNCH_DOMAIN_running);
    now = fake.ms;
    assert_came(run("wait", "a", "running"));
    assert_came(run("wait", "2", "running"));
    assert_came(run("wait", "-t", "0", "a", "running"));
    a->flags = XEN_HYPERLAUNCH_DOMF_ready;
    assert_came(run("wait", "a", "ready"));
    a->state = XEN_HYPERLAUNCH_DOMAIN_shutdown;
    assert_came(run("wait", "a", "shutdown"));
    a->state = XEN_HYPERLAUNCH_DOMAIN_destroyed;
    assert_came(run("wait", "a", "destroyed"));
    assert_came(run("wait", "a", "shutdown"));
    /* It was. */
    assert_came(run("wait", "a", "ready"));
    assert_int_equal(fake.ms, now);
}

static void later(void **state)
{
    (void)state;

    begin(XEN_HYPERLAUNCH_DOMAIN_paused);

    become(XEN_HYPERLAUNCH_DOMAIN_running, 0);
    assert_came(run("wait", "a", "running"));
    assert_in_range(fake.ms, 12345 + 1000, 12345 + 1100);

    fake.ms = 12345;
    become(XEN_HYPERLAUNCH_DOMAIN_running, XEN_HYPERLAUNCH_DOMF_ready);
    assert_came(run("wait", "--timeout=2", "a", "ready"));

    fake.ms = 12345;
    become(XEN_HYPERLAUNCH_DOMAIN_shutdown, 0);
    assert_came(run("wait", "a", "shutdown"));

    fake.ms = 12345;
    become(XEN_HYPERLAUNCH_DOMAIN_destroyed, 0);
    assert_came(run("wait", "a", "destroyed"));
}

static void timeout(void **state)
{
    (void)state;

    begin(XEN_HYPERLAUNCH_DOMAIN_paused);
    assert_failed(run("wait", "--timeout", "5", "a", "running"), EXIT_TIMEOUT,
                  "a: not running after 5s: it is paused");
    assert_in_range(fake.ms, 12345 + 5000, 12345 + 5100);

    fake.ms = 12345;
    assert_failed(run("wait", "--timeout", "0", "a", "running"), EXIT_TIMEOUT,
                  "after 0s");
    assert_int_equal(fake.ms, 12345);
}

static void one_of(void **state)
{
    (void)state;

    begin(XEN_HYPERLAUNCH_DOMAIN_running);

    become(XEN_HYPERLAUNCH_DOMAIN_shutdown, 0);
    assert_came(run("wait", "a", "ready,shutdown"));

    fake.ms = 12345;
    a->state = XEN_HYPERLAUNCH_DOMAIN_running;
    become(XEN_HYPERLAUNCH_DOMAIN_running, XEN_HYPERLAUNCH_DOMF_ready);
    assert_came(run("wait", "a", "shutdown,ready,destroyed"));
}

static void bad_states(void **state)
{
    static const char *const bad[] = {
        "", "up", "ready,", ",ready", "ready,up", "Ready", "read", "readyy",
        "ready,,shutdown",
    };
    size_t i;

    (void)state;

    begin(XEN_HYPERLAUNCH_DOMAIN_running);
    for ( i = 0; i < sizeof(bad) / sizeof(bad[0]); i++ )
        assert_failed(run("wait", "a", bad[i]), EXIT_USAGE,
                      "states are running, ready, shutdown, destroyed");
}

/* It does not wait for what cannot come. */
static void in_vain(void **state)
{
    (void)state;

    begin(XEN_HYPERLAUNCH_DOMAIN_not_built);
    strcpy(a->reason, "no kernel");
    assert_failed(run("wait", "a", "running"), EXIT_FAILED,
                  "a: it will never be running: it is not-built: no kernel");
    assert_failed(run("wait", "a", "ready"), EXIT_FAILED, "never be ready");
    assert_failed(run("wait", "a", "shutdown"), EXIT_FAILED, "not-built");
    assert_failed(run("wait", "a", "destroyed"), EXIT_FAILED, "not-built");

    a->state = XEN_HYPERLAUNCH_DOMAIN_destroyed;
    a->reason[0] = '\0';
    assert_failed(run("wait", "a", "running"), EXIT_FAILED,
                  "never be running: it is destroyed\n");
    assert_failed(run("wait", "a", "ready"), EXIT_FAILED, "destroyed\n");

    a->state = XEN_HYPERLAUNCH_DOMAIN_shutdown;
    assert_failed(run("wait", "a", "ready"), EXIT_FAILED,
                  "it is shutdown: poweroff");
    assert_failed(run("wait", "a", "running"), EXIT_FAILED, "never");
}

static void crash(void **state)
{
    (void)state;

    begin(XEN_HYPERLAUNCH_DOMAIN_running);
    a->shutdown_code = SHUTDOWN_crash;
    become(XEN_HYPERLAUNCH_DOMAIN_shutdown, 0);
    assert_failed(run("wait", "a", "ready,shutdown"), EXIT_FAILED,
                  "a: it will never be ready,shutdown: it is shutdown: crash");
    a->shutdown_code = SHUTDOWN_watchdog;
    assert_failed(run("wait", "a", "shutdown"), EXIT_FAILED,
                  "it is shutdown: watchdog");
}

static void nobody(void **state)
{
    (void)state;

    assert_failed(run("wait", "a", "ready"), EXIT_FAILED,
                  "there is no initial domain a; see xen-hyperlaunch list");
    begin(XEN_HYPERLAUNCH_DOMAIN_running);
    assert_failed(run("wait", "b", "ready"), EXIT_FAILED,
                  "there is no initial domain b, or the LCM does not grant this domain \"query\"");
    assert_failed(run("wait", "1", "ready"), EXIT_FAILED, "domain 1, or");
}

static void refuse(struct fake *f)
{
    f->error[XEN_HYPERLAUNCH_OP_domain] = -EPERM;
}

/* It stops being the boot domain, or so. */
static void refused_meanwhile(void **state)
{
    (void)state;

    begin(XEN_HYPERLAUNCH_DOMAIN_running);
    fake.tick = refuse;
    assert_failed(run("wait", "a", "ready"), EXIT_FAILED,
                  "a: Operation not permitted");
}

struct group test_wait(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(at_once),
        cmocka_unit_test(later),
        cmocka_unit_test(timeout),
        cmocka_unit_test(one_of),
        cmocka_unit_test(bad_states),
        cmocka_unit_test(in_vain),
        cmocka_unit_test(crash),
        cmocka_unit_test(nobody),
        cmocka_unit_test(refused_meanwhile),
    };

    return (struct group){ "wait", tests, sizeof(tests) / sizeof(tests[0]) };
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
