// SPDX-License-Identifier: GPL-2.0-only
#include "hyperlaunch.h"

#include "arch.h"
#include "lib.h"

long launch_op(unsigned int cmd, unsigned long arg1, unsigned long arg2,
               const void *buf, unsigned long len)
{
    return arch_hypercall5(__HYPERVISOR_hyperlaunch_op, cmd, arg1, arg2,
                           (unsigned long)buf, len);
}

long launch_version(void)
{
    return launch_op(XEN_HYPERLAUNCH_OP_version, 0, 0, NULL, 0);
}

/* Operations which fill a structure, at most about one thing by its number. */
static long fill(unsigned int cmd, unsigned long nr, void *buf, size_t size)
{
    memset(buf, 0, size);

    return launch_op(cmd, nr, 0, buf, size);
}

long launch_info(struct xen_hyperlaunch_info *info)
{
    return fill(XEN_HYPERLAUNCH_OP_info, 0, info, sizeof(*info));
}

long launch_domain(unsigned long nr, struct xen_hyperlaunch_domain *domain)
{
    return fill(XEN_HYPERLAUNCH_OP_domain, nr, domain, sizeof(*domain));
}

long launch_module(unsigned long nr, struct xen_hyperlaunch_module *module)
{
    return fill(XEN_HYPERLAUNCH_OP_module, nr, module, sizeof(*module));
}

long launch_event(unsigned long nr, struct xen_hyperlaunch_event *event)
{
    return fill(XEN_HYPERLAUNCH_OP_event, nr, event, sizeof(*event));
}

long launch_read_lcm(unsigned long offset, void *buf, unsigned long len)
{
    return launch_op(XEN_HYPERLAUNCH_OP_read_lcm, offset, 0, buf, len);
}

long launch_read_module(unsigned long nr, unsigned long offset, void *buf,
                        unsigned long len)
{
    return launch_op(XEN_HYPERLAUNCH_OP_read_module, nr, offset, buf, len);
}

long launch_unpause(unsigned long domid)
{
    return launch_op(XEN_HYPERLAUNCH_OP_unpause, domid, 0, NULL, 0);
}

long launch_done(void)
{
    return launch_op(XEN_HYPERLAUNCH_OP_done, 0, 0, NULL, 0);
}

long launch_failed(const char *reason)
{
    return launch_op(XEN_HYPERLAUNCH_OP_failed, 0, 0, reason, strlen(reason));
}

long launch_ready(void)
{
    return launch_op(XEN_HYPERLAUNCH_OP_ready, 0, 0, NULL, 0);
}

typedef bool domain_test(const struct xen_hyperlaunch_domain *domain,
                         const void *what);

/* Those which may not be looked at are passed over. */
static long find(domain_test *is_it, const void *what,
                 struct xen_hyperlaunch_domain *domain)
{
    struct xen_hyperlaunch_info info;
    long rc = launch_info(&info);
    unsigned int nr;

    for ( nr = 0; rc >= 0 && nr < info.nr_domains; nr++ )
        if ( launch_domain(nr, domain) >= 0 && is_it(domain, what) )
            return 0;

    return rc < 0 ? rc : -XEN_ENOENT;
}

static bool has_name(const struct xen_hyperlaunch_domain *domain,
                     const void *what)
{
    return !strcmp(domain->name, what);
}

static bool has_domid(const struct xen_hyperlaunch_domain *domain,
                      const void *what)
{
    return domain->domid == *(const domid_t *)what;
}

long launch_find_name(const char *name, struct xen_hyperlaunch_domain *domain)
{
    return find(has_name, name, domain);
}

long launch_find_domid(domid_t domid, struct xen_hyperlaunch_domain *domain)
{
    return find(has_domid, &domid, domain);
}
