// SPDX-License-Identifier: GPL-2.0-only
/* Checks of what a domain was given: command line, time, vCPUs, limits. */
#include "checks.h"

#include "lib.h"
#include "say.h"
#include "xen.h"

#define MS 1000000UL

void check_cmdline(const char *name)
{
    size_t size, len = 0;
    const char *cmdline = arch_cmdline(&size);

    while ( len < size && cmdline[len] )
        len++;

    if ( len == size )
        check_fail(name, "not terminated");
    else if ( !strcmp(check_opts->name, "unnamed") )
        check_fail(name, "no name");
    else if ( check_opts->bad_word[0] )
        check_fail(name, "word=%s", check_opts->bad_word);
    else
        check_pass(name);
}

/* Shows every word, for tests that compare them with what they gave. */
void check_args(const char *name)
{
    size_t size;
    const char *cmdline = arch_cmdline(&size);
    char word[160];
    unsigned int i = 0;

    while ( next_item(&cmdline, " ", word, sizeof(word)) )
        say("HL-ARG %u \"%s\"", i++, word);

    if ( i )
        check_pass(name);
    else
        check_fail(name, "there are none");
}

void check_time(const char *name)
{
    uint64_t before = arch_time_ns(), after;

    xen_sleep_ns(2 * MS);
    after = arch_time_ns();

    /* A minute: nothing is that slow, but a wrong scale is that wrong. */
    if ( after < before + 2 * MS || after > before + 60000 * MS )
        check_fail(name, "from=%lu to=%lu", (unsigned long)before,
                   (unsigned long)after);
    else
        check_pass(name);
}

/* Written by the other vCPUs. */
static volatile unsigned int vcpus_seen;
static volatile unsigned int vcpu_expected;

static void vcpu_main(void)
{
    unsigned int self = vcpu_expected;

    __atomic_add_fetch(&vcpus_seen, 1, __ATOMIC_SEQ_CST);
    for ( ; ; )
        arch_stop_vcpu(self);
}

/* Waits until @vcpu has counted itself and is down again. */
static bool vcpu_came_and_went(unsigned int vcpu)
{
    uint64_t end = arch_time_ns() + 10000 * MS;

    while ( arch_time_ns() < end )
    {
        if ( vcpus_seen == vcpu && !arch_vcpu_is_up(vcpu) )
            return true;
        xen_sleep_ns(MS / 10);
    }

    return false;
}

void check_vcpus(const char *name)
{
    unsigned int vcpu, nr = xen_count_vcpus();

    vcpus_seen = 0;

    for ( vcpu = 1; vcpu < nr; vcpu++ )
    {
        long rc;

        vcpu_expected = vcpu;
        rc = arch_start_vcpu(vcpu, vcpu_main);
        if ( rc )
        {
            check_fail(name, "vcpu=%u cannot be started, error %ld", vcpu, rc);
            return;
        }
        if ( !vcpu_came_and_went(vcpu) )
        {
            check_fail(name, "vcpu=%u does not run", vcpu);
            return;
        }
    }

    say("HL-VCPUS started=%u", vcpus_seen + 1);
    check_pass(name);
}

void check_grant_frames(const char *name)
{
    struct gnttab_query_size query = { .dom = DOMID_SELF };
    long rc = xen_grant_table_op(GNTTABOP_query_size, &query);

    if ( rc || query.status != GNTST_okay )
    {
        check_fail(name, "error=%ld status=%d", rc, query.status);
        return;
    }

    say("HL-GRANT max=%u", query.max_nr_frames);
    check_pass(name);
}
