/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * When to use colours.
 */

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "colours.h"

bool colours_for(int fd)
{
    const char *term = getenv("TERM");

    return isatty(fd) && !getenv("NO_COLOR") &&
           (!term || strcmp(term, "dumb"));
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
