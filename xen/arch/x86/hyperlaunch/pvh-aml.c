/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The DSDT of a PVH guest without hardware, as AML: it has processors, and
 * nothing else.
 *
 *   Scope (_SB)
 *   {
 *       Device (C000) { Name (_HID, "ACPI0007") Name (_UID, Zero) }
 *       Device (C001) { Name (_HID, "ACPI0007") Name (_UID, One) }
 *       ...
 *   }
 *
 * Every _UID is that of an entry of the MADT.  The encoding is the shortest, as
 * compilers have it.
 */

#include <xen/init.h>
#include <xen/string.h>

#include "pvh.h"

#define AML_ZERO     0x00
#define AML_ONE      0x01
#define AML_NAME     0x08
#define AML_BYTE     0x0a
#define AML_WORD     0x0b
#define AML_STRING   0x0d
#define AML_SCOPE    0x10
#define AML_EXT      0x5b
#define AML_EXT_DEV  0x82

/* Where the next byte goes.  Without @p, they are just counted. */
struct aml {
    uint8_t *p;
    size_t len;
};

static void __init put(struct aml *a, uint8_t byte)
{
    if ( a->p )
        a->p[a->len] = byte;

    a->len++;
}

static void __init put_chars(struct aml *a, const char *s)
{
    while ( *s )
        put(a, *s++);
}

static void __init put_integer(struct aml *a, uint16_t value)
{
    if ( value <= 1 )
        put(a, value ? AML_ONE : AML_ZERO);
    else if ( value <= 0xff )
    {
        put(a, AML_BYTE);
        put(a, value);
    }
    else
    {
        put(a, AML_WORD);
        put(a, value);
        put(a, value >> 8);
    }
}

/*
 * The length of a package whose contents are @len bytes; it covers itself.  The
 * first byte says how many follow, and has the low bits.  Two suffice for the
 * largest number of vCPUs.
 */
static void __init put_package_length(struct aml *a, size_t len)
{
    unsigned int extra;

    if ( len + 1 < (1U << 6) )
    {
        put(a, len + 1);
        return;
    }

    extra = len + 2 < (1U << 12) ? 1 : 2;
    len += 1 + extra;

    put(a, (extra << 6) | (len & 0xf));
    for ( len >>= 4; extra--; len >>= 8 )
        put(a, len);
}

static void __init put_processor_body(struct aml *a, unsigned int vcpu)
{
    static const char __initconst digits[] = "0123456789ABCDEF";

    put(a, 'C');
    put(a, digits[(vcpu >> 8) & 0xf]);
    put(a, digits[(vcpu >> 4) & 0xf]);
    put(a, digits[vcpu & 0xf]);

    put(a, AML_NAME);
    put_chars(a, "_HID");
    put(a, AML_STRING);
    put_chars(a, "ACPI0007");
    put(a, 0);

    put(a, AML_NAME);
    put_chars(a, "_UID");
    put_integer(a, vcpu);
}

static void __init put_processors(struct aml *a, unsigned int nr_vcpus)
{
    unsigned int i;

    for ( i = 0; i < nr_vcpus; i++ )
    {
        struct aml body = {};

        put_processor_body(&body, i);

        put(a, AML_EXT);
        put(a, AML_EXT_DEV);
        put_package_length(a, body.len);
        put_processor_body(a, i);
    }
}

size_t __init hl_pvh_aml(void *buf, unsigned int nr_vcpus)
{
    static const char __initconst name[] = "_SB_";
    struct aml aml = { .p = buf }, processors = {};

    put_processors(&processors, nr_vcpus);

    put(&aml, AML_SCOPE);
    put_package_length(&aml, strlen(name) + processors.len);
    put_chars(&aml, name);
    put_processors(&aml, nr_vcpus);

    return aml.len;
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
