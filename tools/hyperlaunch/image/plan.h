/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * What a boot loader is to load: Xen, the LCM and the boot modules.
 */

#ifndef HYPERLAUNCH__IMAGE__PLAN_H
#define HYPERLAUNCH__IMAGE__PLAN_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/digest.h"
#include "../base/json.h"
#include "../base/report.h"
#include "../lcm/input.h"

/* The directory which the files are in, on any medium. */
#define PLAN_DIRECTORY "hyperlaunch"
/* The LCM there, or the device tree which it has become a part of. */
#define PLAN_LCM       "lcm.dtb"
#define PLAN_TREE      "xen.dtb"

struct boot_file {
    const char *path;          /* as it can be opened from here; NULL: there is
                                * no such file (an LCM that is told to U-Boot) */
    const char *name;          /* in PLAN_DIRECTORY; nobody has to quote it */
    struct place place;        /* where it is asked for */
    uint64_t size;             /* bytes */
    bool is_loaded;            /* to an address which is known here (Arm): */
    uint64_t address;
    uint8_t sha256[DIGEST_BYTES];
};

struct plan {
    const char *arch;
    const char *title;         /* what the launch is called; printable */
    struct pool *pool;
    bool complete;             /* there is all that it takes */
    struct boot_file xen, lcm;
    const char *xen_options;   /* NULL: nobody said anything */
    unsigned int nr_modules;
    struct boot_file *modules; /* the first one is that of module-index 1 */
};

/* What the command line says, in place of a launch file or instead of it. */
struct plan_options {
    const char *xen, *xen_options;
    const char *const *modules;
    unsigned int nr_modules;
};

/*
 * Check @input, and find what to load for it; the plan uses its memory.  If it
 * names no boot modules itself, those of @options become its own.  What is wrong
 * is added to the report.  The LCM has a name, but is in no file yet.
 */
void plan_make(struct plan *plan, struct input *input,
               const struct plan_options *options, struct report *report);

/*
 * May that be made?  If there are errors, only with @force, and if there is
 * something that Xen could be given.
 */
bool plan_is_good(const struct plan *plan, const struct input *input,
                  const struct report *report, bool force);

/*
 * Put @size bytes which have been made into a temporary file, and call it
 * @name.  False if that cannot be; it is said why.
 */
bool plan_put(struct plan *plan, struct boot_file *file, const char *name,
              const void *data, size_t size);

/* Its size and digest.  Why it cannot be used, or NULL. */
const char *plan_look_at(struct boot_file *file);

/* The files, in the order of loading: Xen, the LCM, the modules. */
unsigned int plan_nr_files(const struct plan *plan);
struct boot_file *plan_file(struct plan *plan, unsigned int i);

/* Is that file, and not an earlier one, to be stored under its name? */
bool plan_stores(struct plan *plan, unsigned int i);

/* "files", with their addresses if they have some. */
void plan_json(struct plan *plan, struct json *j);

#endif /* HYPERLAUNCH__IMAGE__PLAN_H */
