/* SPDX-License-Identifier: GPL-2.0-only */
/* What tables of domctls are made of: common ones, and those of architectures. */
#ifndef HLG_PROBES_DOMCTL_H
#define HLG_PROBES_DOMCTL_H

#include "probe.h"

/* For struct probe: @arg is the whole operation, or NULL for one of zeros. */
long ask_domctl(const struct probe *probe, domid_t target);

#define OP(...) &(const struct xen_domctl){ __VA_ARGS__ }

#define DOMCTL(op, argument, about, result) \
    { .name = "domctl-" #op, .ask = ask_domctl, .cmd = XEN_DOMCTL_ ## op, \
      .arg = argument, .target = PROBE_ ## about, \
      .roles = CONTROL, .allowed = result }

/* A boot domain may, too, with that access. */
#define DOMCTL_FOR(op, argument, about, which, result) \
    { .name = "domctl-" #op, .ask = ask_domctl, .cmd = XEN_DOMCTL_ ## op, \
      .arg = argument, .target = PROBE_ ## about, \
      .roles = CONTROL, .access = which, .allowed = result }

#define NO_VCPU 0xffffU

#endif /* HLG_PROBES_DOMCTL_H */
