/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch Control Module: collects faults, formats them.
 */

#include <xen/lib.h>
#include <xen/libfdt/libfdt.h>

#include "lcm-private.h"

/* Characters from the blob that a message shows; longer texts are cut off. */
#define MAX_SHOWN      64
#define MAX_SHOWN_PATH 160

static const struct {
    const char *id;
    enum hl_severity severity;
    const char *text;
} codes[HL_NR_CODES] = {
#define HL_CODE(name, id, severity, text) \
    [HL_E_##name] = { id, HL_##severity, text },
#include <xen/hyperlaunch/lcm-codes.h>
#undef HL_CODE
};

const struct hl_choice hl_role_names[HL_NR_ROLES] = {
    { "control",  HL_ROLE_CONTROL },
    { "hardware", HL_ROLE_HARDWARE },
    { "console",  HL_ROLE_CONSOLE },
    { "xenstore", HL_ROLE_XENSTORE },
    { "boot",     HL_ROLE_BOOT },
    { "recovery", HL_ROLE_RECOVERY },
};

/*
 * Collecting.
 */

void hl_diags_init(struct hl_diags *diags)
{
    /* diag[] is written before it is read: not worth clearing. */
    diags->nr = 0;
    diags->dropped = 0;
    diags->nr_errors = 0;
    diags->nr_fatal = 0;
}

/* Make room for one more by forgetting the newest note. */
static bool displace_note(struct hl_diags *diags)
{
    unsigned int i = diags->nr;

    while ( i-- )
    {
        if ( diags->diag[i].severity != HL_NOTE )
            continue;

        memmove(&diags->diag[i], &diags->diag[i + 1],
                (diags->nr - i - 1) * sizeof(diags->diag[0]));
        diags->nr--;
        return true;
    }

    return false;
}

static void keep(struct hl_diags *diags, const struct hl_diag *diag)
{
    if ( diags->nr == HL_MAX_DIAGS )
    {
        diags->dropped++;
        if ( diag->severity == HL_NOTE || !displace_note(diags) )
            return;
    }

    diags->diag[diags->nr++] = *diag;
}

/* Complete @diag with what does not depend on what was found. */
static void report(const struct hl_ctx *ctx, enum hl_code code,
                   const char *prop, const char *expected,
                   struct hl_diag *diag)
{
    diag->code = code;
    diag->severity = codes[code].severity;
    diag->node = ctx->node;
    diag->domain = ctx->domain;
    diag->property = prop;
    diag->expected = expected;

    if ( diag->severity == HL_FATAL )
        ctx->diags->nr_fatal++;
    else if ( diag->severity == HL_ERROR )
    {
        ctx->diags->nr_errors++;
        if ( ctx->domain >= 0 )
            ctx->lcm->domains[ctx->domain].nr_errors++;
        if ( ctx->module >= 0 )
            ctx->lcm->modules[ctx->module].nr_errors++;
    }

    keep(ctx->diags, diag);
}

void hl_fault(const struct hl_ctx *ctx, enum hl_code code, const char *prop,
              const char *expected)
{
    struct hl_diag diag = { .found_as = HL_FOUND_NOTHING };

    report(ctx, code, prop, expected, &diag);
}

void hl_fault_number(const struct hl_ctx *ctx, enum hl_code code,
                     const char *prop, uint64_t found, const char *expected)
{
    struct hl_diag diag = {
        .found_as = HL_FOUND_NUMBER,
        .found.number = found,
    };

    report(ctx, code, prop, expected, &diag);
}

void hl_fault_above(const struct hl_ctx *ctx, enum hl_code code,
                    const char *prop, uint64_t found, uint64_t most,
                    const char *unit)
{
    struct hl_diag diag = {
        .found_as = HL_FOUND_ABOVE,
        .found.above = found,
        .found.most = most,
    };

    report(ctx, code, prop, unit, &diag);
}

void hl_fault_module(const struct hl_ctx *ctx, enum hl_code code,
                     const struct hl_module *found, int other)
{
    struct hl_diag diag = {
        .found_as = found->by_index ? HL_FOUND_NUMBER : HL_FOUND_HEX,
        .found.number = found->by_index ? found->index : found->addr,
        .other = other,
    };

    report(ctx, code, NULL, NULL, &diag);
}

void hl_fault_hex(const struct hl_ctx *ctx, enum hl_code code,
                  const char *prop, uint64_t found, const char *expected)
{
    struct hl_diag diag = {
        .found_as = HL_FOUND_HEX,
        .found.number = found,
    };

    report(ctx, code, prop, expected, &diag);
}

void hl_fault_pci(const struct hl_ctx *ctx, enum hl_code code,
                  const char *prop, uint32_t sbdf)
{
    struct hl_diag diag = { .found_as = HL_FOUND_PCI, .found.number = sbdf };

    report(ctx, code, prop, NULL, &diag);
}

void hl_fault_length(const struct hl_ctx *ctx, enum hl_code code,
                     const char *prop, size_t found, const char *expected)
{
    struct hl_diag diag = {
        .found_as = HL_FOUND_LENGTH,
        .found.number = found,
    };

    report(ctx, code, prop, expected, &diag);
}

void hl_fault_string(const struct hl_ctx *ctx, enum hl_code code,
                     const char *prop, const char *found, size_t len,
                     const char *expected)
{
    struct hl_diag diag = {
        .found_as = HL_FOUND_STRING,
        .found.str = found,
        .found.str_len = len,
    };

    report(ctx, code, prop, expected, &diag);
}

/*
 * Formatting.
 */

/* Text being put together; len goes on counting when buf is full. */
struct text {
    char *buf;
    size_t size;
    size_t len;
};

static void put_char(struct text *t, char c)
{
    if ( t->len + 1 < t->size )
        t->buf[t->len] = c;
    t->len++;
}

static void put(struct text *t, const char *str)
{
    while ( *str )
        put_char(t, *str++);
}

static void put_number(struct text *t, uint64_t number, bool hex)
{
    char digits[20];
    unsigned int base = hex ? 16 : 10, nr = 0;

    if ( hex )
        put(t, "0x");

    do {
        digits[nr++] = "0123456789abcdef"[number % base];
        number /= base;
    } while ( number );

    while ( nr )
        put_char(t, digits[--nr]);
}

/* The lowest @nr hexadecimal digits of @number. */
static void put_hex(struct text *t, uint32_t number, unsigned int nr)
{
    while ( nr-- )
        put_char(t, "0123456789abcdef"[(number >> (4 * nr)) & 15]);
}

/* Text from the blob: may hold anything, terminal escapes included. */
static void put_foreign(struct text *t, const char *str, size_t len,
                        size_t max)
{
    size_t i, shown = len > max ? max : len;

    for ( i = 0; i < shown; i++ )
    {
        unsigned char c = str[i];

        if ( hl_is_printable(&str[i], 1) && c != '"' && c != '\\' )
            put_char(t, c);
        else
        {
            put(t, "\\x");
            put_hex(t, c, 2);
        }
    }

    if ( shown < len )
        put(t, "...");
}

static void put_node(struct text *t, const void *fdt, int node)
{
    char path[MAX_SHOWN_PATH];
    const char *name;
    int len;

    if ( !fdt_get_path(fdt, node, path, sizeof(path)) )
    {
        put_foreign(t, path, strlen(path), MAX_SHOWN_PATH);
        return;
    }

    put(t, ".../");
    name = fdt_get_name(fdt, node, &len);
    if ( name )
        put_foreign(t, name, len, MAX_SHOWN);
}

static void put_pci(struct text *t, uint32_t sbdf)
{
    put_hex(t, sbdf >> 16, 4);
    put_char(t, ':');
    put_hex(t, sbdf >> 8, 2);
    put_char(t, ':');
    put_hex(t, (sbdf >> 3) & 0x1f, 2);
    put_char(t, '.');
    put_hex(t, sbdf & 7, 1);
}

static void put_found(struct text *t, const struct hl_diag *diag)
{
    put(t, ": found ");

    switch ( diag->found_as )
    {
    case HL_FOUND_NOTHING:
        break;

    case HL_FOUND_NUMBER:
    case HL_FOUND_HEX:
        put_number(t, diag->found.number, diag->found_as == HL_FOUND_HEX);
        break;

    case HL_FOUND_ABOVE:
        put_number(t, diag->found.above, false);
        break;

    case HL_FOUND_PCI:
        put_pci(t, diag->found.number);
        break;

    case HL_FOUND_LENGTH:
        put_number(t, diag->found.number, false);
        put(t, diag->found.number == 1 ? " byte" : " bytes");
        break;

    case HL_FOUND_STRING:
        put_char(t, '"');
        put_foreign(t, diag->found.str, diag->found.str_len, MAX_SHOWN);
        put_char(t, '"');
        break;
    }
}

static int terminate(struct text *t)
{
    if ( t->size )
        t->buf[t->len < t->size ? t->len : t->size - 1] = '\0';

    return t->len;
}

int hl_diag_format(const void *fdt, const struct hl_diag *diag,
                   char *buf, size_t size)
{
    struct text t = { .buf = buf, .size = size };

    if ( diag->node >= 0 )
    {
        put_node(&t, fdt, diag->node);
        put(&t, ": ");
    }

    if ( diag->property )
    {
        put_foreign(&t, diag->property, strlen(diag->property), MAX_SHOWN);
        put(&t, ": ");
    }

    put(&t, codes[diag->code].text);

    if ( diag->found_as != HL_FOUND_NOTHING )
        put_found(&t, diag);

    if ( diag->other )
    {
        put(&t, " (see ");
        put_node(&t, fdt, diag->other);
        put_char(&t, ')');
    }

    if ( diag->expected )
    {
        put(&t, diag->found_as == HL_FOUND_NOTHING ? ": expected "
                                                   : ", expected ");
        if ( diag->found_as == HL_FOUND_ABOVE )
        {
            put(&t, "at most ");
            put_number(&t, diag->found.most, false);
            put_char(&t, ' ');
        }
        put(&t, diag->expected);
    }

    return terminate(&t);
}

const char *hl_code_name(enum hl_code code)
{
    return code > HL_E_NONE && code < HL_NR_CODES ? codes[code].id : "none";
}

int hl_roles_format(unsigned int roles, char *buf, size_t size)
{
    struct text t = { .buf = buf, .size = size };
    unsigned int i;

    for ( i = 0; i < ARRAY_SIZE(hl_role_names); i++ )
    {
        if ( !(roles & hl_role_names[i].value) )
            continue;
        if ( t.len )
            put_char(&t, ',');
        put(&t, hl_role_names[i].name);
    }

    if ( !t.len )
        put(&t, "none");

    return terminate(&t);
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
