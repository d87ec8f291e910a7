// SPDX-License-Identifier: GPL-2.0-only
#include "pair.h"

#include "arch.h"
#include "xen.h"

#define MS 1000000UL

/* Shared by both. */
static void (*volatile job)(void);
static volatile bool running;
static volatile unsigned int times_met[2];

/* It sleeps while there is nothing to do, so as not to slow down the rest. */
static void second_vcpu(void)
{
    running = true;

    for ( ; ; )
    {
        if ( job )
        {
            job();
            job = NULL;
        }
        xen_sleep_ns(MS / 10);
    }
}

bool pair_start(void)
{
    uint64_t end = arch_time_ns() + 10000 * MS;

    if ( !running && arch_start_vcpu(1, second_vcpu) )
        return false;

    while ( !running && arch_time_ns() < end )
        xen_sleep_ns(MS / 10);

    return running;
}

void pair_run(void (*fn)(void))
{
    job = fn;
}

void pair_meet(unsigned int who)
{
    unsigned int times = ++times_met[who];

    while ( times_met[!who] < times )
        arch_relax();
}

void pair_wait(void)
{
    while ( job )
        xen_sleep_ns(MS / 10);
}
