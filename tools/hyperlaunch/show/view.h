/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * A launch as it is shown and compared: what an LCM says, in the words of a
 * launch file, and what Xen is going to make of it.
 */

#ifndef HYPERLAUNCH__SHOW__VIEW_H
#define HYPERLAUNCH__SHOW__VIEW_H

#include "../lcm/input.h"

/* When Xen starts a domain. */
enum start {
    START_NEVER,           /* it has errors, and is not built */
    START_FIRST,           /* it is the boot domain */
    START_IN_ORDER,
    START_MANUAL,          /* somebody else does */
    START_RECOVERY,        /* only if something has failed */
};

/* What a domain shares with a domain that serves it. */
enum ring_kind {
    RING_XENSTORE,
    RING_CONSOLE,
    NR_RINGS
};

struct ring {
    int backend;           /* index of the domain; -1: there is no such ring */
    const char *provided;  /* "it ...": on what it depends, if that is not known;
                            * else NULL */
};

/* A boot module. */
struct shown_module {
    const char *label;     /* file, else number or address */
    const struct module *file;    /* NULL: not known */
    const struct hl_module *node; /* a node that uses it; NULL: there is none */
    bool by_index;
    uint32_t index;
    uint64_t addr, size;   /* unless by_index */
    uint64_t domains;      /* that use it: bits */
    bool of_xen;           /* Xen uses it */
};

/* A property of a domain which is of no meaning to the LCM's parser. */
struct shown_property {
    const char *name, *text;
};

struct shown_domain {
    const struct hl_domain *hd;
    const char *name;      /* if it has none that will do, that of the node */
    const struct domain *as_written; /* in the launch file, if there are errors
                                      * in what it says there; else NULL */
    enum start start;
    unsigned int position; /* from 1 on: START_IN_ORDER */
    uint64_t after;        /* whom it is to wait for, as the LCM says */
    struct ring rings[NR_RINGS];
    unsigned int nr_properties;
    struct shown_property *properties; /* by name */
};

struct view {
    struct input input;
    struct pool pool;
    const char *path;      /* as the user named it */
    bool is_image;         /* a disk image with an LCM in it */
    int boot;              /* index of the boot domain, or -1 */
    unsigned int nr_domains;
    struct shown_domain domains[HL_MAX_DOMAINS];
    unsigned int nr_modules;
    struct shown_module *modules; /* by number, or address */
};

/* As input_load(), for the image of a disk as well.  view_close() after it. */
int view_open(struct view *view, const char *path,
              const struct input_options *options, struct report *report);
void view_close(struct view *view);

/* The boot module of a module node: an index into modules[] of the LCM. */
const struct shown_module *view_module(const struct view *view, int node);

/* Steps of view_open(), in this order. */
void view_find_modules(struct view *view);
void view_find_properties(struct view *view);
void view_find_order(struct view *view);
void view_find_rings(struct view *view);

#endif /* HYPERLAUNCH__SHOW__VIEW_H */
