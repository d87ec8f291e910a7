// SPDX-License-Identifier: GPL-2.0-only
/*
 * The memory of others: a PV guest names machine pages, and can name any.
 * Which of them belong to domains is told by Xen's machine to physical table.
 */
#include "pv.h"

#include "../../common/checks.h"
#include "../../common/say.h"

/* Xen has something to say about each, if built for debugging. */
#define MAX_ATTEMPTS 100

/* Larger than any number of a domain's page. */
#define NO_PFN (1UL << 40)

/* The table has holes where there is no memory. */
static bool read_m2p(unsigned long mfn, unsigned long *pfn)
{
    const volatile unsigned long *entry = &machine_to_phys_mapping[mfn];
    uint8_t byte;

    if ( !byte_read((const volatile void *)entry, &byte) )
        return false;

    *pfn = *entry;

    return *pfn < NO_PFN;
}

static bool is_of_another(unsigned long mfn)
{
    unsigned long pfn;

    return read_m2p(mfn, &pfn) &&
           !(pfn < start_info->nr_pages && pfn_to_mfn(pfn) == mfn);
}

/* Tries every @step-th such page; how many, or -1 if one could be mapped. */
static long attempt(const char *name, unsigned long nr_mfns,
                    unsigned int step)
{
    unsigned long mfn, candidates = 0;
    long attempts = 0;
    void *va;

    for ( mfn = 0; mfn < nr_mfns && attempts < MAX_ATTEMPTS; mfn++ )
    {
        if ( !is_of_another(mfn) || candidates++ % step )
            continue;

        attempts++;
        if ( map_mfns(&mfn, 1, 0, &va) )
            continue;

        check_fail(name, "mfn=%lx can be mapped, value=%lx", mfn,
                   *(unsigned long *)va);
        return -1;
    }

    return attempts;
}

void check_mfns(const char *name)
{
    unsigned long mfn, nr = xen_memory_op(XENMEM_maximum_ram_page, NULL);
    unsigned long candidates = 0;
    long attempts;

    for ( mfn = 0; mfn < nr; mfn++ )
        candidates += is_of_another(mfn);

    attempts = attempt(name, nr, candidates / MAX_ATTEMPTS + 1);
    if ( attempts < 0 )
        return;

    say("HL-MFNS others=%lu attempts=%ld", candidates, attempts);
    if ( attempts )
        check_pass(name);
    else
        check_fail(name, "there is nothing to try");
}
