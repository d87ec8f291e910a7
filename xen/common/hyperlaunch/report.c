/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a launch has to say about itself.
 */

#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/lib.h>

static const char *__init severity_name(enum hl_severity severity)
{
    switch ( severity )
    {
    case HL_NOTE:
        return XENLOG_INFO "Hyperlaunch: note";

    case HL_ERROR:
        return XENLOG_ERR "Hyperlaunch: error";

    case HL_FATAL:
        break;
    }

    return XENLOG_ERR "Hyperlaunch: fatal";
}

void __init hl_report(const void *fdt, const struct hl_diags *diags)
{
    /* Not on the stack, of which there is little while booting. */
    static char __initdata line[512];
    unsigned int i;

    for ( i = 0; i < diags->nr; i++ )
    {
        const struct hl_diag *diag = &diags->diag[i];

        hl_diag_format(fdt, diag, line, sizeof(line));
        printk("%s: %s\n", severity_name(diag->severity), line);
    }

    if ( diags->dropped )
        printk(XENLOG_ERR "Hyperlaunch: %u further messages left out\n",
               diags->dropped);
}

int __init hl_fail(struct hl_failure *why, int rc, const char *prop,
                   const char *fmt, ...)
{
    va_list args;

    why->node = -1;
    why->property = prop;

    va_start(args, fmt);
    vsnprintf(why->text, sizeof(why->text), fmt, args);
    va_end(args);

    return rc;
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
