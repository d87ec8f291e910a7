/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Words of dom0less, which the parser passes by: what Xen on Arm refuses of them
 * whatever the machine is like.  (xen/arch/arm/hyperlaunch/properties.c)
 */

#include <limits.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "../base/array.h"

#include "check.h"

/* What an interrupt controller has, but for 32 lines of each CPU and 4 others. */
#define MAX_SPIS 988

static void bad(const struct input *input, const struct hl_domain *d,
                const char *name, const char *what, struct report *report)
{
    struct place place = place_of_domain(input, d, name);

    report_add(report, SEV_ERROR, &place, "bad-value", "%.*s: %s: %s",
               NAME(d), name, what);
}

static void check_numbers(const struct input *input,
                          const struct hl_domain *d, struct report *report)
{
    static const struct {
        const char *name;
        unsigned int least, most;
        const char *range;
    } numbers[] = {
        { "nr_spis", 0, MAX_SPIS, "must be a number from 0 to 988" },
        { "max_grant_version", 1, 2, "must be 1 or 2" },
        { "max_grant_frames", 1, INT_MAX,
          "must be a number from 1 to 2147483647" },
        { "max_maptrack_frames", 0, INT_MAX,
          "must be a number from 0 to 2147483647" },
        { "xen,domain-p2m-mem-mb", 0, INT_MAX,
          "must be a number of MiB, up to 2147483647" },
    };
    unsigned int i, value;

    for ( i = 0; i < NR(numbers); i++ )
    {
        int len;
        const fdt32_t *cell = fdt_getprop(input->blob.data, d->node,
                                          numbers[i].name, &len);

        if ( !cell )
            continue;
        value = len == sizeof(*cell) ? fdt32_to_cpu(*cell) : 0;
        if ( len != sizeof(*cell) || value < numbers[i].least ||
             value > numbers[i].most )
            bad(input, d, numbers[i].name, numbers[i].range, report);
    }
}

/* One string, with its NUL? */
static bool is_string(const char *value, int len)
{
    return len > 0 && strnlen(value, len) == len - 1;
}

static void check_strings(const struct input *input,
                          const struct hl_domain *d, struct report *report)
{
    const void *fdt = input->blob.data;
    int len;
    const char *value = fdt_getprop(fdt, d->node, "passthrough", &len);

    if ( value && (!is_string(value, len) || (strcmp(value, "enabled") &&
                                              strcmp(value, "disabled"))) )
        bad(input, d, "passthrough", "must be enabled or disabled", report);

    value = fdt_getprop(fdt, d->node, "llc-colors", &len);
    if ( value && !is_string(value, len) )
        bad(input, d, "llc-colors",
            "must be a text: numbers, and ranges of them, such as 0-3,6",
            report);
}

static void hint_for_flag(const struct input *input, struct report *report)
{
    report_hint(report, "%s",
                input->kind == INPUT_LAUNCH_FILE
                ? "write true or false: any other value is taken for a text"
                : "write the name alone, or leave it out");
}

/* Empty, or with numbers that mean something else. */
static void check_flags(const struct input *input, const struct hl_domain *d,
                        struct report *report)
{
    const void *fdt = input->blob.data;
    int len;

    if ( fdt_getprop(fdt, d->node, "direct-map", &len) )
    {
        if ( len )
        {
            bad(input, d, "direct-map", "is there or not, and has no value",
                report);
            hint_for_flag(input, report);
        }
        else if ( !fdt_getprop(fdt, d->node, "xen,static-mem", NULL) )
            bad(input, d, "direct-map",
                "needs xen,static-mem, which says where that is", report);
    }

    /* Even one that looks like a no. */
    if ( fdt_getprop(fdt, d->node, "vpl011", &len) && len )
    {
        struct place place = place_of_domain(input, d, "vpl011");

        report_add(report, SEV_WARNING, &place, "value-ignored",
                   "%.*s: vpl011: has a value, but is on whatever that is",
                   NAME(d));
        hint_for_flag(input, report);
    }

    if ( fdt_getprop(fdt, d->node, "domain-cpupool", &len) &&
         len != sizeof(fdt32_t) )
        bad(input, d, "domain-cpupool",
            "must be the phandle of a node compatible with xen,cpupool",
            report);
}

/* Bits of a vector: without a number as many as there can be. */
static void check_sve(const struct input *input, const struct hl_domain *d,
                      struct report *report)
{
    int len;
    const fdt32_t *cell = fdt_getprop(input->blob.data, d->node, "sve", &len);
    unsigned int bits;

    if ( !cell || !len )
        return;
    bits = len == sizeof(*cell) ? fdt32_to_cpu(*cell) : 1;
    if ( bits % 128 || bits > 2048 )
        bad(input, d, "sve",
            "must be a number of bits: 128, 256 and so on, up to 2048",
            report);
}

void check_dom0less(const struct input *input, struct report *report)
{
    const struct hl_lcm *lcm = input->lcm;
    unsigned int i;

    for ( i = 0; i < lcm->nr_domains; i++ )
    {
        const struct hl_domain *d = &lcm->domains[i];

        /* None of them is for a domain that has the machine's devices. */
        if ( d->roles & HL_ROLE_HARDWARE )
            continue;
        check_numbers(input, d, report);
        check_strings(input, d, report);
        check_flags(input, d, report);
        check_sve(input, d, report);
    }
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
