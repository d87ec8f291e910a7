/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Build device trees in memory, also such as dtc would not write.
 *
 *   struct dt *dt = dt_lcm();          / { chosen { hypervisor {
 *   dt_domain(dt, "dom1");                 dom1 { compatible, memory
 *   dt_u32(dt, "cpus", 2);                     cpus = <2>;
 *   dt_kernel(dt, 1);                          kernel { ... };
 *   dt_end(dt);                            };
 *   blob = dt_finish(dt, &size);       }; }; };
 *
 * Only one tree can be in the making at a time.  Trouble in here is a fault
 * of the test: it ends the program.
 */

#ifndef UNIT__DT_H
#define UNIT__DT_H

#include <stddef.h>
#include <stdint.h>

struct dt;

/* A tree which so far has its root node only; one with an LCM begun in it. */
struct dt *dt_new(void);
struct dt *dt_lcm(void);

/* Nodes: begin one of any sort, of a usual sort, and end the innermost. */
void dt_node(struct dt *dt, const char *name);
void dt_config(struct dt *dt);
void dt_bare_domain(struct dt *dt, const char *name); /* compatible only */
void dt_domain(struct dt *dt, const char *name);      /* with memory */
void dt_module(struct dt *dt, const char *name, const char *kind);
void dt_end(struct dt *dt);

/* Whole nodes, ended. */
void dt_kernel(struct dt *dt, uint32_t index);
void dt_good_domain(struct dt *dt, const char *name);

/* Properties of the innermost node. */
void dt_prop(struct dt *dt, const char *name, const void *value, size_t len);
void dt_str(struct dt *dt, const char *name, const char *value);
void dt_u32(struct dt *dt, const char *name, uint32_t value);
void dt_u64(struct dt *dt, const char *name, uint64_t value);

/* End all nodes.  The blob is to be freed by the caller. */
void *dt_finish(struct dt *dt, size_t *size);

#endif /* UNIT__DT_H */
