/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How many instructions does an LCM take?  To be run by bench.sh.
 */

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

#include <xen/hyperlaunch/lcm.h>

static struct hl_lcm lcm;
static struct hl_diags diags;

/* Found by name: what is counted is what happens in here. */
bool bench_lcm(const void *blob, size_t size);

bool __attribute__((__noinline__)) bench_lcm(const void *blob, size_t size)
{
    static const struct hl_host host = {
        .nr_modules = UINT_MAX,
        .max_cpus = UINT_MAX,
        .max_cmdline = UINT_MAX,
    };

    return hl_lcm_parse(blob, size, &lcm, &diags) &&
           hl_lcm_validate(&lcm, &host, &diags);
}

int main(int argc, char **argv)
{
    static char blob[HL_MAX_LCM_SIZE] __attribute__((__aligned__(8)));
    FILE *file = argc == 2 ? fopen(argv[1], "rb") : NULL;
    size_t size;

    if ( !file )
    {
        fprintf(stderr, "usage: bench-lcm FILE.dtb\n");
        return 2;
    }

    size = fread(blob, 1, sizeof(blob), file);
    fclose(file);

    if ( !bench_lcm(blob, size) || diags.nr )
    {
        fprintf(stderr, "%s: not a good LCM\n", argv[1]);
        return 1;
    }

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
