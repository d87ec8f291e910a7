/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Show what comes from a serial port.
 *
 * Firmware and boot loaders clear the screen, move the cursor, and change
 * colours.  Of that only the text is shown, line by line.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../base/pool.h"
#include "../log/read.h"

#include "display.h"

static bool write_all(int fd, const char *data, size_t size)
{
    while ( size )
    {
        ssize_t written = write(fd, data, size);

        if ( written < 0 && errno != EINTR && errno != EAGAIN )
            return false;
        if ( written > 0 )
        {
            data += written;
            size -= written;
        }
    }

    return true;
}

/* Show the first @size bytes of what is pending. */
static bool show(struct display *d, size_t size)
{
    bool good;

    if ( d->as_it_comes && d->xen_runs )
        good = write_all(d->fd, d->pending, size);
    else
    {
        char *text = serial_plain(d->pending, size);

        good = write_all(d->fd, text, strlen(text));
        free(text);
    }
    d->nr_pending -= size;
    memmove(d->pending, &d->pending[size], d->nr_pending);

    return good;
}

bool display_show(struct display *d, const char *data, size_t size)
{
    const char *end;

    d->pending = grow(d->pending, d->nr_pending + size, 1);
    memcpy(&d->pending[d->nr_pending], data, size);
    d->nr_pending += size;

    if ( memmem(d->pending, d->nr_pending, "(XEN)", 5) )
        d->xen_runs = true;
    if ( d->as_it_comes && d->xen_runs )
        return show(d, d->nr_pending);

    end = memrchr(d->pending, '\n', d->nr_pending);

    return !end || show(d, end + 1 - d->pending);
}

void display_end(struct display *d)
{
    bool open_line = d->nr_pending && d->pending[d->nr_pending - 1] != '\n';

    if ( d->nr_pending && show(d, d->nr_pending) && open_line )
        write_all(d->fd, "\n", 1);
    free(d->pending);
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
