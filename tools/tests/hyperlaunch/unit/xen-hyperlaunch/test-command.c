/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The command line, and what comes before any command.
 */

#include <errno.h>
#include <string.h>

#include "tests.h"

/* Usage errors do not need a Xen. */
static void usage(void **state)
{
    (void)state;

    fake.open_error = EIO;

    assert_failed(run_words((const char *const[]){ NULL }), EXIT_USAGE,
                  "there is no command");
    assert_failed(run("frobnicate"), EXIT_USAGE,
                  "there is no command 'frobnicate'");
    assert_failed(run("\033[31m\n"), EXIT_USAGE,
                  "there is no command '?[31m?'");
    assert_failed(run("status", "now"), EXIT_USAGE,
                  "status does not take that many arguments");
    assert_failed(run("start"), EXIT_USAGE, "NAME|DOMID");
    assert_failed(run("fail"), EXIT_USAGE, "REASON");
    assert_failed(run("wait", "a"), EXIT_USAGE, "STATE[,STATE...]");
    assert_failed(run("wait", "a", "ready", "b"), EXIT_USAGE,
                  "wait does not take that many arguments");
    assert_failed(run("module", "1", "a", "b"), EXIT_USAGE,
                  "module does not take that many arguments");
}

static void options(void **state)
{
    (void)state;

    assert_failed(run("--frobnicate", "status"), EXIT_USAGE,
                  "there is no option '--frobnicate'");
    assert_failed(run("status", "-jx"), EXIT_USAGE,
                  "there is no option '-x'");
    assert_failed(run("--json=yes", "status"), EXIT_USAGE,
                  "there is no option '--json=yes'");
    assert_failed(run("done", "--json"), EXIT_USAGE,
                  "done has no option --json");
    assert_failed(run("lcm", "--json"), EXIT_USAGE, "lcm has no option");
    assert_failed(run("status", "--timeout", "1"), EXIT_USAGE,
                  "status has no option --timeout");
    assert_failed(run("wait", "a", "ready", "--timeout"), EXIT_USAGE,
                  "option '--timeout' needs a value");
    assert_failed(run("wait", "a", "ready", "-t", "-1"), EXIT_USAGE,
                  "timeout: '-1' is no number of seconds");
    assert_failed(run("wait", "a", "ready", "-t", ""), EXIT_USAGE, "timeout");
    assert_failed(run("wait", "a", "ready", "-t", "1s"), EXIT_USAGE,
                  "timeout: '1s'");
    assert_failed(run("wait", "a", "ready", "-t", "2147483648"), EXIT_USAGE,
                  "timeout");
    assert_int_equal(fake.acted, -1);
}

/* What looks like an option can be an argument. */
static void end_of_options(void **state)
{
    (void)state;

    assert_int_equal(run("fail", "--", "--json").rc, EXIT_GOOD);
    assert_int_equal(fake.act_len, strlen("--json"));
}

static void help(void **state)
{
    struct result result;

    (void)state;

    fake.open_error = EIO;

    result = run("--help");
    assert_int_equal(result.rc, EXIT_GOOD);
    assert_string_equal(result.err, "");
    assert_non_null(strstr(result.out, "Usage: xen-hyperlaunch "));
    assert_non_null(strstr(result.out, "\n  module [N [FILE]] "));

    result = run("status", "-h");
    assert_int_equal(result.rc, EXIT_GOOD);
    assert_non_null(strstr(result.out, "Usage: "));

    result = run("-V");
    assert_int_equal(result.rc, EXIT_GOOD);
    assert_string_equal(result.out,
                        "xen-hyperlaunch, version 1 of the interface\n");
}

static void no_xen(void **state)
{
    (void)state;

    fake.open_error = ENOENT;
    assert_failed(run("status"), EXIT_IMPOSSIBLE,
                  "load the module xen-privcmd with unrestricted=1");
    fake.open_error = EACCES;
    assert_failed(run("status"), EXIT_IMPOSSIBLE, "only root may do that");
    fake.open_error = ENOMEM;
    assert_failed(run("status"), EXIT_IMPOSSIBLE,
                  "Xen cannot be called: Cannot allocate memory");
}

static void no_version(void **state)
{
    (void)state;

    fake.error[XEN_HYPERLAUNCH_OP_version] = -ENOSYS;
    assert_failed(run("ready"), EXIT_IMPOSSIBLE,
                  "Xen was not launched by Hyperlaunch");
    fake.error[XEN_HYPERLAUNCH_OP_version] = -EPERM;
    assert_failed(run("ready"), EXIT_IMPOSSIBLE,
                  "the kernel keeps this domain from calling Xen");
    fake.error[XEN_HYPERLAUNCH_OP_version] = -EIO;
    assert_failed(run("ready"), EXIT_IMPOSSIBLE,
                  "Xen cannot be called: Input/output error");
    assert_int_equal(fake.acted, -1);
}

/* A domain without any role that is of use here. */
static void not_allowed(void **state)
{
    static const char *const commands[][4] = {
        { "status" }, { "list" }, { "log" }, { "lcm" }, { "module" },
        { "module", "0" }, { "start", "a" }, { "wait", "a", "ready" },
    };
    size_t i;

    (void)state;

    fake.error[XEN_HYPERLAUNCH_OP_info] = -EPERM;
    for ( i = 0; i < sizeof(commands) / sizeof(commands[0]); i++ )
        assert_failed(run_words(commands[i]), EXIT_FAILED,
                      "this domain is neither boot, recovery nor control domain");
}

static void not_launched(void **state)
{
    (void)state;

    fake.error[XEN_HYPERLAUNCH_OP_info] = -ENOSYS;
    assert_failed(run("list"), EXIT_IMPOSSIBLE,
                  "Xen was not launched by Hyperlaunch");
    fake.error[XEN_HYPERLAUNCH_OP_ready] = -ENOSYS;
    assert_failed(run("ready"), EXIT_IMPOSSIBLE,
                  "Xen was not launched by Hyperlaunch");
}

static void no_output(void **state)
{
    FILE *full = fopen("/dev/full", "w");
    struct result result;

    (void)state;

    assert_non_null(full);
    result = run_to(full, (const char *const[]){ "status", NULL });
    assert_int_equal(result.rc, EXIT_FAILED);
    assert_non_null(strstr(result.err, "cannot write: No space left"));
    fclose(full);
}

struct group test_command(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(usage),
        cmocka_unit_test(options),
        cmocka_unit_test(end_of_options),
        cmocka_unit_test(help),
        cmocka_unit_test(no_xen),
        cmocka_unit_test(no_version),
        cmocka_unit_test(not_allowed),
        cmocka_unit_test(not_launched),
        cmocka_unit_test(no_output),
    };

    return (struct group){ "command line", tests,
                           sizeof(tests) / sizeof(tests[0]) };
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
