/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Values of a launch as text, in the words of a launch file.
 */

#ifndef HYPERLAUNCH__SHOW__TEXT_H
#define HYPERLAUNCH__SHOW__TEXT_H

#include "view.h"

const char *text_memory(struct pool *pool, uint64_t kib);
/* How much a domain has, if it is said; what is in error is as it was written. */
const char *text_memory_of(struct pool *pool, const struct shown_domain *d);
const char *text_cpus_of(struct pool *pool, const struct shown_domain *d);
const char *text_bytes(struct pool *pool, uint64_t bytes);
const char *text_time(struct pool *pool, uint32_t ms);
const char *text_roles(struct pool *pool, unsigned int roles);
const char *text_access(unsigned int access);
const char *text_uuid(struct pool *pool, const uint8_t *uuid);
const char *text_digest(struct pool *pool, const uint8_t *sha256);
const char *text_mode(enum hl_mode mode);
const char *text_enhanced(enum hl_enhanced enhanced);
const char *text_policy(enum hl_failure_policy policy);
const char *text_module_kind(enum hl_module_kind kind);
const char *text_pci_device(struct pool *pool, uint32_t device);

/* Names of the domains in a mask, in LCM order; "" if there are none. */
const char *text_domains(struct view *view, uint64_t domains,
                         const char *separator);

/* The backend of a ring which is there, and on what it depends. */
const char *text_ring(struct view *view, const struct ring *ring);

extern const char *const ring_names[NR_RINGS];

#endif /* HYPERLAUNCH__SHOW__TEXT_H */
