/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is in a gzip file.
 */

#include <stdlib.h>
#include <zlib.h>

#include "../base/pool.h"

#include "unpack.h"

/* Windows of 32 KiB, in a gzip header: see inflateInit2(). */
#define WINDOW (15 + 16)

#define MAX_UNPACKED (64U << 20)

/* Until its end, or there is enough of it. */
static int inflate_all(z_stream *stream, char **out, size_t *size)
{
    size_t room = 1U << 20;
    int rc = Z_OK;

    *size = 0;
    do {
        if ( *size )
            room *= 2;
        *out = grow(*out, room, 1);
        stream->next_out = (unsigned char *)*out + *size;
        stream->avail_out = room - *size;
        rc = inflate(stream, Z_NO_FLUSH);
        *size = room - stream->avail_out;
    } while ( rc == Z_OK && !stream->avail_out && room < MAX_UNPACKED );

    return rc;
}

void *unpack(const void *data, size_t size, size_t *unpacked)
{
    z_stream stream = {
        .next_in = (unsigned char *)data, .avail_in = size,
    };
    char *out = NULL;
    int rc;

    if ( inflateInit2(&stream, WINDOW) != Z_OK )
        return NULL;
    rc = inflate_all(&stream, &out, unpacked);
    inflateEnd(&stream);

    if ( rc == Z_STREAM_END || *unpacked == MAX_UNPACKED )
        return out;
    free(out);

    return NULL;
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
