/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a launch has to say about itself.
 */

#include <xen/hyperlaunch/launch.h>
#include <xen/init.h>
#include <xen/lib.h>

void __init hl_report(const void *fdt, const struct hl_diags *diags)
{
    /* Not on the stack, of which there is little while booting. */
    static char __initdata line[512];
    unsigned int i;

    for ( i = 0; i < diags->nr; i++ )
    {
        const struct hl_diag *diag = &diags->diag[i];

        hl_diag_format(fdt, diag, line, sizeof(line));

        switch ( diag->severity )
        {
        case HL_NOTE:
            printk(XENLOG_INFO "Hyperlaunch: note: %s\n", line);
            break;

        case HL_ERROR:
            printk(XENLOG_ERR "Hyperlaunch: error: %s\n", line);
            break;

        case HL_FATAL:
            printk(XENLOG_ERR "Hyperlaunch: fatal: %s\n", line);
            break;
        }
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
