// SPDX-License-Identifier: GPL-2.0-only
/*
 * platform_op: what the kernel of a Dom0 does for Xen.  A hardware domain may
 * do what needs its drivers, ACPI and EFI; a control domain all of it.
 */
#include "x86.h"

#include "../../common/lib.h"
#include "../../common/probe.h"

#include <public/platform.h>

static long ask_platform(const struct probe *probe, domid_t target)
{
    struct xen_platform_op op;

    (void)target;
    memset(&op, 0, sizeof(op));
    if ( probe->arg )
        memcpy(&op, probe->arg, sizeof(op));
    op.cmd = probe->cmd;

    return platform_op(&op);
}

#define OP(...) &(const struct xen_platform_op){ __VA_ARGS__ }

#define BOTH(op, argument, result) \
    { .name = "platform-" #op, .ask = ask_platform, .cmd = XENPF_ ## op, \
      .arg = argument, .roles = CONTROL | HARDWARE, .allowed = result }

#define ADMIN(op, argument, result) \
    { .name = "platform-" #op, .ask = ask_platform, .cmd = XENPF_ ## op, \
      .arg = argument, .roles = CONTROL, .allowed = result }

#define NO_CPU  0xffffU
#define NO_TYPE 99

static const struct probe platform_probes_list[] = {
    BOTH(settime64, OP(.u.settime64.mbz = 1), -XEN_EINVAL),
    BOTH(add_memtype, OP(.u.add_memtype.type = NO_TYPE), -XEN_EINVAL),
    BOTH(del_memtype, OP(.u.del_memtype.handle = 1), -XEN_EINVAL),
    BOTH(read_memtype, OP(.u.read_memtype.reg = ~0U), -XEN_EINVAL),
    BOTH(platform_quirk, OP(.u.platform_quirk.quirk_id = NO_TYPE),
         -XEN_EINVAL),
    BOTH(firmware_info, OP(.u.firmware_info.type = NO_TYPE), -XEN_EINVAL),
    BOTH(efi_runtime_call, OP(.u.efi_runtime_call.function = NO_TYPE),
         NOT_REFUSED),
    /* Flags that there are not; before that Xen looks for a register. */
    BOTH(enter_acpi_sleep, OP(.u.enter_acpi_sleep.flags = 2), -XEN_EINVAL),
    BOTH(change_freq, OP(.u.change_freq.flags = 1), NOT_REFUSED),
    BOTH(getidletime, NULL, NOT_REFUSED),
    BOTH(set_processor_pminfo, OP(.u.set_pminfo.type = NO_TYPE), -XEN_EINVAL),
    BOTH(get_cpuinfo, NULL, 0),
    BOTH(get_cpu_version, NULL, 0),
    BOTH(cpu_online, OP(.u.cpu_ol.cpuid = NO_CPU), -XEN_EINVAL),
    BOTH(cpu_offline, OP(.u.cpu_ol.cpuid = NO_CPU), -XEN_EINVAL),
    BOTH(cpu_hotadd, OP(.u.cpu_add.apic_id = ~0U), -XEN_EINVAL),
    BOTH(core_parking, OP(.u.core_parking.type = NO_TYPE), -XEN_EINVAL),
    BOTH(get_dom0_console, NULL, NOT_REFUSED),

    /* From nothing to nothing. */
    ADMIN(mem_hotadd, NULL, -XEN_EINVAL),
    ADMIN(microcode_update, NULL, NOT_REFUSED),
    ADMIN(microcode_update2, OP(.u.microcode2.flags = ~0U), -XEN_EINVAL),
    ADMIN(resource_op, OP(.u.resource_op.nr_entries = 0), 0),
    ADMIN(get_symbol, NULL, NOT_REFUSED),
    ADMIN(get_ucode_revision, OP(.u.ucode_revision.cpu = NO_CPU),
          -XEN_ENOENT),
    { .name = "platform-unknown", .ask = ask_platform, .cmd = 9999,
      .roles = CONTROL, .allowed = -XEN_ENOSYS },
};
PROBE_TABLE(platform_probes);
