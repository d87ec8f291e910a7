/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Calls Xen, by libxencall.
 */

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <xencall.h>
#include <xentoollog.h>

#include "hypercall.h"

struct real_xen {
    struct xen xen;
    xentoollog_logger *logger;
    xencall_handle *call;
    /* Xen may only write to memory that is allocated for this. */
    void *buffer;
};

static long call_xen(struct xen *xen, unsigned int cmd, unsigned long arg1,
                     unsigned long arg2, void *buf, size_t len)
{
    struct real_xen *real = (struct real_xen *)xen;
    int rc;

    if ( len > XEN_BUFFER_SIZE )
        return -E2BIG;

    if ( len )
        memcpy(real->buffer, buf, len);

    rc = xencall5(real->call, __HYPERVISOR_hyperlaunch_op, cmd, arg1, arg2,
                  len ? (uintptr_t)real->buffer : 0, len);
    if ( rc < 0 )
        return -errno;

    if ( len )
        memcpy(buf, real->buffer, len);

    return rc;
}

static uint64_t now_ms(struct xen *xen)
{
    struct timespec now;

    (void)xen;

    clock_gettime(CLOCK_MONOTONIC, &now);

    return now.tv_sec * 1000ULL + now.tv_nsec / 1000000;
}

static void sleep_ms(struct xen *xen, unsigned int ms)
{
    struct timespec pause = {
        .tv_sec = ms / 1000,
        .tv_nsec = ms % 1000 * 1000000L,
    };

    (void)xen;

    nanosleep(&pause, NULL);
}

struct xen *xen_open(void)
{
    struct real_xen *real = calloc(1, sizeof(*real));
    int error;

    if ( !real )
        return NULL;

    real->xen = (struct xen){ call_xen, now_ms, sleep_ms };

    /* Not its messages: they do not say what to do. */
    real->logger = (xentoollog_logger *)
        xtl_createlogger_stdiostream(stderr, XTL_CRITICAL, 0);
    if ( real->logger )
        real->call = xencall_open(real->logger, 0);
    if ( real->call )
        real->buffer = xencall_alloc_buffer(real->call, XEN_BUFFER_SIZE);

    if ( real->buffer )
        return &real->xen;

    error = errno;
    xen_close(&real->xen);
    errno = error;

    return NULL;
}

void xen_close(struct xen *xen)
{
    struct real_xen *real = (struct real_xen *)xen;

    if ( real->buffer )
        xencall_free_buffer(real->call, real->buffer);
    if ( real->call )
        xencall_close(real->call);
    if ( real->logger )
        xtl_logger_destroy(real->logger);
    free(real);
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
