// SPDX-License-Identifier: GPL-2.0-only
#include "xen.h"

#include "arch.h"
#include "events.h"
#include "lib.h"

static unsigned long addr(const void *p)
{
    return (unsigned long)p;
}

long xen_console_write(const char *text, size_t len)
{
    return arch_hypercall(__HYPERVISOR_console_io, CONSOLEIO_write, len,
                          addr(text), 0);
}

long xen_console_read(char *buf, size_t len)
{
    return arch_hypercall(__HYPERVISOR_console_io, CONSOLEIO_read, len,
                          addr(buf), 0);
}

long xen_sched_op(unsigned int cmd, void *arg)
{
    return arch_hypercall(__HYPERVISOR_sched_op, cmd, addr(arg), 0, 0);
}

long xen_vcpu_op(unsigned int cmd, unsigned int vcpu, void *arg)
{
    return arch_hypercall(__HYPERVISOR_vcpu_op, cmd, vcpu, addr(arg), 0);
}

long xen_memory_op(unsigned int cmd, void *arg)
{
    return arch_hypercall(__HYPERVISOR_memory_op, cmd, addr(arg), 0, 0);
}

long xen_event_channel_op(unsigned int cmd, void *arg)
{
    return arch_hypercall(__HYPERVISOR_event_channel_op, cmd, addr(arg), 0, 0);
}

/* The operations in question are all about one thing at a time. */
long xen_grant_table_op(unsigned int cmd, void *arg)
{
    return arch_hypercall(__HYPERVISOR_grant_table_op, cmd, addr(arg), 1, 0);
}

long xen_hypfs_read(const char *path, void *buf, size_t size)
{
    return arch_hypercall5(__HYPERVISOR_hypfs_op, XEN_HYPFS_OP_read,
                           addr(path), strlen(path) + 1, addr(buf), size);
}

long xen_sysctl(unsigned int cmd, struct xen_sysctl *op)
{
    op->cmd = cmd;
    op->interface_version = XEN_SYSCTL_INTERFACE_VERSION;

    return arch_hypercall(__HYPERVISOR_sysctl, addr(op), 0, 0, 0);
}

long xen_domctl(unsigned int cmd, domid_t domid, struct xen_domctl *op)
{
    op->cmd = cmd;
    op->interface_version = XEN_DOMCTL_INTERFACE_VERSION;
    op->domain = domid;

    return arch_hypercall(__HYPERVISOR_domctl, addr(op), 0, 0, 0);
}

void xen_shutdown(unsigned int reason)
{
    struct sched_shutdown shutdown = { .reason = reason };

    for ( ; ; )
        xen_sched_op(SCHEDOP_shutdown, &shutdown);
}

/*
 * SCHEDOP_poll rather than SCHEDOP_block: the latter opens the event upcall,
 * for which this guest has no handler.
 */
void xen_sleep_ns(uint64_t ns)
{
    uint64_t end = arch_time_ns() + ns;
    struct sched_poll poll = { .nr_ports = 0 };

    /* An event can end the poll early. */
    while ( arch_time_ns() < end )
    {
        poll.timeout = end;
        xen_sched_op(SCHEDOP_poll, &poll);
    }
}

void xen_block_forever(void)
{
    struct sched_poll poll = { .nr_ports = 0 };

    for ( ; ; )
        xen_sched_op(SCHEDOP_poll, &poll);
}

bool xen_wait_event(uint32_t port, unsigned int timeout_ms)
{
    evtchn_port_t ports = port;
    struct sched_poll poll = {
        .nr_ports = 1,
        .timeout = arch_time_ns() + timeout_ms * 1000000UL,
    };

    set_xen_guest_handle(poll.ports, &ports);

    while ( !take_event(port) )
    {
        if ( arch_time_ns() >= poll.timeout )
            return false;
        xen_sched_op(SCHEDOP_poll, &poll);
    }

    return true;
}

void xen_notify(uint32_t port)
{
    struct evtchn_send send = { .port = port };

    xen_event_channel_op(EVTCHNOP_send, &send);
}

/*
 * There is no hypercall for it.  But Xen replaces DOMID_SELF when it makes an
 * unbound event channel, and tells the result when asked for its status.
 */
domid_t xen_own_domid(void)
{
    struct evtchn_alloc_unbound alloc = {
        .dom = DOMID_SELF, .remote_dom = DOMID_SELF,
    };
    struct evtchn_status status = { .dom = DOMID_SELF };
    struct evtchn_close close;
    domid_t domid = DOMID_INVALID;

    if ( xen_event_channel_op(EVTCHNOP_alloc_unbound, &alloc) )
        return domid;

    status.port = close.port = alloc.port;
    if ( !xen_event_channel_op(EVTCHNOP_status, &status) &&
         status.status == EVTCHNSTAT_unbound )
        domid = status.u.unbound.dom;

    xen_event_channel_op(EVTCHNOP_close, &close);

    return domid;
}

/* Port 0 never is an event channel; but the domain is looked for first. */
bool xen_domain_exists(domid_t domid)
{
    struct evtchn_status status = { .dom = domid };

    return xen_event_channel_op(EVTCHNOP_status, &status) != -XEN_ESRCH;
}

unsigned int xen_count_vcpus(void)
{
    unsigned int n = 0;

    while ( arch_vcpu_is_up(n) >= 0 )
        n++;

    return n;
}
