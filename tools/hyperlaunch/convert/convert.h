/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Make a launch of what other tools and other times have for one.
 *
 * Nothing is lost without a word: what cannot be in a launch gets a note with
 * the place where it stands, and a line in the comments of the launch file.
 */

#ifndef HYPERLAUNCH__CONVERT__CONVERT_H
#define HYPERLAUNCH__CONVERT__CONVERT_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/files.h"
#include "../base/report.h"
#include "../launch/launch.h"

enum convert_from {
    FROM_DETECTED,
    FROM_LCM,
    FROM_DOM0LESS,
    FROM_IMAGEBUILDER,
    FROM_XL,
};

/* A line of the comments at the beginning of the launch file. */
struct comment {
    const char *text;
    struct place place;        /* what it is about; no file: all of it */
    unsigned int file, nr;     /* which file, and which comment it was */
};

struct convert {
    enum convert_from from;
    const char *arch;          /* "x86_64" or "arm64"; NULL: what it looks like */
    const char *const *files;  /* of the boot modules, in their order */
    unsigned int nr_files;
    const char *beside;        /* where the launch file will be; "-": here */

    struct launch launch;
    struct report report;
    struct pool pool;
    unsigned int nr_left_out;
    unsigned int placeholder;  /* the last one for a file whose name is not
                                * known; 0: there is none */
    struct comment *comments;
    unsigned int nr_comments;
};

void convert_init(struct convert *convert);
void convert_free(struct convert *convert);

/* What it is called in messages and for --from. */
const char *convert_from_name(enum convert_from from);

/*
 * Add what is in the file @path, which is such a thing as @convert->from says,
 * or gets that to say.  Returns an exit code; with EXIT_ERRORS, what is wrong is
 * in the report.
 */
int convert_file(struct convert *convert, const char *path);

/* Another comment, on what stands at @place; NULL: on all of it. */
void convert_comment(struct convert *convert, const struct place *place,
                     const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Bring them into the order of their places. */
void convert_sort_comments(struct convert *convert);

/*
 * Say which files for boot modules are not in the launch, as there are only @nr
 * boot modules in the file @path.
 */
void convert_note_spare_files(struct convert *convert, const char *path,
                              unsigned int nr);

/*
 * Say that @what, which stands at @place, is not in the launch, and @why.  The
 * comment has all of its @text, if that is not NULL.  True if it may be followed
 * by report_hint(): after very many of them, nobody wants to know more.
 */
bool convert_left_out(struct convert *convert, const struct place *place,
                      const char *what, const char *text, const char *why);

/* Has so much been left out that nothing more will be said of it? */
bool convert_is_full(const struct convert *convert);

/* A path which is written in @from, NULL: the command line, for the launch. */
const char *convert_path(struct convert *convert, const char *from,
                         const char *path);

/* Another domain; NULL after an error, if there is one of that name. */
struct domain *convert_domain(struct convert *convert, const char *name,
                              const struct place *place);

/* Memory that a domain shares, or an event channel. */
struct child *convert_child(struct convert *convert, struct children *children,
                            const char *name, const struct place *place);

/* Shorthands for what is given to launch.h. */
void convert_set(struct convert *convert, struct value *value,
                 const struct place *place, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
void convert_set_memory(struct convert *convert, struct value *value,
                        const struct place *place, uint64_t kb);
void convert_set_roles(struct convert *convert, struct domain *domain,
                       const struct place *place, unsigned int roles);
/* The roles of a dom0less domain's "capabilities"; @bits are those of Xen. */
#define MAX_CAPABILITIES 7
unsigned int convert_roles_of(unsigned int bits);
struct property *convert_property(struct convert *convert,
                                  struct domain *domain, const char *name,
                                  const struct place *place,
                                  const char *text);
struct property *convert_property_number(struct convert *convert,
                                         struct domain *domain,
                                         const char *name,
                                         const struct place *place,
                                         uint32_t number);
void convert_property_add(struct convert *convert, struct property *property,
                          const struct place *place, uint32_t number);

/* A whole number in C's notation; false if @text is none, or too large. */
bool convert_number(const char *text, uint64_t max, uint64_t *number);

/* The formats, as texts: @blob is what is in the file. */
void convert_imagebuilder(struct convert *convert, const char *path,
                          const struct blob *blob);
void convert_xl(struct convert *convert, const char *path,
                const struct blob *blob);

/* As device trees. */
struct input;
void convert_lcm(struct convert *convert, const struct input *input);
void convert_dom0less(struct convert *convert, const struct input *input);

#endif /* HYPERLAUNCH__CONVERT__CONVERT_H */
