/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Run the parser and the validator over a blob, and compare the messages.
 */

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "invariants.h"
#include "run.h"

const struct hl_host any_host = {
    .nr_modules = UINT_MAX,
    .max_cpus = UINT_MAX,
    .max_pvh_cpus = UINT_MAX,
    .max_cmdline = UINT_MAX,
};

static bool seen[HL_NR_CODES];

static void *need_memory(void *ptr)
{
    if ( !ptr )
        abort();

    return ptr;
}

static void probe(struct run *run)
{
    /* What nobody sets is not to be taken for a zero. */
    memset(&run->diags, 0xa5, sizeof(run->diags));

    run->presence = hl_lcm_probe(run->blob, run->size, &run->diags);

    assert_true(run->diags.nr == (run->presence == HL_LCM_MALFORMED));
    assert_true(run->diags.nr_fatal == run->diags.nr);
    check_messages(run->blob, &run->diags);
}

void see_codes(const struct hl_diags *diags)
{
    unsigned int i;

    for ( i = 0; i < diags->nr; i++ )
        seen[diags->diag[i].code] = true;
}

bool code_seen(enum hl_code code)
{
    return seen[code];
}

static void parse_and_validate(struct run *run, const struct hl_host *host)
{
    memset(&run->lcm, 0xa5, sizeof(run->lcm));
    memset(&run->diags, 0xa5, sizeof(run->diags));

    run->parsed = hl_lcm_parse(run->blob, run->size, &run->lcm, &run->diags);
    run->valid = run->parsed && hl_lcm_validate(&run->lcm, host, &run->diags);

    check_invariants(&run->lcm, &run->diags, host, run->parsed, run->valid);
    check_messages(run->blob, &run->diags);
    see_codes(&run->diags);
}

struct run *run_blob(const void *blob, size_t size, const struct hl_host *host)
{
    struct run *run = need_memory(malloc(sizeof(*run)));

    run->blob = need_memory(malloc(size ? size : 1));
    run->size = size;
    memcpy(run->blob, blob, size);

    probe(run);
    parse_and_validate(run, host);

    /* They agree on whether there is an LCM. */
    if ( run->presence != HL_LCM_PRESENT )
        assert_false(run->parsed);

    /* Nobody has written to it. */
    assert_memory_equal(run->blob, blob, size);

    return run;
}

struct run *run_dt(struct dt *dt)
{
    size_t size;
    void *blob = dt_finish(dt, &size);
    struct run *run = run_blob(blob, size, &any_host);

    free(blob);

    return run;
}

struct run *run_file(const char *path, const struct hl_host *host)
{
    FILE *file = fopen(path, "rb");
    char *buf = need_memory(malloc(2 * HL_MAX_LCM_SIZE));
    struct run *run;
    size_t size;

    if ( !file )
        fail_msg("%s cannot be opened", path);

    size = fread(buf, 1, 2 * HL_MAX_LCM_SIZE, file);
    fclose(file);

    run = run_blob(buf, size, host);
    free(buf);

    return run;
}

void run_free(struct run *run)
{
    free(run->blob);
    free(run);
}

char *run_messages(const struct run *run)
{
    static const char *const severities[] = {
        [HL_NOTE] = "note",
        [HL_ERROR] = "error",
        [HL_FATAL] = "fatal",
    };
    char *text, message[2048];
    size_t size;
    FILE *out = need_memory(open_memstream(&text, &size));
    unsigned int i;

    for ( i = 0; i < run->diags.nr; i++ )
    {
        hl_diag_format(run->blob, &run->diags.diag[i],
                       message, sizeof(message));
        fprintf(out, "%s: %s\n", severities[run->diags.diag[i].severity],
                message);
    }
    fclose(out);

    return text;
}

static char what[256];

void about(const char *format, ...)
{
    va_list args;

    va_start(args, format);
    vsnprintf(what, sizeof(what), format, args);
    va_end(args);
}

void expect(struct run *run, ...)
{
    char *found = run_messages(run), *expected;
    const char *line;
    size_t size;
    FILE *out = need_memory(open_memstream(&expected, &size));
    va_list lines;

    va_start(lines, run);
    while ( (line = va_arg(lines, const char *)) )
        fprintf(out, "%s\n", line);
    va_end(lines);
    fclose(out);

    if ( strcmp(found, expected) )
        fail_msg("%s: found:\n%sexpected:\n%s", what, found, expected);

    free(found);
    free(expected);
    run_free(run);
}

void expect_code(struct run *run, enum hl_code code)
{
    char *found = run_messages(run);

    if ( run->diags.nr != 1 || run->diags.diag[0].code != code )
        fail_msg("%s: expected %s alone, found %u:\n%s", what,
                 hl_code_name(code), run->diags.nr, found);

    free(found);
    run_free(run);
}

/*
 * Local variables:
 * mode: C
 * c-file-style: "BSD"
 * c-basic-offset: 4
 * tab-width: 4
 * indent-tabs-mode: nil
 * End:
 */
