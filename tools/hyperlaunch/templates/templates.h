/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Launch files to begin with.  They are the files *.yaml beside this one, which
 * the Makefile makes strings of.
 */

#ifndef HYPERLAUNCH__TEMPLATES__TEMPLATES_H
#define HYPERLAUNCH__TEMPLATES__TEMPLATES_H

struct template {
    const char *name;
    const char *text;          /* the first line is a comment: what it is */
};

extern const struct template templates[];
extern const unsigned int nr_templates;

#endif /* HYPERLAUNCH__TEMPLATES__TEMPLATES_H */
