/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Bytes that the tool is to find in a file, of which there is none.
 */

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "given.h"

static FILE *input, *before;
static int fd = -1;
static char path[32];

void given_as_input(const uint8_t *data, size_t size)
{
    input = fmemopen((void *)data, size, "rb");
    if ( !input )
        abort();
    before = stdin;
    stdin = input;
}

const char *given_as_file(const uint8_t *data, size_t size)
{
    fd = memfd_create("given", MFD_CLOEXEC);
    if ( fd < 0 || write(fd, data, size) != size )
        abort();
    snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);

    return path;
}

void given_end(void)
{
    if ( input )
    {
        stdin = before;
        fclose(input);
        input = NULL;
    }
    if ( fd >= 0 )
    {
        close(fd);
        fd = -1;
    }
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
