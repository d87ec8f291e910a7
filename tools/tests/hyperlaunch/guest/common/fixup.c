// SPDX-License-Identifier: GPL-2.0-only
#include "fixup.h"

/* As access.inc.S and its kind write it; the linker scripts give the bounds. */
struct fixup {
    uint64_t instruction, resume;
};
extern const struct fixup fixups_start[], fixups_end[];

bool fix_up(uint64_t *pc)
{
    const struct fixup *fixup;

    for ( fixup = fixups_start; fixup < fixups_end; fixup++ )
    {
        if ( *pc != fixup->instruction )
            continue;
        *pc = fixup->resume;
        return true;
    }

    return false;
}
