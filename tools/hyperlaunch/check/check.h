/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What is wrong with a launch although its LCM is a good one: what Xen would
 * find out only when it boots, or never.
 */

#ifndef HYPERLAUNCH__CHECK__CHECK_H
#define HYPERLAUNCH__CHECK__CHECK_H

#include "../lcm/input.h"

/* A domain's name, for "%.*s". */
#define NAME(d) (int)(d)->name_len, (d)->name

/*
 * All of the following; @input->lcm must not be NULL.  Errors are what no boot
 * can mend.
 */
void check_launch(const struct input *input, struct report *report);

/* Does any domain rule over the others, can each do what its roles are for? */
void check_roles(const struct input *input, struct report *report);

/* Are the files there, and what they should be? */
void check_files(const struct input *input, struct report *report);

/* Is the hypervisor one that knows of Hyperlaunch? */
void check_xen(const struct input *input, struct report *report);

/* The same for a file which is there, called @name. */
void check_xen_file(const char *path, const char *name,
                    const struct place *place, const char *arch,
                    struct report *report);

/* Has Xen options for what the launch says?  Those do nothing. */
void check_xen_options(const struct input *input, struct report *report);

/* Has each domain a UUID of its own? */
void check_uuids(const struct input *input, struct report *report);

/* Does all fit into the memory of its domain, and of the machine? */
void check_memory(const struct input *input, struct report *report);

/* Is there anything which this version of Xen does not do? */
void check_support(const struct input *input, struct report *report);

/* Are addresses where there is memory, and apart from each other? (Arm) */
void check_addresses(const struct input *input, struct report *report);

/* Words of dom0less: has each a value that Xen takes?  (Arm) */
void check_dom0less(const struct input *input, struct report *report);

/*
 * What domains share: is it such that Xen takes it, and is there somebody at the
 * other end?  (Arm)
 */
void check_sharing(const struct input *input, struct report *report);

/* Is each device given to one domain only?  (Arm) */
void check_devices(const struct input *input, struct report *report);

/* Where property @property of @domain, or if NULL the domain itself, stands. */
struct place place_of_domain(const struct input *input,
                             const struct hl_domain *domain,
                             const char *property);
struct place place_of_node(const struct input *input, int node,
                           const char *property);
struct place place_of_module(const struct input *input,
                             const struct hl_module *module,
                             const char *property);

/* Say so if a file is missing, or empty. */
void check_one_file(const struct module *file, struct report *report);

/* The file that a launch file names for it; NULL if there is none. */
const struct module *module_file(const struct input *input,
                                 const struct hl_module *module);

#endif /* HYPERLAUNCH__CHECK__CHECK_H */
