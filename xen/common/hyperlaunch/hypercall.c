/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * HYPERVISOR_hyperlaunch_op.  Everything that comes from the caller is checked
 * here; what is told to it is put together in query.c.
 */

#include <xen/domain.h>
#include <xen/errno.h>
#include <xen/guest_access.h>
#include <xen/hypercall.h>
#include <xen/lib.h>
#include <xen/nospec.h>
#include <xen/sched.h>

#include <xsm/xsm.h>

#include <public/hyperlaunch.h>

#include "machine.h"
#include "query.h"

/* What an operation takes. */
#define ARG1 (1U << 0)
#define ARG2 (1U << 1)
#define BUF  (1U << 2)

/* Who may ask for it.  Being any of these is enough. */
#define BY_ALL      (1U << 8)
#define BY_INITIAL  (1U << 9)
#define BY_BOOT     (1U << 10) /* while it prepares the launch */
#define BY_RECOVERY (1U << 11)
#define BY_CONTROL  (1U << 12)
#define BY_WATCHERS (BY_BOOT | BY_RECOVERY | BY_CONTROL)

#define OP(name) [XEN_HYPERLAUNCH_OP_ ## name]

static const unsigned int ops[] = {
    OP(version)     = BY_ALL,
    OP(info)        = BY_WATCHERS | BUF,
    OP(domain)      = BY_WATCHERS | ARG1 | BUF,
    OP(module)      = BY_WATCHERS | ARG1 | BUF,
    OP(event)       = BY_WATCHERS | ARG1 | BUF,
    OP(read_lcm)    = BY_BOOT | ARG1 | BUF,
    OP(read_module) = BY_BOOT | ARG1 | ARG2 | BUF,
    OP(unpause)     = BY_BOOT | BY_CONTROL | ARG1,
    OP(done)        = BY_BOOT,
    OP(failed)      = BY_BOOT | BUF,
    OP(ready)       = BY_INITIAL,
};

static unsigned int find_standing(const struct domain *d,
                                  const struct hl_initial *hi)
{
    unsigned int standing = BY_ALL;

    if ( hl_is_boot_domain(d) )
        return standing | BY_BOOT;

    if ( is_control_domain(d) )
        standing |= BY_CONTROL;

    /* A boot domain whose time is over is nobody any more. */
    if ( !hi || (hi->roles & HL_ROLE_BOOT) )
        return standing;

    standing |= BY_INITIAL;
    if ( hi->roles & HL_ROLE_RECOVERY )
        standing |= BY_RECOVERY;

    return standing;
}

/* As much as fits is written of a structure.  Returns its size. */
static long put_struct(XEN_GUEST_HANDLE_PARAM(void) buf, unsigned long len,
                       const void *data, size_t size)
{
    return copy_to_guest(buf, data, min(len, (unsigned long)size)) ? -EFAULT
                                                                   : size;
}

static long tell_info(XEN_GUEST_HANDLE_PARAM(void) buf, unsigned long len)
{
    struct xen_hyperlaunch_info info;

    hl_query_info(current->domain, &info);

    return put_struct(buf, len, &info, sizeof(info));
}

static long tell_domain(unsigned long nr, XEN_GUEST_HANDLE_PARAM(void) buf,
                       unsigned long len)
{
    struct xen_hyperlaunch_domain domain;
    const struct hl_initial *hi;

    if ( nr >= hl_nr_initials )
        return -ENOENT;

    hi = &hl_initials[array_index_nospec(nr, hl_nr_initials)];

    if ( hl_is_boot_domain(current->domain) &&
         !(hi->access & HL_ACCESS_QUERY) && !(hi->roles & HL_ROLE_BOOT) )
        return -EPERM;

    hl_query_domain(hi, &domain);

    return put_struct(buf, len, &domain, sizeof(domain));
}

static long tell_module(unsigned long nr, XEN_GUEST_HANDLE_PARAM(void) buf,
                       unsigned long len)
{
    struct xen_hyperlaunch_module module;

    if ( nr > UINT_MAX || !hl_get_module(nr, &module) )
        return -ENOENT;

    return put_struct(buf, len, &module, sizeof(module));
}

static long tell_event(unsigned long nr, XEN_GUEST_HANDLE_PARAM(void) buf,
                      unsigned long len)
{
    struct xen_hyperlaunch_event event;

    if ( nr > UINT_MAX || !hl_get_event(nr, &event) )
        return -ENOENT;

    return put_struct(buf, len, &event, sizeof(event));
}

static long read_module(unsigned long nr, unsigned long offset,
                        XEN_GUEST_HANDLE_PARAM(void) buf, unsigned long len)
{
    return nr > UINT_MAX ? -ENOENT : hl_read_module(nr, offset, buf, len);
}

/*
 * The lock of domctl keeps the boot domain from configuring a domain at the
 * same time as it is started.
 */
static long unpause(unsigned long domid)
{
    bool by_boot = hl_is_boot_domain(current->domain);
    struct hl_initial *hi;
    struct domain *d;
    long rc;

    if ( !by_boot && !hl_state_is_end(hl_state()) )
        return -EBUSY;

    hi = domid < DOMID_FIRST_RESERVED ? hl_find_domid(domid) : NULL;
    d = hi ? hl_initial_lock(hi) : NULL;
    if ( !d )
        return -ESRCH;

    if ( d->is_dying )
        rc = -ESRCH;
    else if ( by_boot && !(hi->access & HL_ACCESS_START) )
        rc = -EPERM;
    else if ( !domctl_lock_acquire() )
        rc = hypercall_create_continuation(__HYPERVISOR_hyperlaunch_op, "illll",
                                           XEN_HYPERLAUNCH_OP_unpause, domid,
                                           0UL, 0UL, 0UL);
    else
    {
        rc = hl_start(hi, d);
        domctl_lock_release();
    }

    rcu_unlock_domain(d);

    return rc;
}

static long fail(XEN_GUEST_HANDLE_PARAM(void) buf, unsigned long len)
{
    char text[XEN_HYPERLAUNCH_TEXT] = "";
    unsigned int i;

    len = min_t(unsigned long, len, sizeof(text) - 1);
    if ( copy_from_guest(text, buf, len) )
        return -EFAULT;

    for ( i = 0; i < len; i++ )
        if ( text[i] < ' ' || text[i] > '~' )
            text[i] = '?';

    return hl_happened(XEN_HYPERLAUNCH_EVENT_boot_failed,
                       hl_find_domain(current->domain), "%s", text);
}

static long handle(unsigned int cmd, struct hl_initial *hi, unsigned long arg1,
                   unsigned long arg2, XEN_GUEST_HANDLE_PARAM(void) buf,
                   unsigned long len)
{
    switch ( cmd )
    {
    case XEN_HYPERLAUNCH_OP_version:
        return XEN_HYPERLAUNCH_VERSION;

    case XEN_HYPERLAUNCH_OP_info:
        return tell_info(buf, len);

    case XEN_HYPERLAUNCH_OP_domain:
        return tell_domain(arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_module:
        return tell_module(arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_event:
        return tell_event(arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_read_lcm:
        return hl_read_module(0, arg1, buf, len);

    case XEN_HYPERLAUNCH_OP_read_module:
        return read_module(arg1, arg2, buf, len);

    case XEN_HYPERLAUNCH_OP_unpause:
        return unpause(arg1);

    case XEN_HYPERLAUNCH_OP_done:
        return hl_happened(XEN_HYPERLAUNCH_EVENT_boot_done, hi, "%s", "");

    case XEN_HYPERLAUNCH_OP_failed:
        return fail(buf, len);

    case XEN_HYPERLAUNCH_OP_ready:
        return hl_set_ready(hi);
    }

    ASSERT_UNREACHABLE();

    return -ENOSYS;
}

long do_hyperlaunch_op(unsigned int cmd, unsigned long arg1, unsigned long arg2,
                       XEN_GUEST_HANDLE_PARAM(void) buf, unsigned long len)
{
    struct domain *d = current->domain;
    struct hl_initial *hi = hl_find_domain(d);
    unsigned int op;
    int rc;

    if ( !hl_nr_initials || cmd >= ARRAY_SIZE(ops) )
        return -ENOSYS;

    op = array_access_nospec(ops, cmd);

    if ( !evaluate_nospec(op & find_standing(d, hi)) )
        return -EPERM;

    rc = xsm_hyperlaunch_op(XSM_HOOK, cmd);
    if ( rc )
        return rc;

    if ( (arg1 && !(op & ARG1)) || (arg2 && !(op & ARG2)) ||
         ((len || !guest_handle_is_null(buf)) && !(op & BUF)) )
        return -EINVAL;

    return handle(cmd, hi, arg1, arg2, buf, len);
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
