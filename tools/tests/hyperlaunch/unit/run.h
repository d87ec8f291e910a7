/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Run the parser and the validator over a blob, and compare the messages.
 */

#ifndef UNIT__RUN_H
#define UNIT__RUN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <xen/hyperlaunch/lcm.h>

#include "dt.h"

/* A host which does not limit anything. */
extern const struct hl_host any_host;

struct run {
    void *blob;            /* of exactly this size, for the sanitizer */
    size_t size;
    enum hl_presence presence;
    bool parsed, valid;
    struct hl_lcm lcm;
    struct hl_diags diags;
};

/*
 * Probe, parse and validate a copy of the blob, check the invariants, and
 * remember which codes have been seen.
 */
struct run *run_blob(const void *blob, size_t size,
                     const struct hl_host *host);

/* The same for a tree being built, on any_host. */
struct run *run_dt(struct dt *dt);

/* The same for a *.dtb file. */
struct run *run_file(const char *path, const struct hl_host *host);

void run_free(struct run *run);

/*
 * The messages in order, each as "severity: message", each with a newline.
 * To be freed by the caller.
 */
char *run_messages(const struct run *run);

/* What a test is at, shown if that fails. */
void about(const char *format, ...)
    __attribute__((__format__(__printf__, 1, 2)));

/*
 * Exactly these messages (NULL at the end), then free the run.  expect_code()
 * is for where the text does not matter: this one code and nothing else.
 */
void expect(struct run *run, ...) __attribute__((__sentinel__));
void expect_code(struct run *run, enum hl_code code);

/*
 * Has any test so far come across @code?  run_blob() takes care of that, tests
 * that do without it use see_codes().
 */
bool code_seen(enum hl_code code);
void see_codes(const struct hl_diags *diags);

#endif /* UNIT__RUN_H */
