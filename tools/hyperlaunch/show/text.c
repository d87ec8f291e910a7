/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Values of a launch as text.
 */

#include <inttypes.h>

#include "../base/digest.h"
#include "../base/harmless.h"
#include "../base/units.h"

#include "text.h"

const char *const ring_names[NR_RINGS] = {
    [RING_XENSTORE] = "xenstore",
    [RING_CONSOLE] = "console",
};

const char *text_memory(struct pool *pool, uint64_t kib)
{
    char buf[MEMORY_TEXT];

    return pool_strdup(pool, format_kib(kib, buf));
}

static const char *as_written(struct pool *pool, const struct shown_domain *d,
                              enum domain_key key)
{
    const char *str = d->as_written ? value_str(&d->as_written->values[key])
                                    : NULL;

    return str ? harmless_text(pool, str) : NULL;
}

const char *text_memory_of(struct pool *pool, const struct shown_domain *d)
{
    const char *written = as_written(pool, d, DK_MEMORY);

    if ( written )
        return written;

    return d->hd->has_memory ? text_memory(pool, d->hd->memory_kb) : "rest";
}

const char *text_cpus_of(struct pool *pool, const struct shown_domain *d)
{
    const char *written = as_written(pool, d, DK_CPUS);

    return written ? written : pool_printf(pool, "%" PRIu32, d->hd->cpus);
}

/* To three digits or so: for people who want to know how large a file is. */
const char *text_bytes(struct pool *pool, uint64_t bytes)
{
    static const char units[] = "BKMGT";
    unsigned int unit = 0;
    uint64_t tenths = bytes * 10;

    if ( bytes >= 1ULL << 60 )
        return pool_printf(pool, "%" PRIu64 "B", bytes);

    for ( ; tenths >= 10240 && units[unit + 1]; unit++ )
        tenths = (tenths + 512) / 1024;

    if ( !unit || tenths >= 1000 )
        return pool_printf(pool, "%" PRIu64 "%c", (tenths + 5) / 10,
                           units[unit]);

    return pool_printf(pool, "%" PRIu64 ".%" PRIu64 "%c", tenths / 10,
                       tenths % 10, units[unit]);
}

const char *text_time(struct pool *pool, uint32_t ms)
{
    if ( !ms )
        return "0";
    if ( ms % 60000 == 0 && ms > 60000 )
        return pool_printf(pool, "%" PRIu32 "min", ms / 60000);
    if ( ms % 1000 == 0 )
        return pool_printf(pool, "%" PRIu32 "s", ms / 1000);

    return pool_printf(pool, "%" PRIu32 "ms", ms);
}

const char *text_roles(struct pool *pool, unsigned int roles)
{
    char buf[HL_ROLES_STR_MAX];

    hl_roles_format(roles, buf, sizeof(buf));

    return pool_strdup(pool, buf);
}

const char *text_access(unsigned int access)
{
    static const char *const texts[] = {
        "none", "query", "start", "query,start", "configure",
        "query,configure", "start,configure", "query,start,configure",
    };

    return texts[access & 7];
}

const char *text_uuid(struct pool *pool, const uint8_t *uuid)
{
    const uint8_t *u = uuid;

    return pool_printf(pool, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x",
                       u[0], u[1], u[2], u[3], u[4], u[5], u[6], u[7], u[8],
                       u[9], u[10], u[11], u[12], u[13], u[14], u[15]);
}

const char *text_digest(struct pool *pool, const uint8_t *sha256)
{
    char buf[DIGEST_TEXT];

    return pool_strdup(pool, format_digest(sha256, buf));
}

const char *text_mode(enum hl_mode mode)
{
    static const char *const texts[] = {
        [HL_MODE_DEFAULT] = "auto",
        [HL_MODE_PV] = "pv",
        [HL_MODE_PVH] = "pvh",
        [HL_MODE_HVM] = "hvm",
    };

    return texts[mode];
}

const char *text_enhanced(enum hl_enhanced enhanced)
{
    static const char *const texts[] = {
        [HL_ENHANCED_DEFAULT] = "default",
        [HL_ENHANCED_DISABLED] = "disabled",
        [HL_ENHANCED_NO_XENSTORE] = "no-xenstore",
        [HL_ENHANCED_ENABLED] = "enabled",
    };

    return texts[enhanced];
}

const char *text_policy(enum hl_failure_policy policy)
{
    return policy == HL_FAILURE_RECOVERY_ONLY ? "recovery-only" : "continue";
}

const char *text_module_kind(enum hl_module_kind kind)
{
    static const char *const texts[] = {
        [HL_MODULE_KERNEL] = "kernel",
        [HL_MODULE_RAMDISK] = "ramdisk",
        [HL_MODULE_DEVICE_TREE] = "device-tree",
        [HL_MODULE_CONFIG] = "config",
        [HL_MODULE_MICROCODE] = "microcode",
        [HL_MODULE_XSM_POLICY] = "xsm-policy",
    };

    return texts[kind];
}

const char *text_pci_device(struct pool *pool, uint32_t device)
{
    return pool_printf(pool, "%04x:%02x:%02x.%x", device >> 16,
                       (device >> 8) & 0xff, (device >> 3) & 0x1f, device & 7);
}

const char *text_domains(struct view *view, uint64_t domains,
                         const char *separator)
{
    const char *text = "";
    unsigned int i;

    for ( i = 0; i < view->nr_domains; i++ )
        if ( (domains >> i) & 1 )
            text = pool_printf(&view->pool, "%s%s%s", text,
                               *text ? separator : "",
                               harmless_text(&view->pool,
                                             view->domains[i].name));

    return text;
}

const char *text_ring(struct view *view, const struct ring *ring)
{
    const char *name = harmless_text(&view->pool,
                                     view->domains[ring->backend].name);

    return ring->provided ? pool_printf(&view->pool, "%s (if %s)", name,
                                        ring->provided)
                          : name;
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
