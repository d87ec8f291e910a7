// SPDX-License-Identifier: GPL-2.0-only
/* The console, Xen's version, hypfs, and what there is one of each. */
#include "probe.h"

#include "lib.h"

#include <public/hypfs.h>
#include <public/version.h>

/* Nothing of what was typed. */
static long console_read(const struct probe *probe, domid_t target)
{
    char c;

    (void)probe;
    (void)target;

    return xen_console_read(&c, 0);
}

/* A hypercall without argument but its sub-command. */
static long ask_plain(const struct probe *probe, domid_t target)
{
    (void)target;

    return arch_hypercall((unsigned long)probe->arg, probe->cmd, 0, 0, 0);
}

#define PLAIN(call) \
    .ask = ask_plain, .arg = (const void *)__HYPERVISOR_ ## call

static long version(const struct probe *probe, domid_t target)
{
    /* Large enough for all. */
    static char buf[4096];

    (void)target;

    return arch_hypercall(__HYPERVISOR_xen_version, probe->cmd,
                          (unsigned long)buf, 0, 0);
}

/* The length of what @cmd would tell. */
static long version_length(const struct probe *probe, domid_t target)
{
    (void)target;

    return arch_hypercall(__HYPERVISOR_xen_version, probe->cmd, 0, 0, 0);
}

/* To who may not know, Xen tells something else. */
static long version_cmdline(const struct probe *probe, domid_t target)
{
    static xen_commandline_t text;

    (void)target;
    arch_hypercall(__HYPERVISOR_xen_version, probe->cmd, (unsigned long)text,
                   0, 0);

    return strcmp(text, "<denied>") ? 0 : -XEN_EPERM;
}

#define VERSION(what, fn) \
    { .name = "version-" #what, .ask = fn, .cmd = XENVER_ ## what, \
      .roles = EVERYONE, .allowed = SUCCESS }

static const struct probe misc_probes_list[] = {
    { .name = "console-read", .ask = console_read,
      .roles = CONTROL | ROLE_CONSOLE | BOOT, .allowed = SUCCESS },
    { .name = "console-unknown", PLAIN(console_io), .cmd = 99,
      .roles = CONTROL | ROLE_CONSOLE | BOOT, .allowed = -XEN_ENOSYS },

    VERSION(version, version),
    VERSION(extraversion, version),
    VERSION(compile_info, version),
    VERSION(capabilities, version),
    VERSION(changeset, version),
    VERSION(platform_parameters, version),
    VERSION(get_features, version),
    VERSION(pagesize, version_length),
    VERSION(guest_handle, version),
    VERSION(extraversion2, version_length),
    VERSION(capabilities2, version_length),
    VERSION(changeset2, version_length),
    { .name = "version-commandline", .ask = version_cmdline,
      .cmd = XENVER_commandline, .roles = CONTROL },
    { .name = "version-commandline2", .ask = version_length,
      .cmd = XENVER_commandline2, .roles = CONTROL, .allowed = SUCCESS },
    { .name = "version-build_id", .ask = version_length,
      .cmd = XENVER_build_id, .roles = CONTROL, .allowed = NOT_REFUSED },

    { .name = "hypfs-get_version", PLAIN(hypfs_op),
      .cmd = XEN_HYPFS_OP_get_version,
      .roles = CONTROL, .allowed = XEN_HYPFS_VERSION },
    { .name = "kexec", PLAIN(kexec_op), .cmd = 99, .modes = GUEST_PV,
      .roles = CONTROL, .allowed = -XEN_EOPNOTSUPP },
    { .name = "kexec", PLAIN(kexec_op), .cmd = 99, .modes = GUEST_PVH,
      .roles = NOBODY, .refused = -XEN_ENOSYS },

    /* Without FLASK, tmem and Argo there is nothing to ask. */
    { .name = "xsm", PLAIN(xsm_op),
      .roles = NOBODY, .refused = -XEN_ENOSYS },
    { .name = "tmem", PLAIN(tmem_op),
      .roles = NOBODY, .refused = -XEN_ENOSYS },
    { .name = "argo", PLAIN(argo_op), .cmd = 99,
      .roles = EVERYONE, .allowed = NOT_REFUSED },
    { .name = "vm_assist", PLAIN(vm_assist), .cmd = 99,
      .roles = EVERYONE, .allowed = NOT_REFUSED },
    { .name = "hypercall-unknown", PLAIN(arch_6),
      .roles = NOBODY, .refused = -XEN_ENOSYS },
};
PROBE_TABLE(misc_probes);
