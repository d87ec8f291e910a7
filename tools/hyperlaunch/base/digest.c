/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * SHA-256, as Xen computes it.
 */

#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <xen/sha2.h>

#include "digest.h"

void digest_data(const void *data, size_t size, uint8_t digest[DIGEST_BYTES])
{
    sha2_256_digest(digest, data, size);
}

static bool digest_fd(int fd, uint8_t digest[DIGEST_BYTES])
{
    struct stat status;
    void *data;

    if ( fstat(fd, &status) )
        return false;
    if ( !status.st_size )
    {
        digest_data("", 0, digest);
        return true;
    }

    data = mmap(NULL, status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if ( data == MAP_FAILED )
        return false;
    digest_data(data, status.st_size, digest);
    munmap(data, status.st_size);

    return true;
}

bool digest_file(const char *path, uint8_t digest[DIGEST_BYTES])
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool good = fd >= 0 && digest_fd(fd, digest);

    if ( fd >= 0 )
        close(fd);

    return good;
}

const char *format_digest(const uint8_t digest[DIGEST_BYTES],
                          char buf[DIGEST_TEXT])
{
    unsigned int i;

    for ( i = 0; i < DIGEST_BYTES; i++ )
        snprintf(&buf[2 * i], 3, "%02x", digest[i]);

    return buf;
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
