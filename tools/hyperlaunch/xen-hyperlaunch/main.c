/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * xen-hyperlaunch: look at a launch from inside of a domain, and have a say in
 * it.
 */

#include <stdio.h>

#include "command.h"
#include "hypercall.h"

int main(int argc, char **argv)
{
    const struct env env = {
        .out = stdout,
        .err = stderr,
        .open = xen_open,
        .close = xen_close,
    };

    return run_command(argc, argv, &env);
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
