/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Fuzz the LCM parser: anything at all goes through probe, parser, validator
 * and the formatting of messages.  Besides what the sanitizers notice, the
 * invariants that the hypervisor relies on have to hold afterwards.
 */

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>

#include "invariants.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct hl_lcm lcm;
static struct hl_diags diags;

static void one_host(const void *blob, size_t size, const struct hl_host *host)
{
    bool parsed, valid;

    /* What nobody sets is not to be taken for a zero. */
    memset(&lcm, 0xa5, sizeof(lcm));
    memset(&diags, 0xa5, sizeof(diags));

    parsed = hl_lcm_parse(blob, size, &lcm, &diags);
    valid = parsed && hl_lcm_validate(&lcm, host, &diags);

    check_invariants(&lcm, &diags, host, parsed, valid);
    check_messages(blob, &diags);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct hl_host any = { UINT_MAX, UINT_MAX, UINT_MAX, UINT_MAX };
    static const struct hl_host small = {
        .nr_modules = 4, .max_cpus = 2, .max_cmdline = 16,
    };
    /* malloc() aligns, and the sanitizer guards its end. */
    void *blob = malloc(size ? size : 1);
    enum hl_presence presence;

    if ( !blob )
        abort();
    memcpy(blob, data, size);

    presence = hl_lcm_probe(blob, size, &diags);
    if ( diags.nr != (presence == HL_LCM_MALFORMED) )
        abort();
    check_messages(blob, &diags);

    one_host(blob, size, &any);
    if ( lcm.size && presence != HL_LCM_PRESENT )
        abort();
    one_host(blob, size, &small);

    free(blob);

    return 0;
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
