// SPDX-License-Identifier: GPL-2.0-only
/* Operations that there are not, arguments that they do not have, numbers. */
#include "abi.h"

#define OP(name) XEN_HYPERLAUNCH_OP_ ## name

/* Also such that would be nothing if only half of them were looked at. */
static const unsigned long not_zero[] = { 1, 1UL << 32, 1UL << 63, ~0UL };

/*
 * Which arguments an operation has.  ready is not for boot domains, whatever
 * its arguments are.
 */
static const struct {
    const char *name;
    unsigned int cmd;
    bool arg1, arg2, buf;
} ops[] = {
    { "version", OP(version), false, false, false },
    { "info", OP(info), false, false, true },
    { "domain", OP(domain), true, false, true },
    { "module", OP(module), true, false, true },
    { "event", OP(event), true, false, true },
    { "read_lcm", OP(read_lcm), true, false, true },
    { "read_module", OP(read_module), true, true, true },
    { "unpause", OP(unpause), true, false, false },
    { "done", OP(done), false, false, false },
    { "failed", OP(failed), false, false, true },
};

static void ask_with(unsigned int i, unsigned long value)
{
    if ( !ops[i].arg1 )
        abi_expect(ops[i].name, value,
                   launch_op(ops[i].cmd, value, 0, NULL, 0), -XEN_EINVAL);
    if ( !ops[i].arg2 )
        abi_expect(ops[i].name, value,
                   launch_op(ops[i].cmd, 0, value, NULL, 0), -XEN_EINVAL);
    if ( ops[i].buf )
        return;
    abi_expect(ops[i].name, value,
               launch_op(ops[i].cmd, 0, 0, (void *)value, 0), -XEN_EINVAL);
    abi_expect(ops[i].name, value,
               launch_op(ops[i].cmd, 0, 0, NULL, value), -XEN_EINVAL);
}

static void unknown_ops(void)
{
    static const unsigned int unknown[] = {
        OP(ready) + 1, OP(ready) + 2, 64, 0x7fffffff, 0x80000000, ~0U,
    };
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(unknown); i++ )
        abi_expect("unknown op", unknown[i],
                   launch_op(unknown[i], 0, 0, NULL, 0), -XEN_ENOSYS);
}

void abi_args(void)
{
    unsigned int i, j;

    abi_expect("version", 0, launch_version(), XEN_HYPERLAUNCH_VERSION);
    abi_expect("ready", 0, launch_ready(), -XEN_EPERM);
    unknown_ops();

    for ( i = 0; i < ARRAY_SIZE(ops); i++ )
        for ( j = 0; j < ARRAY_SIZE(not_zero); j++ )
            ask_with(i, not_zero[j]);
}

/* Of @nr things, the last one of which there is none. */
static void numbers_of(const char *what, unsigned int cmd, unsigned long nr)
{
    const unsigned long numbers[] = {
        nr, nr + 1, 0x7fffffff, 0x80000000, 0xffffffff, 1UL << 32,
        (1UL << 32) + nr, 1UL << 63, ~0UL,
    };
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(numbers); i++ )
        abi_expect(what, numbers[i], launch_op(cmd, numbers[i], 0, NULL, 0),
                   -XEN_ENOENT);
}

void abi_numbers(const struct xen_hyperlaunch_info *info)
{
    numbers_of("domain", OP(domain), info->nr_domains);
    numbers_of("module", OP(module), info->nr_modules);
    numbers_of("event", OP(event), info->nr_events);
    numbers_of("read_module", OP(read_module), info->nr_modules);
}
