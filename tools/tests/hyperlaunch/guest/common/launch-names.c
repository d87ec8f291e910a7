// SPDX-License-Identifier: GPL-2.0-only
#include "launch-names.h"

#include "hyperlaunch.h"

#define STATE(name)  [XEN_HYPERLAUNCH_STATE_ ## name]
#define CAUSE(name)  [XEN_HYPERLAUNCH_CAUSE_ ## name]
#define EVENT(name)  [XEN_HYPERLAUNCH_EVENT_ ## name]
#define DOMAIN(name) [XEN_HYPERLAUNCH_DOMAIN_ ## name]
#define MODULE(name) [XEN_HYPERLAUNCH_MODULE_ ## name]

static const char *const states[] = {
    STATE(building) = "building",
    STATE(preparing) = "preparing",
    STATE(reclaiming) = "reclaiming",
    STATE(starting) = "starting",
    STATE(done) = "done",
    STATE(recovery) = "recovery",
};

static const char *const causes[] = {
    CAUSE(none) = "none",
    CAUSE(not_built) = "not-built",
    CAUSE(no_control) = "no-control",
    CAUSE(no_hardware) = "no-hardware",
    CAUSE(no_boot) = "no-boot",
    CAUSE(boot_failed) = "boot-failed",
    CAUSE(boot_crashed) = "boot-crashed",
    CAUSE(boot_stopped) = "boot-stopped",
    CAUSE(boot_timeout) = "boot-timeout",
    CAUSE(domain_crashed) = "domain-crashed",
};

static const char *const events[] = {
    EVENT(created) = "created",
    EVENT(domain_failed) = "domain-failed",
    EVENT(launch_failed) = "launch-failed",
    EVENT(built) = "built",
    EVENT(built_no_boot) = "built-no-boot",
    EVENT(boot_done) = "boot-done",
    EVENT(boot_failed) = "boot-failed",
    EVENT(boot_crashed) = "boot-crashed",
    EVENT(boot_stopped) = "boot-stopped",
    EVENT(boot_timeout) = "boot-timeout",
    EVENT(reclaimed) = "reclaimed",
    EVENT(started) = "started",
    EVENT(recovered) = "recovered",
    EVENT(unpaused) = "unpaused",
    EVENT(ready) = "ready",
    EVENT(shutdown) = "shutdown",
    EVENT(console) = "console",
};

static const char *const domain_states[] = {
    DOMAIN(not_built) = "not-built",
    DOMAIN(paused) = "paused",
    DOMAIN(running) = "running",
    DOMAIN(shutdown) = "shutdown",
    DOMAIN(destroyed) = "destroyed",
};

static const char *const modules[] = {
    MODULE(unused) = "unused",
    MODULE(lcm) = "lcm",
    MODULE(kernel) = "kernel",
    MODULE(ramdisk) = "ramdisk",
    MODULE(device_tree) = "device-tree",
    MODULE(config) = "config",
    MODULE(microcode) = "microcode",
    MODULE(xsm_policy) = "xsm-policy",
};

#define NAME_OF(names, i) ((i) < ARRAY_SIZE(names) ? (names)[i] : "unknown")

const char *launch_state_name(unsigned int state)
{
    return NAME_OF(states, state);
}

const char *launch_cause_name(unsigned int cause)
{
    return NAME_OF(causes, cause);
}

const char *launch_event_name(unsigned int event)
{
    return NAME_OF(events, event);
}

const char *launch_domain_state_name(unsigned int state)
{
    return NAME_OF(domain_states, state);
}

const char *launch_module_name(unsigned int kind)
{
    return NAME_OF(modules, kind);
}
