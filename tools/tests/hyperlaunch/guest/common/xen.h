/* SPDX-License-Identifier: GPL-2.0-only */
/* Xen's public interface, and the hypercalls this guest makes. */
#ifndef HLG_XEN_H
#define HLG_XEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Asks the public headers for domctl, sysctl and the latest ABI. */
#define __XEN_TOOLS__ 1

#include <public/xen.h>
#include <public/domctl.h>
#include <public/errno.h>
#include <public/event_channel.h>
#include <public/grant_table.h>
#include <public/hypfs.h>
#include <public/memory.h>
#include <public/sched.h>
#include <public/sysctl.h>
#include <public/vcpu.h>

#define ARRAY_SIZE(a) (sizeof(a) / sizeof((a)[0]))

/* All return what Xen returned: 0 or more, or a negative XEN_E* value. */
long xen_console_write(const char *text, size_t len);
long xen_console_read(char *buf, size_t len);
long xen_sched_op(unsigned int cmd, void *arg);
long xen_vcpu_op(unsigned int cmd, unsigned int vcpu, void *arg);
long xen_memory_op(unsigned int cmd, void *arg);
long xen_event_channel_op(unsigned int cmd, void *arg);

long xen_grant_table_op(unsigned int cmd, void *arg);

/* Reads what @path is in hypfs. */
long xen_hypfs_read(const char *path, void *buf, size_t size);

/* These fill in the interface version (and the domain). */
long xen_sysctl(unsigned int cmd, struct xen_sysctl *op);
long xen_domctl(unsigned int cmd, domid_t domid, struct xen_domctl *op);

/* Shuts this domain down; does not return. */
void xen_shutdown(unsigned int reason) __attribute__((noreturn));

/* Blocks this vCPU, for the given time, or for good. */
void xen_sleep_ns(uint64_t ns);
void xen_block_forever(void) __attribute__((noreturn));

/* Waits until there was an event on @port; false if there was none in time. */
bool xen_wait_event(uint32_t port, unsigned int timeout_ms);
void xen_notify(uint32_t port);

/* The id of this domain, as Xen tells it; DOMID_INVALID if it does not. */
domid_t xen_own_domid(void);

bool xen_domain_exists(domid_t domid);

/* How many vCPUs this domain has, online or not. */
unsigned int xen_count_vcpus(void);

#endif /* HLG_XEN_H */
