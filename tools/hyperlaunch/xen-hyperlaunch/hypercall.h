/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What commands see of Xen.  There is one implementation that calls Xen, and
 * one in the unit tests that only behaves like it.
 */

#ifndef XEN_HYPERLAUNCH__HYPERCALL_H
#define XEN_HYPERLAUNCH__HYPERCALL_H

#include <stddef.h>
#include <stdint.h>

#include <xen/xen.h>
#include <xen/sched.h>
#include <xen/hyperlaunch.h>

/* Buffers are no larger. */
#define XEN_BUFFER_SIZE 65536

struct xen {
    /* HYPERVISOR_hyperlaunch_op: returns 0 or more, or -errno. */
    long (*op)(struct xen *xen, unsigned int cmd, unsigned long arg1,
               unsigned long arg2, void *buf, size_t len);

    /* For waiting: a clock that does not jump, and time going by. */
    uint64_t (*now_ms)(struct xen *xen);
    void (*sleep_ms)(struct xen *xen, unsigned int ms);
};

/* The one that calls Xen.  NULL, with errno set, if that is not possible. */
struct xen *xen_open(void);
void xen_close(struct xen *xen);

#endif /* XEN_HYPERLAUNCH__HYPERCALL_H */
