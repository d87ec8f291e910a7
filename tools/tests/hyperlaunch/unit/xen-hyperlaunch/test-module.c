/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lcm, module.
 */

#define _GNU_SOURCE /* posix_openpt and its kind */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests.h"

#define LCM_SIZE     2101
#define MODULE_SIZE  (3 * XEN_BUFFER_SIZE + 17)

static uint8_t data[MODULE_SIZE];

static void modules(void)
{
    size_t i;

    for ( i = 0; i < sizeof(data); i++ )
        data[i] = i * 2654435761U >> 24;

    fake.lcm = data;
    fake.lcm_size = fake.info.lcm_size = LCM_SIZE;
    fake.module_data = data;
    fake.module_size = MODULE_SIZE;
    fake_module(XEN_HYPERLAUNCH_MODULE_lcm, LCM_SIZE);
    fake_module(XEN_HYPERLAUNCH_MODULE_kernel, MODULE_SIZE)->flags =
        XEN_HYPERLAUNCH_MODF_unpacked;
}

static void assert_writes(struct result result, const void *what, size_t size)
{
    assert_string_equal(result.err, "");
    assert_int_equal(result.rc, EXIT_GOOD);
    assert_int_equal(result.out_size, size);
    assert_memory_equal(result.out, what, size);
}

/* A file which does not exist yet. */
static const char *new_file(void)
{
    static char path[64];

    strcpy(path, "/tmp/xen-hyperlaunch-XXXXXX");
    close(mkstemp(path));
    unlink(path);

    return path;
}

static void assert_file(const char *path, const void *what, size_t size)
{
    static uint8_t buf[MODULE_SIZE + 1];
    FILE *file = fopen(path, "rb");

    assert_non_null(file);
    assert_int_equal(fread(buf, 1, sizeof(buf), file), size);
    assert_memory_equal(buf, what, size);
    fclose(file);
    unlink(path);
}

static void to_output(void **state)
{
    (void)state;

    modules();
    assert_writes(run("lcm"), data, LCM_SIZE);
    assert_writes(run("module", "1"), data, MODULE_SIZE);
}

static void to_file(void **state)
{
    const char *path;

    (void)state;

    modules();
    path = new_file();
    assert_writes(run("lcm", path), "", 0);
    assert_file(path, data, LCM_SIZE);
    path = new_file();
    assert_writes(run("module", "1", path), "", 0);
    assert_file(path, data, MODULE_SIZE);
}

/* What a file had in it is not lost for nothing. */
static void refused(void **state)
{
    const char *path;

    (void)state;

    modules();
    path = new_file();
    assert_writes(run("lcm", path), "", 0);

    fake.error[XEN_HYPERLAUNCH_OP_read_module] = -EPERM;
    assert_int_equal(run("module", "1", path).rc, EXIT_FAILED);
    assert_file(path, data, LCM_SIZE);
}

static void empty(void **state)
{
    const char *path;

    (void)state;

    modules();
    fake.module_size = fake.modules[1].size = 0;
    path = new_file();
    assert_writes(run("module", "1", path), "", 0);
    assert_file(path, "", 0);
}

/* Xen may give less at once than was asked for. */
static void short_reads(void **state)
{
    (void)state;

    modules();
    fake.max_chunk = 1;
    assert_writes(run("lcm"), data, LCM_SIZE);
    fake.max_chunk = 4097;
    assert_writes(run("module", "1"), data, MODULE_SIZE);
    fake.max_chunk = XEN_BUFFER_SIZE - 1;
    assert_writes(run("module", "1"), data, MODULE_SIZE);
}

/* What is not all of it is not taken for it. */
static void incomplete(void **state)
{
    struct result result;

    (void)state;

    modules();
    fake.cut_off = 1;
    result = run("lcm");
    assert_int_equal(result.rc, EXIT_FAILED);
    assert_string_equal(result.err,
                        "xen-hyperlaunch lcm: LCM: Xen gave 2100 bytes of 2101: what was written is not complete\n");
    result = run("module", "1");
    assert_int_equal(result.rc, EXIT_FAILED);
    assert_non_null(strstr(result.err, "module 1: Xen gave 196624 bytes"));
}

/* An older Xen, which does not say how large they are. */
static void size_not_known(void **state)
{
    (void)state;

    modules();
    fake.knows_info = offsetof(struct xen_hyperlaunch_info, lcm_size);
    fake.knows_module = 0;
    assert_writes(run("lcm"), data, LCM_SIZE);
    assert_writes(run("module", "1"), data, MODULE_SIZE);
    assert_non_null(strstr(run("module").out,
                           "     1  -                       -  -\n"));
}

static void errors(void **state)
{
    (void)state;

    modules();
    fake.error[XEN_HYPERLAUNCH_OP_read_lcm] = -EPERM;
    assert_failed(run("lcm"), EXIT_FAILED,
                  "LCM: only the boot domain may read the LCM");
    fake.error[XEN_HYPERLAUNCH_OP_read_lcm] = -EBUSY;
    assert_failed(run("lcm"), EXIT_FAILED, "while the boot domain prepares");
    fake.error[XEN_HYPERLAUNCH_OP_read_lcm] = -EFAULT;
    assert_failed(run("lcm"), EXIT_FAILED, "LCM: Bad address");

    fake.error[XEN_HYPERLAUNCH_OP_read_module] = -EPERM;
    assert_failed(run("module", "1"), EXIT_FAILED,
                  "module 1: only the boot domain may read boot modules");
    fake.error[XEN_HYPERLAUNCH_OP_read_module] = -EBUSY;
    assert_failed(run("module", "1"), EXIT_FAILED,
                  "while the boot domain prepares");
    fake.error[XEN_HYPERLAUNCH_OP_read_module] = -ENOENT;
    assert_failed(run("module", "1"), EXIT_FAILED,
                  "there is no such boot module, or its memory was given back");

    fake.error[XEN_HYPERLAUNCH_OP_module] = -EPERM;
    assert_failed(run("module", "1"), EXIT_FAILED,
                  "module 1: Operation not permitted");
    assert_int_equal(run("module").rc, EXIT_FAILED);
}

static void not_there(void **state)
{
    (void)state;

    assert_failed(run("lcm"), EXIT_FAILED, "Xen does not have the LCM any more");
    assert_failed(run("module", "0"), EXIT_FAILED,
                  "module 0: there is no such boot module");
    assert_failed(run("module", "one"), EXIT_USAGE,
                  "'one' is no number of a module");
    assert_failed(run("module", "\033[31m"), EXIT_USAGE,
                  "'?[31m' is no number of a module");
    assert_failed(run("module", "4294967296"), EXIT_USAGE, "no number");
    assert_failed(run("module", "0", "--json"), EXIT_USAGE,
                  "a module is not JSON");
}

static void bad_files(void **state)
{
    (void)state;

    modules();
    assert_failed(run("lcm", "/nonexistent/lcm"), EXIT_FAILED,
                  "/nonexistent/lcm: cannot write: No such file");
    assert_failed(run("lcm", "/dev/full"), EXIT_FAILED,
                  "/dev/full: cannot write: No space left");
    assert_failed(run("module", "1", "/dev/full"), EXIT_FAILED,
                  "/dev/full: cannot write: No space left");
}

static void terminal(void **state)
{
    static const char *const commands[][3] = { { "lcm" }, { "module", "1" } };
    int fd = posix_openpt(O_RDWR | O_NOCTTY);
    struct result result;
    FILE *tty;
    size_t i;

    (void)state;

    assert_true(fd >= 0 && !grantpt(fd) && !unlockpt(fd));
    tty = fopen(ptsname(fd), "w");
    assert_non_null(tty);

    modules();
    for ( i = 0; i < 2; i++ )
    {
        result = run_to(tty, commands[i]);
        assert_int_equal(result.rc, EXIT_USAGE);
        assert_non_null(strstr(result.err, "no text for a terminal"));
    }

    fclose(tty);
    close(fd);
}

static void list(void **state)
{
    struct result result;

    (void)state;

    modules();
    result = run("module");
    assert_int_equal(result.rc, EXIT_GOOD);
    assert_string_equal(result.out,
                        "NUMBER  KIND                BYTES  FLAGS\n"
                        "     0  lcm                  2101  -\n"
                        "     1  kernel             196625  unpacked\n");

    result = run("module", "--json");
    assert_json(result.out);
    assert_string_equal(result.out,
                        "[\n"
                        "  {\"number\": 0, \"kind\": \"lcm\", \"bytes\": 2101, \"flags\": []},\n"
                        "  {\"number\": 1, \"kind\": \"kernel\", \"bytes\": 196625, \"flags\": [\"unpacked\"]}\n"
                        "]\n");
}

struct group test_module(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(to_output),
        cmocka_unit_test(to_file),
        cmocka_unit_test(refused),
        cmocka_unit_test(empty),
        cmocka_unit_test(short_reads),
        cmocka_unit_test(incomplete),
        cmocka_unit_test(size_not_known),
        cmocka_unit_test(errors),
        cmocka_unit_test(not_there),
        cmocka_unit_test(bad_files),
        cmocka_unit_test(terminal),
        cmocka_unit_test(list),
    };

    return (struct group){ "module", tests, sizeof(tests) / sizeof(tests[0]) };
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
