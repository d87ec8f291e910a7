/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Build device trees in memory.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/hyperlaunch/lcm.h>
#include <xen/libfdt/libfdt.h>

#include "dt.h"

/* More than the parser accepts, so that too large ones can be built. */
#define CAPACITY (2 * HL_MAX_LCM_SIZE)

/* One at a time. */
static struct dt {
    char blob[CAPACITY] __attribute__((__aligned__(8)));
    unsigned int depth;    /* nodes begun and not ended */
} the_dt;

static void need(int rc)
{
    if ( rc )
    {
        fprintf(stderr, "building a device tree: %s\n", fdt_strerror(rc));
        abort();
    }
}

struct dt *dt_new(void)
{
    struct dt *dt = &the_dt;

    dt->depth = 0;
    need(fdt_create(dt->blob, CAPACITY));
    need(fdt_finish_reservemap(dt->blob));
    dt_node(dt, "");

    return dt;
}

struct dt *dt_lcm(void)
{
    struct dt *dt = dt_new();

    dt_node(dt, "chosen");
    dt_node(dt, "hypervisor");
    dt_str(dt, "compatible", "hypervisor,xen");

    return dt;
}

void dt_node(struct dt *dt, const char *name)
{
    need(fdt_begin_node(dt->blob, name));
    dt->depth++;
}

void dt_end(struct dt *dt)
{
    need(fdt_end_node(dt->blob));
    dt->depth--;
}

void dt_prop(struct dt *dt, const char *name, const void *value, size_t len)
{
    need(fdt_property(dt->blob, name, value, len));
}

void dt_str(struct dt *dt, const char *name, const char *value)
{
    dt_prop(dt, name, value, strlen(value) + 1);
}

void dt_u32(struct dt *dt, const char *name, uint32_t value)
{
    need(fdt_property_u32(dt->blob, name, value));
}

void dt_u64(struct dt *dt, const char *name, uint64_t value)
{
    need(fdt_property_u64(dt->blob, name, value));
}

void dt_config(struct dt *dt)
{
    dt_node(dt, "config");
    dt_str(dt, "compatible", "xen,config");
}

void dt_bare_domain(struct dt *dt, const char *name)
{
    dt_node(dt, name);
    dt_str(dt, "compatible", "xen,domain");
}

void dt_domain(struct dt *dt, const char *name)
{
    dt_bare_domain(dt, name);
    dt_str(dt, "memory", "64M");
}

void dt_module(struct dt *dt, const char *name, const char *kind)
{
    char compatible[64];
    int len = snprintf(compatible, sizeof(compatible),
                       "%s%cmultiboot,module", kind, '\0');

    dt_node(dt, name);
    dt_prop(dt, "compatible", compatible, len + 1);
}

void dt_kernel(struct dt *dt, uint32_t index)
{
    dt_module(dt, "kernel", "multiboot,kernel");
    dt_u32(dt, "module-index", index);
    dt_end(dt);
}

void dt_good_domain(struct dt *dt, const char *name)
{
    dt_domain(dt, name);
    dt_kernel(dt, 1);
    dt_end(dt);
}

void *dt_finish(struct dt *dt, size_t *size)
{
    void *blob;

    while ( dt->depth )
        dt_end(dt);
    need(fdt_finish(dt->blob));

    *size = fdt_totalsize(dt->blob);
    blob = malloc(*size);
    if ( !blob )
        abort();

    return memcpy(blob, dt->blob, *size);
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
