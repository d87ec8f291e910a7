/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A Xen to test with.
 */

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "fake.h"

struct fake fake;

static size_t min_size(size_t a, size_t b)
{
    return a < b ? a : b;
}

/* As Xen fills a structure: what fits of what it knows; the rest it leaves. */
static long fill(void *buf, size_t len, const void *from, size_t size,
                 size_t knows)
{
    size_t known = min_size(size, knows);

    memcpy(buf, from, min_size(len, known));
    /* What a newer Xen has behind it. */
    if ( len > size && knows > size )
        memset((char *)buf + size, 0xff, min_size(len, knows) - size);

    return knows;
}

static long fill_domain(unsigned long nr, void *buf, size_t len)
{
    if ( nr >= fake.info.nr_domains )
        return -ENOENT;

    if ( fake.hidden[nr] )
        return -EPERM;

    return fill(buf, len, &fake.domains[nr], sizeof(fake.domains[nr]),
                fake.knows_domain);
}

static long fill_module(unsigned long nr, void *buf, size_t len)
{
    if ( nr >= fake.info.nr_modules )
        return -ENOENT;

    return fill(buf, len, &fake.modules[nr], sizeof(fake.modules[nr]),
                fake.knows_module);
}

static long fill_event(unsigned long nr, void *buf, size_t len)
{
    if ( nr >= fake.info.nr_events )
        return -ENOENT;

    return fill(buf, len, &fake.events[nr], sizeof(fake.events[nr]),
                fake.knows_event);
}

static long read_data(const uint8_t *data, size_t size, unsigned long offset,
                      void *buf, size_t len)
{
    size_t nr;

    size -= min_size(size, fake.cut_off);
    if ( offset >= size )
        return 0;

    nr = min_size(min_size(size - offset, len), fake.max_chunk);
    memcpy(buf, data + offset, nr);

    return nr;
}

static long act(unsigned int cmd, unsigned long arg, const void *text,
                size_t len)
{
    if ( len > sizeof(fake.act_text) )
        return -E2BIG;

    fake.acted = cmd;
    fake.act_arg = arg;
    fake.act_len = len;
    if ( len )
        memcpy(fake.act_text, text, len);

    return 0;
}

static bool is_zero(unsigned long arg, const void *buf, size_t len)
{
    return !arg && !buf && !len;
}

static long op(struct xen *xen, unsigned int cmd, unsigned long arg1,
               unsigned long arg2, void *buf, size_t len)
{
    (void)xen;

    if ( cmd >= FAKE_OPS || len > XEN_BUFFER_SIZE )
        abort();

    if ( fake.error[cmd] )
        return fake.error[cmd];

    /* Xen insists on 0 where an operation has no argument. */
    if ( arg2 && cmd != XEN_HYPERLAUNCH_OP_read_module )
        return -EINVAL;

    switch ( cmd )
    {
    case XEN_HYPERLAUNCH_OP_version:
        return is_zero(arg1, buf, len) ? fake.version : -EINVAL;

    case XEN_HYPERLAUNCH_OP_info:
        return arg1 ? -EINVAL : fill(buf, len, &fake.info, sizeof(fake.info),
                                     fake.knows_info);

    case XEN_HYPERLAUNCH_OP_domain:
        return fill_domain(arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_module:
        return fill_module(arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_event:
        return fill_event(arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_read_lcm:
        return read_data(fake.lcm, fake.lcm_size, arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_read_module:
        return arg1 != 1 ? -ENOENT :
               read_data(fake.module_data, fake.module_size, arg2, buf, len);

    case XEN_HYPERLAUNCH_OP_failed:
        return act(cmd, arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_unpause:
        return is_zero(0, buf, len) ? act(cmd, arg1, NULL, 0) : -EINVAL;

    default: /* done, ready */
        return is_zero(arg1, buf, len) ? act(cmd, 0, NULL, 0) : -EINVAL;
    }
}

static uint64_t now_ms(struct xen *xen)
{
    (void)xen;

    return fake.ms;
}

static void sleep_ms(struct xen *xen, unsigned int ms)
{
    (void)xen;

    fake.ms += ms;
    if ( fake.tick )
        fake.tick(&fake);
}

int fake_reset(void **state)
{
    (void)state;

    memset(&fake, 0, sizeof(fake));
    fake.xen = (struct xen){ op, now_ms, sleep_ms };
    fake.version = XEN_HYPERLAUNCH_VERSION;
    fake.knows_info = sizeof(fake.info);
    fake.knows_domain = sizeof(fake.domains[0]);
    fake.knows_module = sizeof(fake.modules[0]);
    fake.knows_event = sizeof(fake.events[0]);
    fake.max_chunk = SIZE_MAX;
    fake.acted = -1;
    fake.ms = 12345;
    fake.info.cause_domid = DOMID_INVALID;

    return 0;
}

struct xen_hyperlaunch_domain *fake_domain(const char *name, uint16_t domid,
                                           uint32_t state)
{
    struct xen_hyperlaunch_domain *d = &fake.domains[fake.info.nr_domains++];

    strcpy(d->name, name);
    d->domid = domid;
    d->state = state;

    return d;
}

struct xen_hyperlaunch_event *fake_event(uint64_t time, uint32_t event,
                                         uint16_t domid)
{
    struct xen_hyperlaunch_event *e = &fake.events[fake.info.nr_events++];

    e->time = time;
    e->event = event;
    e->domid = domid;

    return e;
}

struct xen_hyperlaunch_module *fake_module(uint32_t kind, uint64_t size)
{
    struct xen_hyperlaunch_module *m = &fake.modules[fake.info.nr_modules++];

    m->kind = kind;
    m->size = size;

    return m;
}

struct xen *fake_open(void)
{
    if ( fake.open_error )
    {
        errno = fake.open_error;
        return NULL;
    }

    fake.is_open = true;

    return &fake.xen;
}

void fake_close(struct xen *xen)
{
    if ( xen != &fake.xen || !fake.is_open )
        abort();

    fake.is_open = false;
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
