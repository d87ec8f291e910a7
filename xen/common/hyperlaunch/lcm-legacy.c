/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: meanings of the older words, and of the bit fields.
 *
 * Which words these are stands in the vocabularies of lcm-domain.c and
 * lcm-module.c.
 */

#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

#define ROLES_CLASSIC (HL_ROLE_CONTROL | HL_ROLE_HARDWARE | HL_ROLE_XENSTORE)

/* A bit of a bit field, and the roles that it stands for. */
struct role_bit {
    uint32_t bit;
    unsigned int roles;
};

void hl_roles_say(struct hl_roles_said *said, enum hl_roles_way way,
                  const char *word, unsigned int can_say, unsigned int says)
{
    /* Of several, always the same one, whatever their order. */
    if ( !said->way[way].word || strcmp(said->way[way].word, word) < 0 )
        said->way[way].word = word;
    said->way[way].can_say |= can_say;
    said->way[way].says |= says;
}

/*
 * @can_say are the roles that the word decides on either way: a bit that is
 * not set says that the domain lacks the role.
 */
static void read_role_bits(const struct hl_ctx *ctx,
                           const struct hl_prop *prop,
                           const struct role_bit *bits, unsigned int nr,
                           unsigned int can_say, const char *expected,
                           struct hl_roles_said *said, enum hl_roles_way way)
{
    uint32_t known = 0, value;
    unsigned int roles = 0, i;

    for ( i = 0; i < nr; i++ )
        known |= bits[i].bit;

    if ( !hl_read_bits(ctx, prop, known, &value, expected) )
        return;

    for ( i = 0; i < nr; i++ )
        if ( value & bits[i].bit )
            roles |= bits[i].roles;

    hl_roles_say(said, way, prop->name, can_say | roles, roles);
}

void hl_read_capabilities(const struct hl_ctx *ctx, const struct hl_prop *prop,
                          struct hl_roles_said *said)
{
    static const struct role_bit bits[] = {
        { 1U << 0, HL_ROLE_CONTROL },
        { 1U << 1, HL_ROLE_HARDWARE },
        { 1U << 2, HL_ROLE_XENSTORE },
    };

    read_role_bits(ctx, prop, bits, ARRAY_SIZE(bits), ROLES_CLASSIC,
                   "control 1, hardware 2, xenstore 4", said,
                   HL_ROLES_DOM0LESS);
}

void hl_read_permissions(const struct hl_ctx *ctx, const struct hl_prop *prop,
                         struct hl_roles_said *said)
{
    static const struct role_bit bits[] = {
        { 1U << 0, HL_ROLE_CONTROL },
        { 1U << 1, HL_ROLE_HARDWARE },
    };

    read_role_bits(ctx, prop, bits, ARRAY_SIZE(bits),
                   HL_ROLE_CONTROL | HL_ROLE_HARDWARE,
                   "control 1, hardware 2", said, HL_ROLES_2021);
}

void hl_read_functions(const struct hl_ctx *ctx, const struct hl_prop *prop,
                       struct hl_roles_said *said)
{
    static const struct role_bit bits[] = {
        { 1U << 0,  HL_ROLE_BOOT },
        { 1U << 1,  HL_ROLE_RECOVERY },
        { 1U << 2,  HL_ROLE_CONSOLE },
        { 1U << 30, HL_ROLE_XENSTORE },
        { 1U << 31, ROLES_CLASSIC },
    };

    read_role_bits(ctx, prop, bits, ARRAY_SIZE(bits),
                   HL_ROLE_BOOT | HL_ROLE_RECOVERY | HL_ROLE_CONSOLE |
                   HL_ROLE_XENSTORE,
                   "boot 1, recovery 2, console 4, xenstore 1 << 30, all of a Dom0 1 << 31",
                   said, HL_ROLES_2021);
}

/* 2023. */
void hl_read_role(const struct hl_ctx *ctx, const struct hl_prop *prop,
                  struct hl_roles_said *said)
{
    static const struct role_bit bits[] = {
        { 1U << 0, ROLES_CLASSIC },
        { 1U << 1, HL_ROLE_CONTROL },
        { 1U << 2, HL_ROLE_HARDWARE },
        { 1U << 3, HL_ROLE_XENSTORE },
    };

    read_role_bits(ctx, prop, bits, ARRAY_SIZE(bits), ROLES_CLASSIC,
                   "unbounded 1, control 2, hardware 4, xenstore 8", said,
                   HL_ROLES_2023);
}

/*
 * An LCM for several generations of Xen says its roles several times, each
 * word as far as it is able to.  The domain has the roles that any of them
 * names, and a word that could have named one of these but does not is in
 * contradiction with the rest.
 */
unsigned int hl_roles_resolve(const struct hl_ctx *ctx,
                              const struct hl_roles_said *said)
{
    unsigned int roles = 0, i;

    for ( i = 0; i < ARRAY_SIZE(said->way); i++ )
        roles |= said->way[i].says;

    for ( i = 0; i < ARRAY_SIZE(said->way); i++ )
        if ( (roles & said->way[i].can_say) != said->way[i].says )
            hl_fault(ctx, HL_E_CONFLICT, said->way[i].word,
                     "the same roles as in the other words");

    return roles;
}

void hl_read_mode_bits(const struct hl_ctx *ctx, const struct hl_prop *prop,
                       enum hl_mode *mode)
{
    enum { PV = 1, DEVICE_MODEL = 2, LONG = 4 };
    uint32_t bits;

    if ( !hl_read_bits(ctx, prop, PV | DEVICE_MODEL | LONG, &bits,
                       "PV 1, device model 2, 64-bit 4") )
        return;

    if ( (bits & PV) && (bits & DEVICE_MODEL) )
    {
        hl_fault_hex(ctx, HL_E_MODE_CONFLICT, prop->name, bits, NULL);
        return;
    }

    /* LONG is what the kernel says in any case. */
    if ( bits & PV )
        *mode = HL_MODE_PV;
    else
        *mode = (bits & DEVICE_MODEL) ? HL_MODE_HVM : HL_MODE_PVH;
}

void hl_check_hypervisor_compatible(const struct hl_ctx *ctx,
                                    const struct hl_prop *prop)
{
    static const char old[] = "xen,x86";

    if ( hl_list_has(prop, old) )
        hl_fault_string(ctx, HL_E_DEPRECATED, prop->name,
                        old, sizeof(old) - 1, "\"hypervisor,xen\" alone");
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
