/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What the picture of a launch looks like.
 */

#include "dot-style.h"

const struct role_style role_styles[NR_ROLE_STYLES] = {
    { HL_ROLE_CONTROL,  "control",  "#f5b7a3" },
    { HL_ROLE_HARDWARE, "hardware", "#f7d98c" },
    { HL_ROLE_CONSOLE,  "console",  "#d5c3ef" },
    { HL_ROLE_XENSTORE, "xenstore", "#a8ddd4" },
    { HL_ROLE_BOOT,     "boot",     "#bfe0a5" },
    { HL_ROLE_RECOVERY, "recovery", "#f6b6d2" },
};

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
