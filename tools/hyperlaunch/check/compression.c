/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * How a kernel is compressed, and what Xen on x86 makes of it.
 */

#include <string.h>

#include "../base/array.h"

#include "compression.h"

/*
 * As Xen knows them.  Hyperlaunch only unpacks kernels by those of its functions
 * which keep to the room that there is.
 */
static const struct {
    const char *magic;
    size_t size;
    enum compression compression;
} magics[] = {
    { "\x1f\x8b", 2, COMPRESSION_GZIP },
    { "\xfd" "7zXZ", 6, COMPRESSION_XEN },
    { "\x02\x21", 2, COMPRESSION_XEN },            /* lz4, as for kernels */
    { "\x28\xb5\x2f\xfd", 4, COMPRESSION_XEN },    /* zstd */
    { "BZh", 3, COMPRESSION_REFUSED },
    { "\x5d\0", 2, COMPRESSION_REFUSED },          /* lzma */
    { "\x89LZO", 4, COMPRESSION_REFUSED },
};

enum compression compression_of(const void *data, size_t size)
{
    unsigned int i;

    for ( i = 0; i < NR(magics); i++ )
        if ( size >= magics[i].size &&
             !memcmp(data, magics[i].magic, magics[i].size) )
            return magics[i].compression;

    return COMPRESSION_NONE;
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
