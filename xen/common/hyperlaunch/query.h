/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is told of a launch, in the terms of the public interface.
 */

#ifndef HYPERLAUNCH_QUERY_H
#define HYPERLAUNCH_QUERY_H

struct domain;
struct hl_initial;
struct xen_hyperlaunch_domain;
struct xen_hyperlaunch_info;

/* The launch, as told to @d. */
void hl_query_info(const struct domain *d, struct xen_hyperlaunch_info *info);

/* An initial domain. */
void hl_query_domain(const struct hl_initial *hi,
                     struct xen_hyperlaunch_domain *domain);

/* Names, as hypfs and tools have them. */
const char *hl_module_kind_name(unsigned int kind);

/* XEN_HYPERLAUNCH_DOMAIN_*, and its name. */
unsigned int hl_query_domain_state(const struct hl_initial *hi);
const char *hl_domain_state_name(unsigned int state);

#endif /* HYPERLAUNCH_QUERY_H */

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
