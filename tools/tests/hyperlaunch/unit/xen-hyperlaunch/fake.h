/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A Xen to test with.  There is one, which is as it was at the start before
 * each test.
 */

#ifndef UNIT__XEN_HYPERLAUNCH__FAKE_H
#define UNIT__XEN_HYPERLAUNCH__FAKE_H

#include <stdbool.h>

#include "hypercall.h"

#define FAKE_MAX   32
#define FAKE_OPS   11

struct fake {
    struct xen xen;

    /* What there is. */
    struct xen_hyperlaunch_info info;
    struct xen_hyperlaunch_domain domains[FAKE_MAX];
    struct xen_hyperlaunch_module modules[FAKE_MAX];
    struct xen_hyperlaunch_event events[FAKE_MAX];
    const uint8_t *lcm, *module_data;      /* of module 1 */
    size_t lcm_size, module_size;
    bool hidden[FAKE_MAX];                 /* domains: -EPERM */

    /* How much of each structure this Xen knows. */
    size_t knows_info, knows_domain, knows_module, knows_event;

    int version;
    int error[FAKE_OPS];                   /* -errno that an operation returns */
    size_t max_chunk;                      /* no more bytes at once */
    size_t cut_off;                        /* an end before the end */

    int open_error;                        /* errno of opening it */
    bool is_open;

    /* The last call of an operation that changes something. */
    int acted;                             /* its number, or -1 */
    unsigned long act_arg;
    char act_text[2 * XEN_HYPERLAUNCH_TEXT];
    size_t act_len;

    /* Time, which goes by when somebody sleeps. */
    uint64_t ms;
    void (*tick)(struct fake *fake);
};

extern struct fake fake;

int fake_reset(void **state);

/* Add what a test needs; these return it. */
struct xen_hyperlaunch_domain *fake_domain(const char *name, uint16_t domid,
                                           uint32_t state);
struct xen_hyperlaunch_event *fake_event(uint64_t time, uint32_t event,
                                         uint16_t domid);
struct xen_hyperlaunch_module *fake_module(uint32_t kind, uint64_t size);

/* For struct env. */
struct xen *fake_open(void);
void fake_close(struct xen *xen);

#endif /* UNIT__XEN_HYPERLAUNCH__FAKE_H */
