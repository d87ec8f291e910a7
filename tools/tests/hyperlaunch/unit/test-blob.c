/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * Blobs that are not what they should be: headers, truncation, flipped bits.
 *
 * run_blob() keeps them in memory of exactly their size, so the sanitizer
 * sees any access beyond.
 */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xen/libfdt/libfdt.h>

#include "run.h"
#include "tests.h"

static char *load(const char *name, size_t *size)
{
    char path[512], *blob;
    struct run *run;

    snprintf(path, sizeof(path), LCM_BLOBS "/good/%s.dtb", name);
    run = run_file(path, &any_host);
    assert_true(run->valid);

    *size = run->size;
    blob = run->blob;
    free(run);

    return blob;
}

static void expect_blob(const void *blob, size_t size, enum hl_code code)
{
    expect_code(run_blob(blob, size, &any_host), code);
}

/* Nothing but the invariants: it may be good or bad. */
static void try_blob(const void *blob, size_t size)
{
    run_free(run_blob(blob, size, &any_host));
}

/*
 * Presence.
 */

static void no_magic(void **state)
{
    static const char text[64] = "\x7f" "ELF or whatever";
    struct run *run;

    (void)state;

    run = run_blob(text, sizeof(text), &any_host);
    assert_int_equal(run->presence, HL_LCM_ABSENT);
    expect(run, "fatal: not a flattened device tree", NULL);

    run = run_blob(text, 0, &any_host);
    assert_int_equal(run->presence, HL_LCM_ABSENT);
    expect_code(run, HL_E_BAD_MAGIC);
}

/* The magic number alone makes it something that was meant to be an LCM. */
static void magic_alone(void **state)
{
    static const unsigned char magic[] = { 0xd0, 0x0d, 0xfe, 0xed };
    struct run *run = run_blob(magic, 3, &any_host);

    (void)state;

    assert_int_equal(run->presence, HL_LCM_ABSENT);
    expect_code(run, HL_E_BAD_MAGIC);

    run = run_blob(magic, 4, &any_host);
    assert_int_equal(run->presence, HL_LCM_MALFORMED);
    expect(run, "fatal: truncated flattened device tree: found 4 bytes, "
                "expected at least the 40 bytes of a header", NULL);
}

static void no_hypervisor_node(void **state)
{
    struct run *run = run_dt(dt_new());

    (void)state;

    assert_int_equal(run->presence, HL_LCM_MALFORMED);
    expect_code(run, HL_E_NO_HYPERVISOR);
}

/* There is nothing to validate in what could not be parsed. */
static void validation_of_nothing(void **state)
{
    struct dt *dt = dt_lcm();
    struct run *run;

    (void)state;

    dt_config(dt);
    run = run_dt(dt);
    assert_false(run->parsed);
    assert_false(hl_lcm_validate(&run->lcm, &any_host, &run->diags));
    expect_code(run, HL_E_NO_DOMAIN);
}

/* run_blob() aligns, so this goes the direct way. */
static void misaligned(void **state)
{
    size_t size, offset;
    char *blob = load("minimal", &size), *buf = malloc(size + 8);
    struct hl_diags *diags = malloc(sizeof(*diags));
    struct hl_lcm *lcm = malloc(sizeof(*lcm));

    (void)state;

    for ( offset = 0; offset < 8; offset++ )
    {
        memcpy(buf + offset, blob, size);

        assert_int_equal(hl_lcm_probe(buf + offset, size, diags),
                         offset ? HL_LCM_MALFORMED : HL_LCM_PRESENT);
        assert_int_equal(hl_lcm_parse(buf + offset, size, lcm, diags),
                         !offset);
        assert_int_equal(diags->nr, !!offset);
        if ( offset )
            assert_int_equal(diags->diag[0].code, HL_E_BAD_ALIGNMENT);
        see_codes(diags);
    }

    free(lcm);
    free(diags);
    free(buf);
    free(blob);
}

/*
 * Sizes.
 */

static void every_prefix(void **state)
{
    size_t size, i;
    char *blob = load("canonical", &size);

    (void)state;

    for ( i = 0; i < size; i++ )
        expect_blob(blob, i, i < 4 ? HL_E_BAD_MAGIC : HL_E_TRUNCATED);

    free(blob);
}

/* Boot loaders hand over whole pages. */
static void slack_behind(void **state)
{
    size_t size;
    char *blob = load("canonical", &size);
    struct run *run;

    (void)state;

    blob = realloc(blob, size + 4096);
    memset(blob + size, 0xff, 4096);

    run = run_blob(blob, size + 4096, &any_host);
    assert_true(run->valid);
    assert_int_equal(run->lcm.size, size);
    expect(run, NULL);

    free(blob);
}

/*
 * Headers.
 */

enum { FIELDS = sizeof(struct fdt_header) / sizeof(fdt32_t) };

static void set_field(char *blob, size_t offset, uint32_t value)
{
    fdt32_st(blob + offset, value);
}

#define FIELD(name) offsetof(struct fdt_header, name)

static void bad_header(void **state)
{
    size_t size, i;
    char *blob = load("canonical", &size), *copy = malloc(size);
    const struct {
        size_t field;
        uint32_t value;
        enum hl_code code;
    } cases[] = {
        { FIELD(magic), FDT_MAGIC + 1, HL_E_BAD_MAGIC },
        { FIELD(magic), ~FDT_MAGIC, HL_E_BAD_MAGIC },
        { FIELD(version), 0, HL_E_BAD_VERSION },
        { FIELD(version), 16, HL_E_BAD_VERSION },
        { FIELD(last_comp_version), 18, HL_E_BAD_VERSION },
        { FIELD(last_comp_version), ~0U, HL_E_BAD_VERSION },
        { FIELD(totalsize), 0, HL_E_BAD_STRUCTURE },
        { FIELD(totalsize), 39, HL_E_BAD_STRUCTURE },
        { FIELD(totalsize), size - 1, HL_E_BAD_STRUCTURE },
        { FIELD(totalsize), size + 1, HL_E_TRUNCATED },
        { FIELD(totalsize), HL_MAX_LCM_SIZE, HL_E_TRUNCATED },
        { FIELD(totalsize), HL_MAX_LCM_SIZE + 1, HL_E_LIMIT },
        { FIELD(totalsize), ~0U, HL_E_LIMIT },
        { FIELD(off_dt_struct), 0, HL_E_BAD_STRUCTURE },
        { FIELD(off_dt_struct), 58, HL_E_BAD_STRUCTURE },
        { FIELD(off_dt_struct), size, HL_E_BAD_STRUCTURE },
        { FIELD(off_dt_struct), ~3U, HL_E_BAD_STRUCTURE },
        { FIELD(off_dt_strings), 0, HL_E_BAD_STRUCTURE },
        { FIELD(off_dt_strings), size, HL_E_BAD_STRUCTURE },
        { FIELD(off_dt_strings), ~0U, HL_E_BAD_STRUCTURE },
        { FIELD(off_mem_rsvmap), 0, HL_E_BAD_STRUCTURE },
        { FIELD(off_mem_rsvmap), 44, HL_E_BAD_STRUCTURE },
        { FIELD(off_mem_rsvmap), ~7U, HL_E_BAD_STRUCTURE },
        { FIELD(size_dt_struct), 0, HL_E_BAD_STRUCTURE },
        { FIELD(size_dt_struct), ~0U, HL_E_BAD_STRUCTURE },
        { FIELD(size_dt_strings), 0, HL_E_BAD_STRUCTURE },
        { FIELD(size_dt_strings), ~0U, HL_E_BAD_STRUCTURE },
    };

    (void)state;

    for ( i = 0; i < sizeof(cases) / sizeof(cases[0]); i++ )
    {
        memcpy(copy, blob, size);
        set_field(copy, cases[i].field, cases[i].value);
        expect_blob(copy, size, cases[i].code);
    }

    free(copy);
    free(blob);
}

/* A newer writer which says that version 17 can read it. */
static void newer_version(void **state)
{
    size_t size;
    char *blob = load("minimal", &size);
    struct run *run;

    (void)state;

    set_field(blob, FIELD(version), 18);
    set_field(blob, FIELD(last_comp_version), 17);
    run = run_blob(blob, size, &any_host);
    assert_true(run->valid);
    expect(run, NULL);

    free(blob);
}

static const uint32_t nasty[] = {
    0, 1, 2, 3, 4, 7, 8, 9, 16, 0xff, 0x100, 0x7fff, 0xffff, 0x10000,
    0x7ffffff8, 0x7fffffff, 0x80000000, 0x80000001, 0xfffffff0, 0xfffffff8,
    0xfffffffc, 0xfffffffe, 0xffffffff,
};

#define NR_NASTY (sizeof(nasty) / sizeof(nasty[0]))

/* Each 4-byte word of it, header included, replaced by each of these. */
static void nasty_words(void **state)
{
    size_t size, i, j;
    char *blob = load("minimal", &size), *copy = malloc(size);

    (void)state;

    for ( i = 0; i + 4 <= size; i += 4 )
        for ( j = 0; j < NR_NASTY; j++ )
        {
            memcpy(copy, blob, size);
            fdt32_st(copy + i, nasty[j]);
            try_blob(copy, size);
        }

    free(copy);
    free(blob);
}

/* Two header fields at a time: overflows take two. */
static void nasty_headers(void **state)
{
    size_t size, f, g, i, j;
    char *blob = load("minimal", &size), *copy = malloc(size);

    (void)state;

    /* The magic number stays, or there would be nothing to see. */
    for ( f = 1; f < FIELDS; f++ )
        for ( g = f + 1; g < FIELDS; g++ )
            for ( i = 0; i < NR_NASTY; i += 2 )
                for ( j = 1; j < NR_NASTY; j += 2 )
                {
                    memcpy(copy, blob, size);
                    set_field(copy, 4 * f, nasty[i]);
                    set_field(copy, 4 * g, nasty[j]);
                    try_blob(copy, size);
                }

    free(copy);
    free(blob);
}

/*
 * Flipped bits.
 */

static void every_bit(void **state)
{
    size_t size, i;
    char *blob = load("minimal", &size);

    (void)state;

    for ( i = 0; i < size * 8; i++ )
    {
        blob[i / 8] ^= 1 << (i % 8);
        try_blob(blob, size);
        blob[i / 8] ^= 1 << (i % 8);
    }

    free(blob);
}

/* The same sequence in every run: a failure can be had again. */
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525 + 1013904223;

    return *seed >> 8;
}

static void random_bits(void **state)
{
    static const char *const names[] = {
        "canonical", "dom0less", "words-of-2021", "words-of-2022",
    };
    uint32_t seed = 1, round, flips;
    size_t size, i;

    (void)state;

    for ( i = 0; i < sizeof(names) / sizeof(names[0]); i++ )
    {
        char *blob = load(names[i], &size), *copy = malloc(size);

        for ( round = 0; round < 1000; round++ )
        {
            memcpy(copy, blob, size);
            for ( flips = 1 + round % 8; flips; flips-- )
            {
                uint32_t bit = next_random(&seed) % (size * 8);

                copy[bit / 8] ^= 1 << (bit % 8);
            }
            try_blob(copy, size);
        }

        free(copy);
        free(blob);
    }
}

struct group test_blob(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_magic),
        cmocka_unit_test(magic_alone),
        cmocka_unit_test(no_hypervisor_node),
        cmocka_unit_test(validation_of_nothing),
        cmocka_unit_test(misaligned),
        cmocka_unit_test(every_prefix),
        cmocka_unit_test(slack_behind),
        cmocka_unit_test(bad_header),
        cmocka_unit_test(newer_version),
        cmocka_unit_test(nasty_words),
        cmocka_unit_test(nasty_headers),
        cmocka_unit_test(every_bit),
        cmocka_unit_test(random_bits),
    };

    return (struct group){ "blob", tests, sizeof(tests) / sizeof(tests[0]) };
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
