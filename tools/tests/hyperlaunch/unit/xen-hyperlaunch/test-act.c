/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * start, done, fail, ready.
 */

#include <errno.h>
#include <string.h>

#include "tests.h"

static void assert_silent(struct result result)
{
    assert_string_equal(result.err, "");
    assert_string_equal(result.out, "");
    assert_int_equal(result.rc, EXIT_GOOD);
}

static void assert_started(struct result result, unsigned long domid)
{
    assert_silent(result);
    assert_int_equal(fake.acted, XEN_HYPERLAUNCH_OP_unpause);
    assert_int_equal(fake.act_arg, domid);
    fake.acted = -1;
}

static void start(void **state)
{
    (void)state;

    fake_domain("a", 3, XEN_HYPERLAUNCH_DOMAIN_paused);
    fake_domain("b", 5, XEN_HYPERLAUNCH_DOMAIN_paused);

    assert_started(run("start", "b"), 5);
    assert_started(run("start", "a"), 3);
    assert_started(run("start", "5"), 5);
}

/* A name may look like a number. */
static void start_digits(void **state)
{
    (void)state;

    fake_domain("a", 7, XEN_HYPERLAUNCH_DOMAIN_paused);
    fake_domain("7", 8, XEN_HYPERLAUNCH_DOMAIN_paused);

    assert_started(run("start", "7"), 8);
    assert_started(run("start", "8"), 8);
    assert_started(run("start", "007"), 7);
}

static void start_hidden(void **state)
{
    (void)state;

    fake_domain("a", 3, XEN_HYPERLAUNCH_DOMAIN_paused);
    fake_domain("b", 4, XEN_HYPERLAUNCH_DOMAIN_paused);
    fake.hidden[0] = true;

    /* Behind what is hidden. */
    assert_started(run("start", "b"), 4);
    assert_started(run("start", "3"), 3);
    assert_failed(run("start", "a"), EXIT_FAILED,
                  "there is no initial domain a, or the LCM does not grant");
    assert_int_equal(fake.acted, -1);
}

static void start_nobody(void **state)
{
    struct xen_hyperlaunch_domain *d;

    (void)state;

    d = fake_domain("a", DOMID_INVALID, XEN_HYPERLAUNCH_DOMAIN_not_built);
    strcpy(d->reason, "no kernel");

    assert_failed(run("start", "a"), EXIT_FAILED,
                  "a: it was not built: no kernel");
    assert_failed(run("start", "b"), EXIT_FAILED,
                  "there is no initial domain b; see xen-hyperlaunch list");
    /* No domid. */
    assert_failed(run("start", "32752"), EXIT_FAILED,
                  "there is no initial domain 32752");
    assert_failed(run("start", ""), EXIT_FAILED, "there is no initial domain");
    assert_int_equal(fake.acted, -1);
}

static void start_refused(void **state)
{
    static const struct {
        int error;
        const char *message;
    } cases[] = {
        { EPERM, "a: this domain is neither boot nor control domain; or it is the boot domain" },
        { EBUSY, "a: control domains may do that once the launch has ended" },
        { EACCES, "a: Xen's XSM policy does not allow it" },
        { ESRCH, "a: there is no such initial domain" },
        { EEXIST, "a: it has been started already" },
        { EINVAL, "a: Invalid argument" },
    };
    size_t i;

    (void)state;

    fake_domain("a", 3, XEN_HYPERLAUNCH_DOMAIN_paused);
    for ( i = 0; i < sizeof(cases) / sizeof(cases[0]); i++ )
    {
        fake.error[XEN_HYPERLAUNCH_OP_unpause] = -cases[i].error;
        assert_failed(run("start", "a"), EXIT_FAILED, cases[i].message);
    }

    fake.error[XEN_HYPERLAUNCH_OP_domain] = -EFAULT;
    assert_failed(run("start", "a"), EXIT_FAILED, "a: Bad address");
}

static void done(void **state)
{
    (void)state;

    assert_silent(run("done"));
    assert_int_equal(fake.acted, XEN_HYPERLAUNCH_OP_done);

    fake.error[XEN_HYPERLAUNCH_OP_done] = -EPERM;
    assert_failed(run("done"), EXIT_FAILED,
                  "xen-hyperlaunch done: only the boot domain may say that");
    fake.error[XEN_HYPERLAUNCH_OP_done] = -EBUSY;
    assert_failed(run("done"), EXIT_FAILED, "the boot domain has had its say");
}

static void fail_reason(void **state)
{
    (void)state;

    assert_silent(run("fail", "no network"));
    assert_int_equal(fake.acted, XEN_HYPERLAUNCH_OP_failed);
    assert_int_equal(fake.act_len, strlen("no network"));
    assert_memory_equal(fake.act_text, "no network", fake.act_len);

    assert_silent(run("fail", ""));
    assert_int_equal(fake.act_len, 0);

    fake.error[XEN_HYPERLAUNCH_OP_failed] = -EPERM;
    assert_failed(run("fail", "x"), EXIT_FAILED,
                  "only the boot domain may say that");
    fake.error[XEN_HYPERLAUNCH_OP_failed] = -EBUSY;
    assert_failed(run("fail", "x"), EXIT_FAILED,
                  "the boot domain has had its say");
}

static void fail_at_length(void **state)
{
    char reason[3 * XEN_HYPERLAUNCH_TEXT];

    (void)state;

    memset(reason, 'x', sizeof(reason));
    reason[sizeof(reason) - 1] = '\0';
    assert_silent(run("fail", reason));
    assert_int_equal(fake.act_len, XEN_HYPERLAUNCH_TEXT - 1);
    assert_memory_equal(fake.act_text, reason, fake.act_len);
}

static void ready(void **state)
{
    (void)state;

    assert_silent(run("ready"));
    assert_int_equal(fake.acted, XEN_HYPERLAUNCH_OP_ready);

    fake.error[XEN_HYPERLAUNCH_OP_ready] = -EPERM;
    assert_failed(run("ready"), EXIT_FAILED,
                  "this is no domain that Xen launched");
    fake.error[XEN_HYPERLAUNCH_OP_ready] = -EBUSY;
    assert_failed(run("ready"), EXIT_FAILED, "not in this state of the launch");
}

/* Who may do nothing else may do these: they do not look first. */
static void without_looking(void **state)
{
    (void)state;

    fake.error[XEN_HYPERLAUNCH_OP_info] = -EPERM;
    assert_silent(run("ready"));
    assert_silent(run("done"));
    assert_silent(run("fail", "x"));
}

struct group test_act(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(start),
        cmocka_unit_test(start_digits),
        cmocka_unit_test(start_hidden),
        cmocka_unit_test(start_nobody),
        cmocka_unit_test(start_refused),
        cmocka_unit_test(done),
        cmocka_unit_test(fail_reason),
        cmocka_unit_test(fail_at_length),
        cmocka_unit_test(ready),
        cmocka_unit_test(without_looking),
    };

    return (struct group){ "act", tests, sizeof(tests) / sizeof(tests[0]) };
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
