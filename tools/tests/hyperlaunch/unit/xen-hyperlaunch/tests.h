/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Tests of the guest tool: each runs a command line against a fake Xen.
 */

#ifndef UNIT__XEN_HYPERLAUNCH__TESTS_H
#define UNIT__XEN_HYPERLAUNCH__TESTS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "command.h"
#include "fake.h"

struct group {
    const char *name;
    const struct CMUnitTest *tests;
    size_t nr;
};

struct group test_command(void);   /* the command line */
struct group test_look(void);      /* status, list, log */
struct group test_names(void);     /* what numbers are called; JSON */
struct group test_module(void);    /* lcm, module */
struct group test_act(void);       /* start, done, fail, ready */
struct group test_wait(void);

/* What came of a command line. */
struct result {
    int rc;
    char *out, *err;
    size_t out_size, err_size;
};

/*
 * Run it, with these words behind the name of the program.  The output is valid
 * until the next run, and NUL terminated.
 */
#define run(...) run_words((const char *const[]){ __VA_ARGS__, NULL })
struct result run_words(const char *const *words);

/* The same, with the standard output being this. */
struct result run_to(FILE *out, const char *const *words);

/* One object or array of JSON, in which no key is there twice. */
void assert_json(const char *text);

/* It failed like this, without any other output; the message has this in it. */
void assert_failed(struct result result, int rc, const char *message);

#endif /* UNIT__XEN_HYPERLAUNCH__TESTS_H */
